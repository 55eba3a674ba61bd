using System;
using System.IO;

namespace RigFirmware.Tests.Integration
{
    /// <summary>A folder for one test's files; gone afterwards.</summary>
    internal sealed class RunFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rig-test-");

        /// <summary>Path of the recorder's store.</summary>
        public string Store => System.IO.Path.Combine(_folder.FullName, "run.sqlite");

        /// <summary>Path of the rig's flash.</summary>
        public string Flash => System.IO.Path.Combine(_folder.FullName, "flash");

        /// <inheritdoc/>
        public void Dispose()
        {
            _folder.Delete(recursive: true);
        }
    }
}
