using System;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace RigFirmware.Host.Recording
{
    /// <summary>Binds the SQLite package to the system's own library; the bundled native one has known vulnerabilities and is left out.</summary>
    public static class SystemSqlite
    {
        private static readonly Lazy<bool> s_ready = new(Bind);

        /// <summary>Binds once; every later call does nothing.</summary>
        public static void Use()
        {
            _ = s_ready.Value;
        }

        private static bool Bind()
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, assembly, path) =>
                name == "e_sqlite3" ? NativeLibrary.Load(LibraryName(), assembly, path) : IntPtr.Zero);
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            return true;
        }

        private static string LibraryName()
        {
            if (OperatingSystem.IsWindows())
            {
                return "winsqlite3.dll";
            }

            return OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
        }
    }
}
