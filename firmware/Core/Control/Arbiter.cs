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
            commands.CurrentRange = range;
            int heater = heaterMilliwatts > permit.HeaterMilliwatts ? permit.HeaterMilliwatts : heaterMilliwatts;
            commands.HeaterMilliwatts = heater < 0 ? 0 : heater;
            commands.ClampHeld = clampPermille < 0;
            commands.ClampPermille = clampPermille < 0 ? 0 : clampPermille;
            commands.ClampSafe = permit.ClampSafe;
            commands.Alarm = permit.Alarm;
        }

        /// <summary>True when the commands lie within the permit; asserted every tick, so that no later writer gets past.</summary>
        public bool IsWithin(RigCommands commands, Permit permit)
        {
            return (!commands.ContactorClosed || permit.Contactor)
                && commands.StackNanoamps <= permit.ChargeNanoamps
                && commands.StackNanoamps >= -permit.DischargeNanoamps
                && (!commands.SourceEnabled || commands.ContactorClosed)
                && commands.HeaterMilliwatts <= permit.HeaterMilliwatts
                && (commands.ClampSafe || !permit.ClampSafe);
        }
    }
}
