using RigFirmware.Core.Safety;

namespace RigFirmware.Host.Recording
{
    /// <summary>One telemetry record, decoded.</summary>
    public sealed record TelemetryRow
    {
        /// <summary>Milliseconds since 1970-01-01 UTC; null while the rig did not know the time.</summary>
        public long? UtcMs { get; init; }

        /// <summary>Time of the rig in wrapping milliseconds.</summary>
        public int TimeMs { get; init; }

        /// <summary>Tick counter.</summary>
        public int Tick { get; init; }

        /// <summary>Mode of the rig.</summary>
        public RigMode Mode { get; init; }

        /// <summary>Bits of <see cref="Hal.Discretes"/>.</summary>
        public int Discretes { get; init; }

        /// <summary>Bit n is set when channel n had no good reading.</summary>
        public int NotOkMask { get; init; }

        /// <summary>Program step from 0, -1 without a program.</summary>
        public int Step { get; init; }

        /// <summary>Pass of the innermost loop from 1, 0 outside loops.</summary>
        public int Cycle { get; init; }

        /// <summary>Charge of the step in nanoampere seconds.</summary>
        public long StepChargeNanoampereSeconds { get; init; }

        /// <summary>Commanded current in nanoamps, charge positive.</summary>
        public int CommandNanoamps { get; init; }

        /// <summary>Commanded heater power in milliwatts.</summary>
        public int HeaterMilliwatts { get; init; }

        /// <summary>Commanded clamp drive in thousandths.</summary>
        public int ClampPermille { get; init; }

        /// <summary>1 contactor closed, 2 source enabled, 4 clamp safe, 8 alarm, 16 wanted by the record rule, 64 the first current sensor at gain 4; the current range times 256.</summary>
        public int CommandBits { get; init; }

        /// <summary>
        /// Values by channel in the channel's unit, shape [<see cref="Hal.Channel.Count"/>]; null where the channel is not
        /// fitted or had no good reading: a missing reading is never shown as a number.
        /// </summary>
        public required int?[] Channels { get; init; }
    }
}
