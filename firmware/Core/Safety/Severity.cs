namespace RigFirmware.Core.Safety
{
    /// <summary>What a fault means for the rig.</summary>
    public enum Severity : byte
    {
        /// <summary>Reported, nothing else.</summary>
        Info = 0,

        /// <summary>Reported; somebody should look.</summary>
        Warn = 1,

        /// <summary>Takes a permit away while it is active.</summary>
        Inhibit = 2,

        /// <summary>Cuts every energy input and latches the rig in <see cref="RigMode.Tripped"/>.</summary>
        Trip = 3,
    }
}
