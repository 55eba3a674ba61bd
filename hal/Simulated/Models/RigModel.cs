using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>The rig around the stack: heat, clamp, power stages, safety chain, sensors. Read from <c>Rig.json</c>.</summary>
    public sealed class RigModel
    {
        /// <summary>Heat capacity of one plate in joules per kelvin.</summary>
        [JsonRequired]
        public ModelParameter PlateHeatCapacity { get; set; } = new();

        /// <summary>Heat conductance through one layer, plate to plate, in watts per kelvin.</summary>
        [JsonRequired]
        public ModelParameter LayerConductance { get; set; } = new();

        /// <summary>Heat conductance from an end plate to the heater block in watts per kelvin.</summary>
        [JsonRequired]
        public ModelParameter EndConductance { get; set; } = new();

        /// <summary>Heat capacity of the heater block in joules per kelvin.</summary>
        [JsonRequired]
        public ModelParameter BlockHeatCapacity { get; set; } = new();

        /// <summary>Heat conductance from the heater block to the air in watts per kelvin.</summary>
        [JsonRequired]
        public ModelParameter BlockToAir { get; set; } = new();

        /// <summary>Power of the heater's element when its power stage conducts fully, in watts.</summary>
        [JsonRequired]
        public ModelParameter HeaterElement { get; set; } = new();

        /// <summary>Largest power the rig commands, in watts.</summary>
        [JsonRequired]
        public ModelParameter HeaterPowerMax { get; set; } = new();

        /// <summary>Temperature of the air in degrees Celsius.</summary>
        [JsonRequired]
        public ModelParameter AirTemperature { get; set; } = new();

        /// <summary>Stiffness of the clamp's spring in newtons per millimetre.</summary>
        [JsonRequired]
        public ModelParameter SpringStiffness { get; set; } = new();

        /// <summary>Travel from the open end to first contact in millimetres.</summary>
        [JsonRequired]
        public ModelParameter ContactTravel { get; set; } = new();

        /// <summary>Full travel of the clamp's actuator in millimetres.</summary>
        [JsonRequired]
        public ModelParameter ActuatorTravel { get; set; } = new();

        /// <summary>Speed of the clamp's actuator in millimetres per second.</summary>
        [JsonRequired]
        public ModelParameter ActuatorSpeed { get; set; } = new();

        /// <summary>Force of the clamp as assembled, in newtons.</summary>
        [JsonRequired]
        public ModelParameter AssembledForce { get; set; } = new();

        /// <summary>Force of the clamp's safe position, in newtons.</summary>
        [JsonRequired]
        public ModelParameter SafeForce { get; set; } = new();

        /// <summary>From the sample to the outputs that follow from it, in milliseconds: age of the conversion and the cycle's own work.</summary>
        [JsonRequired]
        public ModelParameter ActuationDelay { get; set; } = new();

        /// <summary>From the contactor's coil going off to open main contacts, in milliseconds.</summary>
        [JsonRequired]
        public ModelParameter ContactorRelease { get; set; } = new();

        /// <summary>From the contactor's coil going on to closed main contacts, in milliseconds.</summary>
        [JsonRequired]
        public ModelParameter ContactorClose { get; set; } = new();

        /// <summary>From a comparator's input passing its threshold to the safety chain dropping, in milliseconds.</summary>
        [JsonRequired]
        public ModelParameter ComparatorDelay { get; set; } = new();

        /// <summary>Largest deviation of a comparator's level from its nominal one, in millivolts.</summary>
        [JsonRequired]
        public ModelParameter ComparatorTolerance { get; set; } = new();

        /// <summary>Shortest time without an edge after which a heartbeat circuit drops, in milliseconds.</summary>
        [JsonRequired]
        public ModelParameter HeartbeatShortest { get; set; } = new();

        /// <summary>Longest such time, in milliseconds.</summary>
        [JsonRequired]
        public ModelParameter HeartbeatLongest { get; set; } = new();

        /// <summary>Temperature at which the thermostat drops the safety chain, in degrees Celsius.</summary>
        [JsonRequired]
        public ModelParameter Thermostat { get; set; } = new();

        /// <summary>Most volts the current source can drive per layer, plus the same once.</summary>
        [JsonRequired]
        public ModelParameter SourceCompliance { get; set; } = new();

        /// <summary>Leakage of one tap in nanoamps.</summary>
        [JsonRequired]
        public ModelParameter TapLeakage { get; set; } = new();

        /// <summary>Standard deviation of one cell sample in microvolts.</summary>
        [JsonRequired]
        public ModelParameter CellNoise { get; set; } = new();

        /// <summary>Standard deviation of a cell channel's offset in microvolts.</summary>
        [JsonRequired]
        public ModelParameter CellOffset { get; set; } = new();

        /// <summary>Standard deviation of one stack sample in microvolts.</summary>
        [JsonRequired]
        public ModelParameter StackNoise { get; set; } = new();

        /// <summary>Standard deviation of the stack channel's offset in microvolts.</summary>
        [JsonRequired]
        public ModelParameter StackOffset { get; set; } = new();

        /// <summary>Standard deviation of the gain error of voltage and current channels and of the source, in parts per million.</summary>
        [JsonRequired]
        public ModelParameter GainError { get; set; } = new();

        /// <summary>Standard deviation of one current sample in parts per million of the range.</summary>
        [JsonRequired]
        public ModelParameter CurrentNoise { get; set; } = new();

        /// <summary>Standard deviation of the offset of current sensors and source in parts per million of the range.</summary>
        [JsonRequired]
        public ModelParameter CurrentOffset { get; set; } = new();

        /// <summary>Largest difference between the gains for charge and discharge, in parts per million.</summary>
        [JsonRequired]
        public ModelParameter CurrentAsymmetry { get; set; } = new();

        /// <summary>Standard deviation of one temperature sample in millikelvin.</summary>
        [JsonRequired]
        public ModelParameter TemperatureNoise { get; set; } = new();

        /// <summary>Standard deviation of a temperature channel's offset in millikelvin.</summary>
        [JsonRequired]
        public ModelParameter TemperatureOffset { get; set; } = new();

        /// <summary>Standard deviation of one force sample in millinewtons.</summary>
        [JsonRequired]
        public ModelParameter ForceNoise { get; set; } = new();

        /// <summary>Standard deviation of the force channel's gain in parts per million.</summary>
        [JsonRequired]
        public ModelParameter ForceGainError { get; set; } = new();

        /// <summary>Standard deviation of one travel sample in nanometres.</summary>
        [JsonRequired]
        public ModelParameter TravelNoise { get; set; } = new();
    }
}
