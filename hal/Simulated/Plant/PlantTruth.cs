using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// What is really so, whatever any sensor says: the layers, the heat, the clamp, the power that flows.
    /// The members in firmware units are for display and judgement.
    /// </summary>
    public sealed class PlantTruth
    {
        /// <param name="layers">The stack.</param>
        /// <param name="heat">Temperatures.</param>
        /// <param name="clamp">The clamp.</param>
        /// <param name="power">What feeds the stack.</param>
        /// <param name="chain">What cuts it off.</param>
        public PlantTruth(Layers layers, Heat heat, Clamp clamp, PowerStages power, SafetyChain chain)
        {
            Layers = layers;
            Heat = heat;
            Clamp = clamp;
            Power = power;
            Chain = chain;
        }

        /// <summary>The stack.</summary>
        public Layers Layers { get; }

        /// <summary>Temperatures.</summary>
        public Heat Heat { get; }

        /// <summary>The clamp.</summary>
        public Clamp Clamp { get; }

        /// <summary>What feeds the stack.</summary>
        public PowerStages Power { get; }

        /// <summary>What cuts it off without a processor.</summary>
        public SafetyChain Chain { get; }

        /// <summary>True while energy goes in: source current through the stack, or heater power.</summary>
        public bool IsPowerOn
        {
            get { return Layers.StackAmps != 0 || Power.HeaterWatts > 0; }
        }

        /// <summary>True while energy could go in on the next setpoint: source connected, or heater power.</summary>
        public bool IsPowerConnected
        {
            get { return Power.SourceConnected || Power.HeaterWatts > 0; }
        }

        /// <summary>True while the alarm at the rig sounds.</summary>
        public bool AlarmSounds { get; set; }

        /// <summary>Voltage of a cell, from 0, in microvolts.</summary>
        public int CellMicrovolts(int cell)
        {
            return (int)(Layers.Volts[cell] * 1e6);
        }

        /// <summary>Voltage of the stack in microvolts.</summary>
        public int StackMicrovolts
        {
            get { return (int)(Layers.StackVolts * 1e6); }
        }

        /// <summary>Current through the stack's terminals in nanoamps, charge positive.</summary>
        public int StackNanoamps
        {
            get { return (int)(Layers.StackAmps * 1e9); }
        }

        /// <summary>Temperature of a plate, 0..cells, in millidegrees.</summary>
        public int PlateMillidegrees(int plate)
        {
            return (int)(Heat.PlateDegrees[plate] * 1000);
        }

        /// <summary>Power into the heater in milliwatts.</summary>
        public int HeaterMilliwatts
        {
            get { return (int)(Power.HeaterWatts * 1000); }
        }

        /// <summary>Force on the stack in millinewtons.</summary>
        public int ClampMillinewtons
        {
            get { return (int)(Clamp.Newtons * 1000); }
        }
    }
}
