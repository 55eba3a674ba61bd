using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>Every fault the simulation knows, by name.</summary>
    public static class FaultCatalogue
    {
        /// <summary>All kinds. The default value of over- and undervoltage is filled in from the rig's limits.</summary>
        public static IReadOnlyList<FaultKind> Kinds { get; } =
        [
            new("overvoltage", "A layer is pushed to a voltage within 0.5 s and held there, 12 mV beyond the trip tier by default.", FaultTarget.Cell, "volts", double.NaN, 5, s => new Overvoltage(s)),
            new("undervoltage", "A layer is pulled to a voltage within 0.5 s and held there, 12 mV below the trip tier by default.", FaultTarget.Cell, "volts", double.NaN, 5, s => new Undervoltage(s)),
            new("softShort", "A conducting path through a layer.", FaultTarget.Cell, "ohms", 2000, 0, s => new SoftShort(s)),
            new("hardShort", "A path of a few ohms through a layer.", FaultTarget.Cell, "ohms", 5, 0, s => new HardShort(s)),
            new("contactLoss", "A large resistance in series with a layer.", FaultTarget.Cell, "ohms", 10000, 0, s => new ContactLoss(s)),
            new("runaway", "A reaction in a layer that heats itself by more than 1 K/s; the voltage collapses once it is hot. The value scales its heat.", FaultTarget.Cell, "factor", 1, 0, s => new Runaway(s)),
            new("drivenRunaway", "The same, but only while current or heater put energy in.", FaultTarget.Cell, "factor", 1, 0, s => new DrivenRunaway(s)),
            new("emergencyStop", "The emergency stop is pressed and, at the end, released.", FaultTarget.Rig, "", 0, 5, s => new EmergencyStop(s)),
            new("doorOpen", "The door stands open.", FaultTarget.Rig, "", 0, 5, s => new DoorOpen(s)),
            new("openTap", "The tap at a cell's positive side is broken.", FaultTarget.Cell, "", 0, 0, s => new OpenTap(s)),
            new("swappedTaps", "The two taps of a cell are swapped.", FaultTarget.Cell, "", 0, 0, s => new SwappedTaps(s)),
            new("sensorStuck", "A channel delivers its last value for ever.", FaultTarget.Channel, "", 0, 0, s => new SensorStuck(s)),
            new("sensorDrift", "A channel drifts; the value is in the channel's own unit per second.", FaultTarget.Channel, "channelUnitsPerSecond", 1000, 0, s => new SensorDrift(s)),
            new("sensorSpike", "A channel is disturbed for one sample a second; the value is in the channel's own unit.", FaultTarget.Channel, "channelUnits", 500000, 0, s => new SensorSpike(s)),
            new("sensorNoise", "A channel scatters; the value is the standard deviation in the channel's own unit.", FaultTarget.Channel, "channelUnits", 10000, 0, s => new SensorNoise(s)),
            new("nack", "A channel's bus does not answer, or every channel's.", FaultTarget.AnyChannel, "", 0, 0, s => new Nack(s)),
            new("secondPathLost", "The second paths to cells and temperatures, which only witness, are not read any more.", FaultTarget.Rig, "", 0, 0, s => new SecondPathLost(s)),
            new("contactorWelded", "One of the contactor's two relays cannot open any more; the mirror contact says closed.", FaultTarget.Rig, "", 0, 0, s => new ContactorWelded(s)),
            new("contactorStuckOpen", "The coil of one of the contactor's relays is broken.", FaultTarget.Rig, "", 0, 0, s => new ContactorStuckOpen(s)),
            new("heaterStuckOn", "The heater's power stage is shorted: full heat whatever is commanded, until the safety chain drops its relay.", FaultTarget.Rig, "", 0, 0, s => new HeaterStuckOn(s)),
            new("heaterBroken", "The heater's element is broken.", FaultTarget.Rig, "", 0, 0, s => new HeaterBroken(s)),
            new("actuatorJam", "The clamp's actuator stays where it is.", FaultTarget.Rig, "", 0, 0, s => new ActuatorJam(s)),
            new("currentStuck", "The source's output stays at a value; its enable still works.", FaultTarget.Rig, "microamps", 1200, 0, s => new CurrentStuck(s)),
            new("sourceStuckOn", "The source's enable is shorted and its output stays at a value.", FaultTarget.Rig, "microamps", 500, 0, s => new SourceStuckOn(s)),
            new("rangeStuck", "The relays of the current ranges do not move.", FaultTarget.Rig, "", 0, 0, s => new RangeStuck(s)),
            new("stretchedCycle", "Every cycle is stretched by a collection.", FaultTarget.Rig, "milliseconds", 30, 0, s => new StretchedCycle(s)),
            new("deadThread", "The loop's thread does not run.", FaultTarget.Rig, "", 0, 0, s => new DeadThread(s)),
            new("lostHost", "The host is gone and the outbox full.", FaultTarget.Rig, "", 0, 0, s => new LostHost(s)),
            new("deadCommunication", "The communication thread is dead.", FaultTarget.Rig, "", 0, 0, s => new DeadCommunication(s)),
            new("storeFull", "The store is full.", FaultTarget.Rig, "", 0, 0, s => new StoreFull(s)),
            new("clockJump", "The loop's clock jumps.", FaultTarget.Rig, "milliseconds", 20000, 1, s => new ClockJump(s)),
            new("airTemperature", "The air has another temperature.", FaultTarget.Rig, "degrees", 50, 0, s => new AirTemperature(s)),
            new("discretesLost", "The two-state inputs are not read.", FaultTarget.Rig, "", 0, 0, s => new DiscretesLost(s)),
            new("brownOut", "The supply fails: a warning, then the power stages are dead.", FaultTarget.Rig, "", 0, 1, s => new BrownOut(s)),
            new("comparatorsDead", "The cells' comparators never fire; the firmware is alone.", FaultTarget.Rig, "", 0, 0, s => new ComparatorsDead(s)),
            new("configurationFlip", "A bit of the configuration in the controller's memory turns over; at 0 s before the controller starts.", FaultTarget.Rig, "bit", 0, 1, s => new ConfigurationFlip(s)),
            new("programFlip", "A bit of the loaded program in the controller's memory turns over.", FaultTarget.Rig, "bit", 0, 1, s => new ProgramFlip(s)),
        ];

        /// <summary>The names of all kinds, in the catalogue's order.</summary>
        public static IEnumerable<string> Names
        {
            get { return Kinds.Select(kind => kind.Name); }
        }

        /// <summary>The kind of that name.</summary>
        /// <exception cref="FaultException">There is none.</exception>
        public static FaultKind Find(string name)
        {
            return Kinds.FirstOrDefault(kind => kind.Name == name)
                ?? throw new FaultException($"The fault '{name}' is not known; known are {string.Join(", ", Names)}.");
        }

        /// <summary>Makes a fault, with what the specification leaves open filled in.</summary>
        /// <param name="specification">Left as it is.</param>
        /// <param name="rig">The rig it is meant for.</param>
        /// <exception cref="FaultException">Something in it does not fit; nothing was injected.</exception>
        public static PlantFault Create(FaultSpecification specification, SimulatedRig rig)
        {
            FaultKind kind = Find(specification.Fault);
            int cells = rig.Truth.Layers.Count;
            Check(specification, kind, cells);
            return kind.Create(new FaultSpecification
            {
                Fault = kind.Name,
                Cell = kind.Target == FaultTarget.Cell && specification.Cell == 0 ? cells : specification.Cell,
                Channel = specification.Channel,
                Value = specification.Value ?? DefaultValue(kind, rig),
                AtSeconds = specification.AtSeconds,
                DurationSeconds = specification.DurationSeconds > 0 ? specification.DurationSeconds : kind.DefaultSeconds,
            });
        }

        /// <summary>Says in one sentence what is wrong with a specification for a stack of so many cells, or returns.</summary>
        /// <exception cref="FaultException">Something does not fit.</exception>
        public static void Check(FaultSpecification specification, int cells)
        {
            Check(specification, Find(specification.Fault), cells);
        }

        private static void Check(FaultSpecification specification, FaultKind kind, int cells)
        {
            if (specification.Cell != 0 && kind.Target != FaultTarget.Cell)
            {
                throw new FaultException($"The fault '{kind.Name}' hits no single cell; leave cell out.");
            }

            if (specification.Cell < 0 || specification.Cell > cells)
            {
                throw new FaultException($"The fault '{kind.Name}' names cell {specification.Cell}, but the stack has cells 1..{cells}.");
            }

            CheckChannel(specification, kind);
            CheckNumbers(specification, kind);
        }

        private static void CheckChannel(FaultSpecification specification, FaultKind kind)
        {
            bool takes = kind.Target is FaultTarget.Channel or FaultTarget.AnyChannel;
            if (specification.Channel.Length > 0 && !takes)
            {
                throw new FaultException($"The fault '{kind.Name}' hits no channel; leave channel out.");
            }

            if ((kind.Target == FaultTarget.Channel || specification.Channel.Length > 0) && ChannelNames.Find(specification.Channel) < 0)
            {
                throw new FaultException(
                    $"The fault '{kind.Name}' names the channel '{specification.Channel}'; it must be one of {string.Join(", ", ChannelNames.All)}.");
            }
        }

        private static void CheckNumbers(FaultSpecification specification, FaultKind kind)
        {
            if (specification.Value.HasValue && kind.Unit.Length == 0)
            {
                throw new FaultException($"The fault '{kind.Name}' takes no value; leave value out.");
            }

            if (specification.Value is { } value && (!double.IsFinite(value) || (kind.Unit == "ohms" && value <= 0)))
            {
                throw new FaultException($"The fault '{kind.Name}' has the value {value}; it must be a number of {kind.Unit}, for a resistance above 0.");
            }

            if (kind.Unit == "bit" && !(specification.Value is null or (>= 0 and <= int.MaxValue)))
            {
                throw new FaultException($"The fault '{kind.Name}' has the value {specification.Value}; it must be the number of a bit, 0 or more.");
            }

            if (!(specification.AtSeconds >= 0) || !(specification.DurationSeconds >= 0) || double.IsInfinity(specification.AtSeconds + specification.DurationSeconds))
            {
                throw new FaultException($"The fault '{kind.Name}' needs atSeconds and durationSeconds of 0 or more.");
            }
        }

        private static double DefaultValue(FaultKind kind, SimulatedRig rig)
        {
            // Between the firmware's last tier, 50 mV inside the nominal comparator, and the lowest real one at 35 mV.
            const double InsideComparatorVolts = 0.038;
            return kind.Name switch
            {
                "overvoltage" => rig.Limits.ComparatorVoltsMax - InsideComparatorVolts,
                "undervoltage" => rig.Limits.ComparatorVoltsMin + InsideComparatorVolts,
                _ => kind.DefaultValue,
            };
        }
    }
}
