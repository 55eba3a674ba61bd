using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Says when the heartbeat is withheld on purpose. A heater whose power stage is stuck on does not obey its command;
    /// what is left is the chain's relay, which opens when the edges stop (151..197 ms, hardware/interlock.md). The price is
    /// the clamp: without a heartbeat it cannot move, so the rule asks whether the heater block gives heat to the stack. A
    /// cell that heats itself warms the block only after the clamp had its time; a heater that is on stands above the
    /// coldest plate at once.
    /// </summary>
    [CycleCode]
    public sealed class ChainRule
    {
        // Above the errors of two sensors of 0.3 degC each; a heater that drives a plate at the stopping rung soon is hotter.
        private const int HotterMillidegrees = 1000;

        // Half the stopping rung: a block that heats the plates so fast rises with them from the first second, one that is
        // warmed by a cell does not. One that seems to cool so fast beside heating plates has a sensor that lies.
        private const int RisingMillidegreesPerSecond = 250;

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
            return snapshot.Quality[Channel.Heater] != (byte)Quality.Ok
                || snapshot.MissingPlate >= 0
                || Saturate.Magnitude(snapshot.HeaterRiseMillidegreesPerSecond) >= RisingMillidegreesPerSecond
                || snapshot.Fast[Channel.Heater] > snapshot.ColdestPlateMillidegrees + HotterMillidegrees;
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
