using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Demo
{
    /// <summary>The injections of a command line, checked: faults for the plant, outages for the broker.</summary>
    public sealed class InjectionPlan
    {
        private readonly List<FaultSpecification> _faults = [];
        private readonly Queue<(double AtSeconds, int Seconds)> _outages;

        /// <param name="injections">As read.</param>
        /// <param name="cells">Cells of the stack.</param>
        /// <exception cref="WrongCallException">One of them is not known or does not fit this stack.</exception>
        public InjectionPlan(IReadOnlyList<Injection> injections, int cells)
        {
            var outages = new List<(double AtSeconds, int Seconds)>();
            foreach (Injection injection in injections)
            {
                if (injection.Name == Injection.BrokerOutage)
                {
                    outages.Add((injection.AtSeconds, OutageSeconds(injection)));
                }
                else
                {
                    _faults.Add(Specification(injection, cells));
                }
            }

            _outages = new Queue<(double AtSeconds, int Seconds)>(outages.OrderBy(outage => outage.AtSeconds));
        }

        /// <summary>Hands the faults to the plant, which begins each at its time.</summary>
        public void Prepare(SimulatedRig plant)
        {
            foreach (FaultSpecification fault in _faults)
            {
                plant.Inject(fault);
            }
        }

        /// <summary>The length of the outage that is due now, in seconds; null when none is.</summary>
        /// <param name="rigSeconds">Seconds of rig time since the start.</param>
        public int? TakeOutage(double rigSeconds)
        {
            return _outages.Count > 0 && _outages.Peek().AtSeconds <= rigSeconds ? _outages.Dequeue().Seconds : null;
        }

        private static int OutageSeconds(Injection injection)
        {
            if (injection.Argument.Length == 0)
            {
                return Injection.OutageSeconds;
            }

            bool isNumber = int.TryParse(injection.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
            return isNumber && seconds is >= 1 and <= BrokerOutage.SecondsMax
                ? seconds
                : throw new WrongCallException($"--inject {injection.Name}: '{injection.Argument}' is no number of seconds from 1 to {BrokerOutage.SecondsMax}");
        }

        private static FaultSpecification Specification(Injection injection, int cells)
        {
            try
            {
                FaultKind kind = FaultCatalogue.Find(injection.Name);
                var specification = new FaultSpecification { Fault = kind.Name, AtSeconds = injection.AtSeconds };
                if (kind.Target is FaultTarget.Channel or FaultTarget.AnyChannel)
                {
                    specification.Channel = injection.Argument;
                }
                else if (injection.Argument.Length > 0)
                {
                    specification.Cell = Cell(injection);
                }

                FaultCatalogue.Check(specification, cells);
                return specification;
            }
            catch (FaultException exception)
            {
                bool isUnknown = FaultCatalogue.Names.All(name => name != injection.Name);
                string message = exception.Message.TrimEnd('.');
                throw new WrongCallException(isUnknown ? $"--inject: {message}, and {Injection.BrokerOutage}" : $"--inject: {message}");
            }
        }

        private static int Cell(Injection injection)
        {
            bool isNumber = int.TryParse(injection.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int cell);
            return isNumber && cell > 0
                ? cell
                : throw new WrongCallException($"--inject {injection.Name}: '{injection.Argument}' is no cell number; cells count from 1");
        }
    }
}
