using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// The rows that are judged together, from the same values. A group none of whose rows is active or on its way, and whose
    /// values all lie inside their limits, needs no judging: every row of it would stay as it is.
    /// </summary>
    public static class FaultGroup
    {
        /// <summary>The firmware's own assertion.</summary>
        public const byte Invariant = 0;

        /// <summary>Voltages of the cells.</summary>
        public const byte Cells = 1;

        /// <summary>Stack voltage and current.</summary>
        public const byte StackAndCurrent = 2;

        /// <summary>Missing electrical readings.</summary>
        public const byte Channels = 3;

        /// <summary>Contactor, interlocks, clock and rings.</summary>
        public const byte Machine = 4;

        /// <summary>Temperatures of the plates.</summary>
        public const byte Plates = 5;

        /// <summary>Heater, ambient air and clamp: what else is sampled at the medium rate.</summary>
        public const byte Surroundings = 6;

        /// <summary>Converters that stand still.</summary>
        public const byte Frozen = 7;

        /// <summary>Memory, self-test, communication, trip record.</summary>
        public const byte Integrity = 8;

        /// <summary>What is judged once a second, always in full.</summary>
        public const byte Slow = 9;

        /// <summary>Two paths to the same quantity that move apart.</summary>
        public const byte Drift = 10;

        /// <summary>Number of groups.</summary>
        public const int Count = 11;

        /// <summary>The group of a row.</summary>
        [BootCode]
        public static byte Of(int id)
        {
            switch (id)
            {
                case FaultId.InvariantBroken:
                    return Invariant;
                case FaultId.CellChannelStale:
                case FaultId.CellOpenWire:
                case FaultId.StackChannelMissing:
                case FaultId.CurrentChannelMissing:
                    return Channels;
                case FaultId.TemperatureChannelMissing:
                    return Plates;
                case FaultId.ClampForce:
                case FaultId.TemperaturesDisagree:
                case FaultId.HeaterHot:
                case FaultId.HeaterChannelMissing:
                case FaultId.AmbientHot:
                case FaultId.ClampChannelMissing:
                    return Surroundings;
                case FaultId.PowerFailing:
                case FaultId.HeartbeatLost:
                case FaultId.CycleLate:
                case FaultId.ClockJump:
                    return Machine;
                case FaultId.ChargeExceeded:
                case FaultId.ChargeEfficiencyLow:
                    return Slow;
                default:
                    return OfRange(id);
            }
        }

        [BootCode]
        private static byte OfRange(int id)
        {
            if (id <= FaultId.CellUndervoltage)
            {
                return Cells;
            }

            if (id <= FaultId.CurrentWithContactorOpen)
            {
                return StackAndCurrent;
            }

            if (id <= FaultId.ThermalRunaway)
            {
                return Plates;
            }

            if (id <= FaultId.RingOverflow)
            {
                return Machine;
            }

            if (id <= FaultId.CellDivergence)
            {
                return Cells;
            }

            if (id >= FaultId.CellFrozen && id <= FaultId.ForceFrozen)
            {
                return Frozen;
            }

            if (id < FaultId.StackUndervoltage)
            {
                return Slow;
            }

            if (id >= FaultId.CellDrift)
            {
                return Drift;
            }

            return id <= FaultId.RangeMismatch ? StackAndCurrent : Integrity;
        }
    }
}
