namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// What a step of a program does, and what its four arguments A..D in the image mean.
    /// Steps that take time always carry a time limit; the others are passed within a tick.
    /// </summary>
    public static class StepKind
    {
        /// <summary>No current for some time. No arguments.</summary>
        public const int Rest = 1;

        /// <summary>Constant current. A = nanoamps, charge positive, not zero.</summary>
        public const int ConstantCurrent = 2;

        /// <summary>End of a loop: back to the step A (at or before this one) until the body ran B times.</summary>
        public const int Loop = 3;

        /// <summary>A mark in the record. A = tag number from 0.</summary>
        public const int Tag = 4;

        /// <summary>Go on at the later step A; the number of steps means the end of the program.</summary>
        public const int Goto = 5;

        /// <summary>Wanted plate temperature from here on. A = millidegrees. With a time limit the step waits without current.</summary>
        public const int SetTemperature = 6;

        /// <summary>Wanted clamp force from here on. A = millinewtons. With a time limit the step waits without current.</summary>
        public const int SetForce = 7;

        /// <summary>Constant voltage of the whole stack. A = microvolts, B = largest magnitude of the current in nanoamps.</summary>
        public const int ConstantStackVoltage = 8;

        /// <summary>
        /// Constant voltage of the leading cell: the highest while charging towards A, the lowest while discharging.
        /// A = microvolts, B = largest magnitude of the current in nanoamps, C = 1 holds the highest cell, -1 the lowest.
        /// </summary>
        public const int ConstantCellVoltage = 9;

        /// <summary>Voltage of the whole stack moved evenly from A to B microvolts over the time limit. C = largest magnitude of the current in nanoamps.</summary>
        public const int SweepStackVoltage = 10;

        /// <summary>
        /// Impedance: a wave of sines on a constant current. A = the wave's largest deflection in nanoamps, B = the constant current in
        /// nanoamps (0 at rest), C = the base period in slices of 2 ms, D = the tones; see <see cref="ExcitationTones"/>.
        /// </summary>
        public const int Impedance = 11;

        /// <summary>True for kinds that the image may contain.</summary>
        public static bool IsKnown(int kind)
        {
            return kind >= Rest && kind <= Impedance;
        }

        /// <summary>True for kinds that always take time and therefore always need a time limit.</summary>
        public static bool AlwaysTakesTime(int kind)
        {
            return kind == Rest || kind == ConstantCurrent || kind == ConstantStackVoltage || kind == ConstantCellVoltage
                || kind == SweepStackVoltage || kind == Impedance;
        }

        /// <summary>True for kinds that take time when they have a time limit and are passed within a tick when they have none.</summary>
        public static bool MayTakeTime(int kind)
        {
            return kind == SetTemperature || kind == SetForce;
        }
    }
}
