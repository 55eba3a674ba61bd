namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// When the first current sensor's converter has gain 4: while the source drives 29 uA or less in its smallest range. There the
    /// converter's nonlinearity, stated for its whole range only, would make charge and discharge differ by 54 ppm at 28 uA
    /// (hardware/generated/error-budget.md). On after a second of such setpoints, and only when the sensor reads so little; off in the
    /// tick that asks for more, before that is written.
    /// </summary>
    [CycleCode]
    public sealed class FineGain
    {
        /// <summary>Largest setpoint in nanoamps at which it goes on; the converter ends at 31250.</summary>
        public const int OnNanoampsMax = 29000;

        /// <summary>Largest setpoint in nanoamps at which it stays on.</summary>
        public const int StayNanoampsMax = 30000;

        /// <summary>Ticks of small setpoints before it goes on; a change costs 21 native calls.</summary>
        public const int SettledTicks = 20;

        // 29 uA of 125 uA, as counts at gain 1.
        private const int OnCountsMax = (int)(((long)NominalScale.FullScaleCounts * OnNanoampsMax) / 125000);

        private int _ticks;

        /// <summary>Changes the gain when this tick's setpoint wants it; seven frames then. A change that did not read back is tried again.</summary>
        /// <param name="isSmallest">True while the source drives in its smallest range.</param>
        /// <param name="nanoamps">This tick's setpoint.</param>
        /// <param name="newest">The newest sample.</param>
        /// <param name="inputs">Holds the gain.</param>
        public void Plan(bool isSmallest, int nanoamps, RigSample newest, ElectricalInputs inputs)
        {
            bool stays = isSmallest && nanoamps <= StayNanoampsMax && nanoamps >= -StayNanoampsMax;
            bool small = isSmallest && nanoamps <= OnNanoampsMax && nanoamps >= -OnNanoampsMax;
            _ticks = !small ? 0 : (_ticks < SettledTicks ? _ticks + 1 : SettledTicks);
            bool wanted = inputs.IsFine ? stays : _ticks >= SettledTicks && ReadsLittle(newest);
            if (wanted != inputs.IsFine || !inputs.IsGainKnown)
            {
                inputs.SelectFine(wanted);
            }
        }

        private static bool ReadsLittle(RigSample sample)
        {
            int counts = sample.Counts[Channel.Current];
            return sample.Status[Channel.Current] == SampleStatus.Ok && counts <= OnCountsMax && counts >= -OnCountsMax;
        }
    }
}
