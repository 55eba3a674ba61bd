using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>Word positions of one telemetry record: what the loop writes every second tick and the black box every tick.</summary>
    public static class TelemetryRecord
    {
        /// <summary>Time of the tick, wrapping milliseconds.</summary>
        public const int TimeMs = 0;

        /// <summary>Tick counter.</summary>
        public const int Tick = 1;

        /// <summary>The <see cref="Safety.RigMode"/>.</summary>
        public const int Mode = 2;

        /// <summary>Bits of <see cref="Hal.Discretes"/> as read.</summary>
        public const int Discretes = 3;

        /// <summary>Bit n is set when channel n is not <see cref="Domain.Quality.Ok"/>.</summary>
        public const int NotOkMask = 4;

        /// <summary>Index from 0 of the program step, -1 without a program.</summary>
        public const int Step = 5;

        /// <summary>Passes of the innermost loop so far, from 1; 0 outside loops.</summary>
        public const int Cycle = 6;

        /// <summary>Charge of the step in nanoampere seconds, the low 32 bits.</summary>
        public const int StepChargeLow = 7;

        /// <summary>Charge of the step in nanoampere seconds, the high 32 bits.</summary>
        public const int StepChargeHigh = 8;

        /// <summary>Commanded current in nanoamps after the arbiter.</summary>
        public const int CommandNanoamps = 9;

        /// <summary>Commanded heater power in milliwatts.</summary>
        public const int HeaterMilliwatts = 10;

        /// <summary>Commanded clamp drive in thousandths.</summary>
        public const int ClampPermille = 11;

        /// <summary>Command bits: 1 contactor closed, 2 source enabled, 4 clamp safe, 8 alarm, <see cref="WantedBit"/>, <see cref="UnfilteredBit"/>, <see cref="FineBit"/>; the current range times 256.</summary>
        public const int CommandBits = 12;

        /// <summary>Command bit: the step's record rule wants this record; without a rule every record is wanted.</summary>
        public const int WantedBit = 16;

        /// <summary>Command bit: the electrical channels carry this tick's sample itself and not the median that safety reads; see <see cref="RecordWriter.Write"/>.</summary>
        public const int UnfilteredBit = 32;

        /// <summary>Command bit: the first current sensor was converted at gain 4, as <see cref="Hal.CurrentRange.Fine"/>.</summary>
        public const int FineBit = 64;

        /// <summary>First of the channels' fast values, in channel order and units.</summary>
        public const int Channel0 = 13;

        /// <summary>Ints of one record.</summary>
        public const int Words = Channel0 + Channel.Count;
    }
}
