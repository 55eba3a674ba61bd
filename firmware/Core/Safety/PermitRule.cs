using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>Mode and active faults in, permit out: the only place that says what may be energised when.</summary>
    [CycleCode]
    public sealed class PermitRule
    {
        private readonly RigConfiguration _configuration;

        /// <summary>The rule of a rig.</summary>
        public PermitRule(RigConfiguration configuration)
        {
            _configuration = configuration;
        }

        /// <summary>Writes the permit of this tick.</summary>
        /// <param name="currentFlows">True while a current is measured; Stopping keeps the contactor closed until it is gone.</param>
        public void Apply(RigMode mode, FaultMonitor faults, bool currentFlows, Permit permit)
        {
            int reactions = faults.Reactions;
            bool tripped = mode == RigMode.Tripped || faults.ActiveTrips != 0;
            reactions |= mode == RigMode.Tripped ? faults.LatchedReactions() : Reaction.None;
            bool running = mode == RigMode.Running && !tripped;
            bool heated = (mode == RigMode.Running || mode == RigMode.Paused) && !tripped;
            permit.Contactor = heated || (!tripped && (mode == RigMode.Arming || (mode == RigMode.Stopping && currentFlows)));
            permit.ChargeNanoamps = running && (reactions & Reaction.BlockCharge) == 0 ? _configuration.StackNanoampsMax : 0;
            permit.DischargeNanoamps = running && (reactions & Reaction.BlockDischarge) == 0 ? _configuration.StackNanoampsMax : 0;
            permit.HeaterMilliwatts = heated && (reactions & Reaction.HeaterOff) == 0 ? _configuration.HeaterMilliwattsMax : 0;
            permit.ClampSafe = (reactions & Reaction.ClampSafe) != 0;
            permit.Alarm = tripped && (reactions & Reaction.Alarm) != 0;
        }
    }
}
