using RigFirmware.Core.Configuration;

namespace RigFirmware.Core.Programs
{
    /// <summary>The loaded program; empty until its engine lands, so that nothing can be armed.</summary>
    public sealed class ProgramTable
    {
        /// <summary>True when a program is loaded.</summary>
        public bool IsLoaded;

        /// <summary>Step that the newest refused image failed at, or -1.</summary>
        public int ErrorStep = -1;

        /// <summary>Refuses every image.</summary>
        public int Load(byte[] image, int length, RigConfiguration configuration)
        {
            return 1;
        }
    }
}
