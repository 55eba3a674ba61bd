namespace RigFirmware.Host.Programs
{
    /// <summary>What a quantity's number still has to be multiplied with.</summary>
    public enum UnitBasis
    {
        /// <summary>Nothing.</summary>
        Absolute,

        /// <summary>The current of 1C in nanoamps.</summary>
        OneC,

        /// <summary>The electrode area in square centimetres.</summary>
        Area,
    }
}
