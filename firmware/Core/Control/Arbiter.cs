using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// The only way to an output: takes the smaller of what is requested and what safety permits. Whoever asks, program,
    /// network or control, asks here.
    /// </summary>
    [CycleCode]
    public sealed class Arbiter
    {
        /// <summary>Writes the commands of this tick.</summary>
        /// <param name="contactor">True when the contactor is wanted closed.</param>
        /// <param name="nanoamps">Wanted current, charge positive.</param>
        /// <param name="range">Range for that current.</param>
        /// <param name="heaterMilliwatts">Wanted heater power, 0 or more.</param>
        /// <param name="clampPermille">Wanted clamp drive, 0..1000; negative while it is not known, the actuator then stays where it is.</param>
        public void Apply(bool contactor, int nanoamps, byte range, int heaterMilliwatts, int clampPermille, Permit permit, RigCommands commands)
        {
            int current = nanoamps > permit.ChargeNanoamps ? permit.ChargeNanoamps : nanoamps;
            current = current < -permit.DischargeNanoamps ? -permit.DischargeNanoamps : current;
            bool closed = contactor && permit.Contactor;
            current = closed ? current : 0;
            commands.ContactorClosed = closed;
            commands.SourceEnabled = current != 0;
            commands.StackNanoamps = current;
            commands.SliceCount = 0;
            commands.CurrentRange = range;
            int heater = heaterMilliwatts > permit.HeaterMilliwatts ? permit.HeaterMilliwatts : heaterMilliwatts;
            commands.HeaterMilliwatts = heater < 0 ? 0 : heater;
            commands.ClampHeld = clampPermille < 0;
            commands.ClampPermille = clampPermille < 0 ? 0 : clampPermille;
            commands.ClampSafe = permit.ClampSafe;
            commands.Alarm = permit.Alarm;
        }

        /// <summary>
        /// Puts a wave in place of this tick's constant current; called after <see cref="Apply"/>, whose contactor it needs. Every
        /// slice is held to the permit by itself.
        /// </summary>
        /// <param name="sliceNanoamps">Wanted current by slice, charge positive. Shape [<see cref="Slices.PerTick"/>].</param>
        public void ApplySlices(int[] sliceNanoamps, Permit permit, RigCommands commands)
        {
            if (!commands.ContactorClosed)
            {
                return;
            }

            int[] slices = commands.SliceNanoamps;
            int most = permit.ChargeNanoamps;
            int least = -permit.DischargeNanoamps;
            for (int i = 0; i < Slices.PerTick; i++)
            {
                int current = sliceNanoamps[i];
                current = current > most ? most : current;
                slices[i] = current < least ? least : current;
            }

            commands.SliceCount = Slices.PerTick;
            commands.StackNanoamps = slices[Slices.PerTick - 1];

            // A wave passes through zero, perhaps just at the tick's end: the source stays on through it.
            commands.SourceEnabled = most > 0 || least < 0;
        }

        /// <summary>True when the commands lie within the permit; asserted again and again, so that no later writer gets past.</summary>
        public bool IsWithin(RigCommands commands, Permit permit)
        {
            return (!commands.ContactorClosed || permit.Contactor)
                && commands.StackNanoamps <= permit.ChargeNanoamps
                && commands.StackNanoamps >= -permit.DischargeNanoamps
                && (!commands.SourceEnabled || commands.ContactorClosed)
                && commands.HeaterMilliwatts <= permit.HeaterMilliwatts
                && (commands.ClampSafe || !permit.ClampSafe)
                && (commands.SliceCount == 0 || SlicesAreWithin(commands, permit));
        }

        private static bool SlicesAreWithin(RigCommands commands, Permit permit)
        {
            int[] slices = commands.SliceNanoamps;
            for (int i = 0; i < commands.SliceCount; i++)
            {
                if (slices[i] > permit.ChargeNanoamps || slices[i] < -permit.DischargeNanoamps)
                {
                    return false;
                }
            }

            return commands.ContactorClosed && commands.StackNanoamps == slices[Slices.PerTick - 1];
        }
    }
}
