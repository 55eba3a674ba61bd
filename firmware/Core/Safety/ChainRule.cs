using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Says when the heartbeat is withheld on purpose. A heater whose power stage is stuck on does not obey its command;
    /// what is left is the chain's relay, which opens when the edges stop (151..197 ms, hardware/interlock.md). The price is
    /// the clamp: without a heartbeat it cannot move, so the rule asks whether the heater block gives heat to the stack. A cell
    /// that heats itself warms the block too, but no faster than its plate can through both jaws, and never beyond that plate.
    /// </summary>
    [CycleCode]
    public sealed class ChainRule
    {
        // Above the errors of two sensors of 0.3 degC each: heat flows from the block into every plate then.
        private const int HotterMillidegrees = 1000;

        // Half the stopping rung: a block that heats the plates so fast rises with them from the first second.
        private const int RisingMillidegreesPerSecond = 250;

        // A block of 100 degC in air of -20 degC loses 0.3 degC/s; one that seems to cool faster beside heating plates has a
        // sensor that lies.
        private const int FallingMillidegreesPerSecond = 400;

        // What the hottest plate may add to that, in millidegrees per second for each degree it is hotter: two jaws of 0.5 W/K
        // warm a block of 60 J/K by 17, and half as much again for what the parts differ.
        private const int JawsMillidegreesPerSecond = 25;
        private const int MillidegreesPerDegree = 1000;

        // A plate that is not read for half a second may be heating for all the rig knows.
        private const int BlindTicksMax = 10;
        private readonly FaultMonitor _faults;
        private int _blindTicks;

        /// <summary>The rule of a rig.</summary>
        public ChainRule(FaultMonitor faults)
        {
            _faults = faults;
        }

        /// <summary>
        /// True from a trip by heat whose source is the heater until the heat is gone and the acknowledge at the rig is
        /// pressed: a block that has cooled down must not switch itself on again.
        /// </summary>
        public bool IsHeartbeatWithheld { get; private set; }

        /// <summary>One tick.</summary>
        public void Apply(Snapshot snapshot, RigMode mode)
        {
            bool acknowledge = snapshot.DiscretesRead && (snapshot.Discretes & Discretes.Acknowledge) != 0;
            bool heat = IsTooMuchHeat(snapshot);
            if (mode != RigMode.Tripped || (acknowledge && !heat))
            {
                IsHeartbeatWithheld = false;
                return;
            }

            IsHeartbeatWithheld = IsHeartbeatWithheld || (heat && IsHeaterTheSource(snapshot));
        }

        private static bool IsHeaterTheSource(Snapshot snapshot)
        {
            // A block or a plate that is not read may be the hottest: then the power matters more than the clamp.
            if (snapshot.Quality[Channel.Heater] != (byte)Quality.Ok || snapshot.MissingPlate >= 0)
            {
                return true;
            }

            int block = snapshot.Fast[Channel.Heater];
            int hotter = snapshot.HottestPlateMillidegrees - block;
            int byJaws = hotter > 0 ? hotter / MillidegreesPerDegree * JawsMillidegreesPerSecond : 0;
            int rise = snapshot.HeaterRiseMillidegreesPerSecond;
            return rise <= -FallingMillidegreesPerSecond
                || rise >= RisingMillidegreesPerSecond + byJaws
                || hotter < -HotterMillidegrees;
        }

        private bool IsTooMuchHeat(Snapshot snapshot)
        {
            _blindTicks = snapshot.MissingPlate < 0 ? 0 : _blindTicks + 1;
            if (_blindTicks > BlindTicksMax)
            {
                _blindTicks = BlindTicksMax;
            }

            return _blindTicks == BlindTicksMax
                || _faults.IsActive(FaultId.TemperatureRate)
                || _faults.IsActive(FaultId.Overtemperature)
                || _faults.IsActive(FaultId.HeatWithoutCommand)
                || _faults.IsActive(FaultId.HeaterHot);
        }
    }
}
