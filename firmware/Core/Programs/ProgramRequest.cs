using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// What the program wants in a tick. A wish only: control turns it into outputs and the arbiter takes the smaller of
    /// it and what safety permits. Owned by the caller, written by <see cref="ProgramRunner"/>.
    /// </summary>
    public sealed class ProgramRequest
    {
        /// <summary><see cref="Control"/>: <see cref="StackNanoamps"/> is the wanted current.</summary>
        public const int Current = 0;

        /// <summary><see cref="Control"/>: the stack is to stay at <see cref="TargetMicrovolts"/>.</summary>
        public const int StackVoltage = 1;

        /// <summary><see cref="Control"/>: the highest cell is to stay at <see cref="TargetMicrovolts"/>.</summary>
        public const int HighestCellVoltage = 2;

        /// <summary><see cref="Control"/>: the lowest cell is to stay at <see cref="TargetMicrovolts"/>.</summary>
        public const int LowestCellVoltage = 3;

        /// <summary><see cref="Control"/>: the current follows <see cref="SliceNanoamps"/> within the tick.</summary>
        public const int Wave = 4;

        /// <summary>True since it was written, until control has taken it: what stands need not be taken anew in every tick.</summary>
        public bool IsNew = true;

        /// <summary>What is to be held: <see cref="Current"/>, <see cref="StackVoltage"/>, <see cref="HighestCellVoltage"/>, <see cref="LowestCellVoltage"/> or <see cref="Wave"/>.</summary>
        public int Control;

        /// <summary>Wanted current in nanoamps, charge positive; 0 from the program while a voltage is held, until control has found the current; of a wave its constant part.</summary>
        public int StackNanoamps;

        /// <summary>The largest magnitude of the current while a voltage is held or of a wave, in nanoamps; 0 otherwise.</summary>
        public int StackNanoampsMax;

        /// <summary>Voltage to hold in microvolts; meaningless when <see cref="Control"/> is <see cref="Current"/>.</summary>
        public int TargetMicrovolts;

        /// <summary>What <see cref="StackNanoampsMax"/> drops in the held voltage, in microvolts; 0 when not measured. Of a held voltage only.</summary>
        public int DropMicrovolts;

        /// <summary>Slope of the held voltage when the hold took it over, in microvolts per second; 0 when not known. Of a held voltage only.</summary>
        public int SlopeMicrovoltsPerSecond;

        /// <summary>True in the tick in which the hold takes over a voltage that moves with that slope. Of a held voltage only.</summary>
        public bool TakesOver;

        /// <summary>The wave's largest deflection from <see cref="StackNanoamps"/> in nanoamps; of a wave only.</summary>
        public int SwingNanoamps;

        /// <summary>Wanted current by slice of this tick in nanoamps; of a wave only. Shape [<see cref="Slices.PerTick"/>].</summary>
        public readonly int[] SliceNanoamps = new int[Slices.PerTick];

        /// <summary>True once the program has set a temperature.</summary>
        public bool SetsTemperature;

        /// <summary>Wanted plate temperature in millidegrees.</summary>
        public int PlateMillidegrees;

        /// <summary>True once the program has set a force.</summary>
        public bool SetsForce;

        /// <summary>Wanted clamp force in millinewtons.</summary>
        public int ClampMillinewtons;
    }
}
