using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The four stores of a rig as regions of its one memory chip; what each gets and why is in hardware/chips.md. Used at boot, then by the
    /// communication thread alone.
    /// </summary>
    public sealed class RigStores
    {
        /// <summary>Bytes of a segment of telemetry; 82 find room. Short, because a note of a trip waits for the one that is being written.</summary>
        public const int SpillSegmentBytes = 4096;

        /// <summary>Most segments of telemetry, short ones included.</summary>
        public const int SpillSegmentsMax = 96;

        private const string Part = "U92 (CY15B104Q, J20 pole 26)";
        private const int TripBytes = 131072;
        private const int TripSegmentsMax = 72;
        private const int ProgramBytes = 50176;
        private const int ProgramSegmentsMax = 12;
        private const int CalibrationBytes = 4096;
        private const int CalibrationSegmentsMax = 8;
        private const int SpillAt = TripBytes + ProgramBytes + CalibrationBytes;
        private readonly Cy15b104qMemory _memory;
        private readonly SegmentStore[] _all;

        /// <summary>Stores that refuse everything until <see cref="Start"/>.</summary>
        /// <param name="bus">The board's pins.</param>
        public RigStores(FrontEndBus bus)
        {
            _memory = new Cy15b104qMemory(bus.Store, Part);

            // The lock's last: it counts only where everything else is well.
            _all = new SegmentStore[]
            {
                new SegmentStore(_memory, SpillAt, Cy15b104qRegisters.Bytes - SpillAt, SpillSegmentsMax),
                new SegmentStore(_memory, TripBytes + ProgramBytes, CalibrationBytes, CalibrationSegmentsMax),
                new SegmentStore(_memory, TripBytes, ProgramBytes, ProgramSegmentsMax),
                new SegmentStore(_memory, 0, TripBytes, TripSegmentsMax),
            };
            Spill = _all[0];
            Calibration = _all[1];
            Program = _all[2];
            Trip = _all[3];
        }

        /// <summary>Lock and black boxes.</summary>
        public readonly IStore Trip;

        /// <summary>The program and where it stands.</summary>
        public readonly IStore Program;

        /// <summary>The calibration.</summary>
        public readonly IStore Calibration;

        /// <summary>Telemetry that memory could not hold.</summary>
        public readonly IStore Spill;

        /// <summary>Starts the chip and reads the directories.</summary>
        /// <returns>Null when all stores are open, else a sentence that says what is wrong and what the rig does without.</returns>
        public string Start()
        {
            string refusal = _memory.Start();
            for (int i = 0; refusal == null && i < _all.Length; i++)
            {
                refusal = _all[i].Open() ? null : Part + " does not keep what is written: check its supply and its solder joints.";
            }

            return refusal == null ? null : refusal + " The rig starts locked, and may lose with its supply what it should keep.";
        }
    }
}
