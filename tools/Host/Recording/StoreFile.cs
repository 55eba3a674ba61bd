using System;
using System.IO;
using Microsoft.Data.Sqlite;

namespace RigFirmware.Host.Recording
{
    /// <summary>Opens a recorder's store for those who only read it, also while it is written.</summary>
    public static class StoreFile
    {
        /// <summary>Opens a store; who asked closes it.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="StoreException">It is not there, or is something else.</exception>
        public static SqliteConnection Open(string path)
        {
            string full = Path.GetFullPath(path);
            if (!File.Exists(full))
            {
                throw new StoreException($"There is no store '{full}': give the file that ./rig record or ./rig watch records into.");
            }

            SystemSqlite.Use();
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = full, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
            try
            {
                connection.Open();
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "PRAGMA user_version";
                if ((long)command.ExecuteScalar()! != RunStore.SchemaVersion)
                {
                    throw new StoreException($"The file '{full}' is no store of this program: give one that ./rig record recorded.");
                }

                return connection;
            }
            catch (Exception e) when (e is SqliteException or StoreException)
            {
                connection.Dispose();
                throw e as StoreException ?? new StoreException($"The store '{full}' cannot be read ({e.Message}): give one that ./rig record recorded.", e);
            }
        }
    }
}
