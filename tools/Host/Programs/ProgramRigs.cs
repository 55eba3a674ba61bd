using RigFirmware.Core.Configuration;

namespace RigFirmware.Host.Programs
{
    /// <summary>The rig that a program is checked against when no real one is at hand.</summary>
    public static class ProgramRigs
    {
        /// <summary>The default rig with as many cells as the program asks for.</summary>
        public static RigConfiguration For(ProgramDocument document)
        {
            var configuration = new RigConfiguration();
            configuration.CellCount = document.Cells ?? configuration.CellCount;
            return configuration;
        }
    }
}
