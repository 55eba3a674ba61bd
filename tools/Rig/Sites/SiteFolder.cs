using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace RigFirmware.Rig.Sites
{
    /// <summary>Puts a rig's settings into the folder of its board's Main: each file whole or not at all.</summary>
    public static class SiteFolder
    {
        /// <summary>The settings.</summary>
        public const string SettingsFile = "Site.cs";

        /// <summary>The password, which git ignores.</summary>
        public const string PasswordFile = "SitePassword.cs";

        /// <summary>Writes the files and gives their paths; a password of the rig before goes.</summary>
        /// <param name="site">The rig.</param>
        /// <param name="password">Null for a rig without a user.</param>
        /// <param name="root">The clone.</param>
        public static IReadOnlyList<string> Write(SiteFile site, string? password, string root)
        {
            string folder = site.Board.FolderIn(root);
            string settings = Path.Combine(folder, SettingsFile);
            string secret = Path.Combine(folder, PasswordFile);
            var written = new List<string> { settings };

            // First gone, then the settings, then the new one: cut off anywhere, no rig's password stands beside another's settings.
            File.Delete(secret);
            Replace(settings, SiteWriter.Settings(site.Board, site.Settings), false);
            if (password is not null)
            {
                Replace(secret, SiteWriter.Password(site.Board, password), true);
                written.Add(secret);
            }

            return written;
        }

        private static void Replace(string path, string text, bool isSecret)
        {
            string whole = path + ".new";
            try
            {
                File.Delete(whole);
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (isSecret && !OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using (var file = new FileStream(whole, options))
                {
                    file.Write(Encoding.UTF8.GetBytes(text));
                    file.Flush(true);
                }

                File.Move(whole, path, true);
            }
            finally
            {
                File.Delete(whole);
            }
        }
    }
}
