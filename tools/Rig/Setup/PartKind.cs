namespace RigFirmware.Rig.Setup
{
    /// <summary>How a part is looked for.</summary>
    public enum PartKind
    {
        /// <summary>An executable on the path or in a system folder.</summary>
        Command,

        /// <summary>A native library the loader finds.</summary>
        Library,
    }
}
