using RigFirmware.Hal.Drivers.Tmc5160;

namespace RigFirmware.Hal.Boards
{
    /// <summary>What differs from rig to rig below the rig seam.</summary>
    public sealed class FrontEndSettings
    {
        /// <summary>Cells in the stack, 1..12.</summary>
        public int CellCount = Channel.CellsMax;

        /// <summary>Power of the heater while it is switched on, in milliwatts (hardware/source.md).</summary>
        public int HeaterMilliwatts = 60000;

        /// <summary>The clamp head's largest force in millinewtons.</summary>
        public int ClampMillinewtonsMax = 100000;

        /// <summary>Travel of the clamp's actuator in micrometres.</summary>
        public int ClampTravelMicrometres = 10000;

        /// <summary>Where the clamp goes on a trip, in thousandths of its travel: the springs relaxed to a tenth of full force.</summary>
        public int ClampSafePermille = 140;

        /// <summary>Upper threshold of the chemistry plug at a comparator's cell, in millivolts: second point of the coarse path's correction.</summary>
        public int PlugOverMillivolts = 4403;

        /// <summary>Lower threshold of the chemistry plug at a comparator's cell, in millivolts.</summary>
        public int PlugUnderMillivolts = 2900;

        /// <summary>Bits of the Pt1000 that are fitted, the plates first, then heater and ambient.</summary>
        public int TemperaturePoints = (1 << Channel.TemperaturesMax) - 1;

        /// <summary>Bits of the thermistors that are fitted, at the same points.</summary>
        public int Thermistors = (1 << Channel.TemperaturesMax) - 1;

        /// <summary>Mechanics of the head.</summary>
        public Tmc5160Settings Motion = new Tmc5160Settings();
    }
}
