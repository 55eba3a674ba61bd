namespace RigFirmware.Rig.Demo
{
    /// <summary>One trip as the loop's thread notes it; made in advance so that noting allocates nothing.</summary>
    internal sealed class TripMeasurement
    {
        /// <summary>Row of the fault table.</summary>
        public int Fault;

        /// <summary>Channel, or -1.</summary>
        public int Channel;

        /// <summary>Value in the row's unit.</summary>
        public int Value;

        /// <summary>Limit in the row's unit.</summary>
        public int Limit;

        /// <summary>When the plant crossed the limit, in microseconds since the start.</summary>
        public long OnsetUs;

        /// <summary>When no power could flow any more, in microseconds since the start; -1 while it still can.</summary>
        public long CutoffUs;
    }
}
