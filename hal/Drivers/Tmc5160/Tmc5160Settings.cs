namespace RigFirmware.Hal.Drivers.Tmc5160
{
    /// <summary>What belongs to the head's mechanics: one set for the 100 N head, one for the 20 kN head.</summary>
    public sealed class Tmc5160Settings
    {
        /// <summary>Microsteps of a millimetre of travel: 200 full steps of 256 on a 2 mm lead; 20 times as many behind the 20 kN head's gearbox.</summary>
        public int MicrostepsPerMillimetre = 25600;

        /// <summary>VMAX, in microsteps per 1.398 s (2^24 / 12 MHz): here 0.4 mm/s.</summary>
        public int Speed = 14317;

        /// <summary>AMAX and DMAX, in the chip's unit of 2^41 / (12 MHz)^2: here 10 mm/s2.</summary>
        public int Acceleration = 3909;

        /// <summary>IHOLD_IRUN: hold 8/32, run 16/32 of full current, hold after six ramps.</summary>
        public int Currents = 0x00061008;
    }
}
