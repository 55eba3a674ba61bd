namespace RigFirmware.Core.Domain
{
    /// <summary>
    /// How far a reading can be trusted. Only <see cref="Ok"/> is good; zero, the value of memory nobody wrote, is not.
    /// Stored as a byte beside the value.
    /// </summary>
    public enum Quality : byte
    {
        /// <summary>No reading since start.</summary>
        NeverRead = 0,

        /// <summary>Read in its turn, inside its plausible range.</summary>
        Ok = 1,

        /// <summary>The last turn brought no reading; the value is an older one.</summary>
        Stale = 2,

        /// <summary>Read, but outside what the channel can measure or the quantity can be.</summary>
        OutOfRange = 3,

        /// <summary>The input is not connected.</summary>
        OpenWire = 4,

        /// <summary>Two independent paths to the same quantity differ by more than their errors allow.</summary>
        Disagree = 5,
    }
}
