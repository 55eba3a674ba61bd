namespace RigFirmware.Core.Safety
{
    /// <summary>One row of the fault table: what is judged, against which limits, how fast and with which consequence.</summary>
    public sealed class FaultRow
    {
        /// <summary>Stable id, the row's index; see <see cref="FaultId"/>.</summary>
        public int Id;

        /// <summary>Name as it appears on the wire, in reports and in the operator's table.</summary>
        public string Name;

        /// <summary>What the fault means for the rig.</summary>
        public Severity Severity;

        /// <summary>Unit of value and limits; see <see cref="FaultUnit"/>.</summary>
        public byte Unit;

        /// <summary>True when values above the limit are bad, false when values below it are.</summary>
        public bool High;

        /// <summary>A value beyond this is bad.</summary>
        public int TripLimit;

        /// <summary>A value back inside this is good again; it lies on the good side of <see cref="TripLimit"/>.</summary>
        public int ClearLimit;

        /// <summary>How long the value must stay bad, in milliseconds; 0 acts on the first one.</summary>
        public int DebounceInMs;

        /// <summary>How long the value must stay good again, in milliseconds.</summary>
        public int DebounceOutMs;

        /// <summary>Modes in which the row is judged, bits of <see cref="Modes"/>.</summary>
        public int ActiveModes;

        /// <summary>What is taken away while the row is active, bits of <see cref="Safety.Reaction"/>.</summary>
        public int Reaction;

        /// <summary>Milliseconds the sensing needs until a value that is really bad is seen: samples, filter, slope window.</summary>
        public int SensingMs;

        /// <summary>Milliseconds from the bad value in the plant to the reaction, at most.</summary>
        public int BudgetMs;

        /// <summary>What an operator should look at first.</summary>
        public string Hint;

        /// <summary>
        /// The written budget's sum: sensing, debounce, one 20 ms quantum of another thread, a collection of up to 30 ms.
        /// The power stage follows its disable line within a millisecond; the contactor opens behind it.
        /// </summary>
        public int WorstCaseMs
        {
            get { return SensingMs + DebounceInMs + FaultTable.QuantumMs + FaultTable.CollectionMs; }
        }
    }
}
