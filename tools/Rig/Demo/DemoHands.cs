using System.Collections.Generic;
using System.Linq;
using RigFirmware.Dashboard.Server;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Demo
{
    /// <summary>The hands at the simulated rig: the page's panel and the command line's injections end here.</summary>
    public sealed class DemoHands : IRigHands
    {
        // The firmware wants the button held for half a second after it has seen it released.
        private const int AcknowledgeMs = 1500;

        private readonly SimulatedRig _plant;
        private readonly BrokerOutage _outage;

        /// <param name="plant">The plant.</param>
        /// <param name="outage">The broker.</param>
        public DemoHands(SimulatedRig plant, BrokerOutage outage)
        {
            _plant = plant;
            _outage = outage;
        }

        /// <inheritdoc/>
        public IReadOnlyList<HandAction> Actions { get; } =
        [
            new("overvoltage", "Overvoltage in a cell", true, 0),
            new("softShort", "Soft short in a layer", true, 0),
            new("runaway", "Runaway in a layer", true, 0),
            new("emergencyStop", "Emergency stop", false, 0),
            new(Injection.BrokerOutage, "Broker outage", false, Injection.OutageSeconds),
            new("clear", "Clear every fault", false, 0),
            new("acknowledge", "Hold the acknowledge button", false, 0),
        ];

        /// <inheritdoc/>
        public string? Do(string name, int cell, int seconds)
        {
            HandAction? action = Actions.FirstOrDefault(one => one.Name == name);
            switch (action?.Name)
            {
                case null:
                    return $"There is no action '{name}'.";
                case Injection.BrokerOutage:
                    return _outage.Begin(seconds);
                case "acknowledge":
                    _plant.HoldAcknowledge(AcknowledgeMs);
                    return null;
                case "clear":
                    foreach (string fault in FaultCatalogue.Names)
                    {
                        _plant.Clear(fault);
                    }

                    return null;
                default:
                    return Inject(new FaultSpecification { Fault = name, Cell = action.TakesCell ? cell : 0 });
            }
        }

        private string? Inject(FaultSpecification specification)
        {
            try
            {
                _plant.Inject(specification);
                return null;
            }
            catch (FaultException exception)
            {
                return exception.Message;
            }
        }
    }
}
