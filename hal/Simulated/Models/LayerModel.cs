using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>One layer as an equivalent circuit: what a cell of a stack is made of. Every parameter carries its origin.</summary>
    public sealed class LayerModel
    {
        /// <summary>Electrode area in square centimetres.</summary>
        [JsonRequired]
        public ModelParameter Area { get; set; } = new();

        /// <summary>Charge between the two rested ends of the window, in milliampere hours.</summary>
        [JsonRequired]
        public ModelParameter Capacity { get; set; } = new();

        /// <summary>Current of 1C in microamps.</summary>
        [JsonRequired]
        public ModelParameter OneC { get; set; } = new();

        /// <summary>Upper end of the operating window in volts.</summary>
        [JsonRequired]
        public ModelParameter WindowMax { get; set; } = new();

        /// <summary>Lower end of the operating window in volts.</summary>
        [JsonRequired]
        public ModelParameter WindowMin { get; set; } = new();

        /// <summary>Ohmic resistance of the fresh layer in ohms, at the reference temperature.</summary>
        [JsonRequired]
        public ModelParameter BulkResistance { get; set; } = new();

        /// <summary>Change of the ohmic resistance per equivalent full cycle, in ohms.</summary>
        [JsonRequired]
        public ModelParameter BulkGrowth { get; set; } = new();

        /// <summary>Resistance of the fresh interfaces in ohms, at the reference temperature.</summary>
        [JsonRequired]
        public ModelParameter InterfaceResistance { get; set; } = new();

        /// <summary>Resistance of the interfaces after <see cref="InterfaceCycles"/>, in ohms; linear in between, constant after.</summary>
        [JsonRequired]
        public ModelParameter InterfaceResistanceAfter { get; set; } = new();

        /// <summary>Equivalent full cycles over which the interface resistance changes.</summary>
        [JsonRequired]
        public ModelParameter InterfaceCycles { get; set; } = new();

        /// <summary>Time constant of the interface branch in seconds.</summary>
        [JsonRequired]
        public ModelParameter InterfaceTime { get; set; } = new();

        /// <summary>
        /// Slow element: how far the state of charge that the voltage sees runs ahead of the mean one in steady state,
        /// as a fraction of the capacity at 1C.
        /// </summary>
        [JsonRequired]
        public ModelParameter SlowShift { get; set; } = new();

        /// <summary>Time constant of the slow element in seconds.</summary>
        [JsonRequired]
        public ModelParameter SlowTime { get; set; } = new();

        /// <summary>Part of the charge current that is stored, once the first charge is over.</summary>
        [JsonRequired]
        public ModelParameter CoulombicEfficiency { get; set; } = new();

        /// <summary>Part of the first charge that is stored.</summary>
        [JsonRequired]
        public ModelParameter FirstCycleEfficiency { get; set; } = new();

        /// <summary>Capacity kept per equivalent full cycle.</summary>
        [JsonRequired]
        public ModelParameter RetentionPerCycle { get; set; } = new();

        /// <summary>Lithium of the negative electrode in milliampere hours; charge that is lost eats it, and without it the capacity is gone.</summary>
        [JsonRequired]
        public ModelParameter LithiumInventory { get; set; } = new();

        /// <summary>Activation energy of both resistances in electronvolts.</summary>
        [JsonRequired]
        public ModelParameter ActivationEnergy { get; set; } = new();

        /// <summary>Temperature the resistances are stated at, in degrees Celsius.</summary>
        [JsonRequired]
        public ModelParameter ReferenceTemperature { get; set; } = new();

        /// <summary>Growth of the stack's thickness per stored charge and area, in micrometres per mAh/cm2.</summary>
        [JsonRequired]
        public ModelParameter Swelling { get; set; } = new();

        /// <summary>Standard deviation of capacity and resistances from layer to layer, as a fraction.</summary>
        [JsonRequired]
        public ModelParameter LayerSpread { get; set; } = new();

        /// <summary>State of charge of the assembled layer, 0..1.</summary>
        [JsonRequired]
        public ModelParameter StateOfCharge { get; set; } = new();

        /// <summary>Voltage at rest.</summary>
        [JsonRequired]
        public OpenCircuitTable OpenCircuit { get; set; } = new();

        /// <summary>Slow element against the rate: by C-rate, fractions of the capacity; in the place of the straight line through <see cref="SlowShift"/>.</summary>
        public ModelTable? RateShift { get; set; }

        /// <summary>Steady overpotential of the interfaces in millivolts by current density in mA/cm2, the same both ways; in the place of <see cref="InterfaceResistance"/>.</summary>
        public ModelTable? Polarisation { get; set; }

        /// <summary>Exchange current density of one of two equal electrodes in mA/cm2 (Butler-Volmer, symmetric); in the place of <see cref="InterfaceResistance"/>.</summary>
        public ModelParameter? ExchangeCurrentDensity { get; set; }

        /// <summary>Factor on the interfaces' overpotential by hours since the first current.</summary>
        public ModelTable? HourResistance { get; set; }

        /// <summary>Factor on the interfaces' overpotential by the pressure on the electrode as a fraction of <see cref="ContactPressure"/>.</summary>
        public ModelTable? PressureResistance { get; set; }

        /// <summary>Pressure in kilopascals at which the contact is made, by degrees Celsius; needed with <see cref="PressureResistance"/>.</summary>
        public ModelTable? ContactPressure { get; set; }

        /// <summary>Part of the fresh capacity that is left by number of the cycle from 1; in the place of <see cref="RetentionPerCycle"/>.</summary>
        public ModelTable? CycleCapacity { get; set; }

        /// <summary>Factor on the capacity by degrees Celsius.</summary>
        public ModelTable? TemperatureCapacity { get; set; }

        /// <summary>Hours since the first current after which lithium has grown through the layer.</summary>
        public ModelParameter? ShortAfterHours { get; set; }

        /// <summary>Number of the cycle, from 1, in which lithium has grown through the layer.</summary>
        public ModelParameter? ShortAfterCycles { get; set; }

        /// <summary>Current density in mA/cm2 from which lithium grows through the layer.</summary>
        public ModelParameter? CriticalCurrentDensity { get; set; }

        /// <summary>Conductance of that short in millisiemens; needed with any of the three before.</summary>
        public ModelParameter? ShortConductance { get; set; }

        /// <summary>Voltage at which the electrolyte's oxidation takes 10 uA/cm2.</summary>
        public ModelParameter? OxidationVoltage { get; set; }

        /// <summary>Millivolts over which the oxidation current grows by a factor e; needed with <see cref="OxidationVoltage"/>.</summary>
        public ModelParameter? OxidationWidth { get; set; }
    }
}
