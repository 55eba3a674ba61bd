namespace RigFirmware.Core.Protocol
{
    /// <summary>Why the rig is locked. What is not known counts as locked: a memory that cannot be read is no sign that nothing happened.</summary>
    public static class LockReason
    {
        /// <summary>It is not locked.</summary>
        public const int None = 0;

        /// <summary>A trip that nobody has acknowledged, of this start or an earlier one.</summary>
        public const int Trip = 1;

        /// <summary>The memory of trips holds nothing: it is new, or was erased.</summary>
        public const int MemoryEmpty = 2;

        /// <summary>The medium of the memory of trips does not answer.</summary>
        public const int MemoryUnreadable = 3;

        /// <summary>The newest note in the memory of trips is not whole.</summary>
        public const int MemoryDamaged = 4;

        /// <summary>Word of a reason; "unknown" for a number that is none.</summary>
        public static string Name(int reason)
        {
            switch (reason)
            {
                case None: return "none";
                case Trip: return "trip";
                case MemoryEmpty: return "memoryEmpty";
                case MemoryUnreadable: return "memoryUnreadable";
                case MemoryDamaged: return "memoryDamaged";
                default: return "unknown";
            }
        }

        /// <summary>What the operator is told.</summary>
        public static string Text(int reason)
        {
            switch (reason)
            {
                case None: return "";
                case Trip: return "Locked by a trip that nobody has acknowledged: remove its cause, then acknowledge at the rig.";
                case MemoryEmpty: return "Locked because the memory of trips is new or was erased: check the cells, then acknowledge at the rig once.";
                case MemoryUnreadable: return "Locked because the memory of trips cannot be read: check the cells, acknowledge at the rig and have its store repaired.";
                case MemoryDamaged: return "Locked because the newest note in the memory of trips is damaged: check the cells, then acknowledge at the rig.";
                default: return "";
            }
        }
    }
}
