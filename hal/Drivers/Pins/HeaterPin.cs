namespace RigFirmware.Hal.Drivers.Pins
{
    /// <summary>
    /// The heater's switch as a first-order sigma-delta: on or off for a whole tick, the power in the mean of some seconds.
    /// No PWM is needed, which not every board's image has; plates take minutes.
    /// </summary>
    [CycleCode]
    public sealed class HeaterPin
    {
        private readonly IOutputPin _pin;
        private readonly int _fullMilliwatts;
        private int _owedMilliwatts;

        /// <summary>A heater that is off.</summary>
        /// <param name="pin">Its pin; high is on.</param>
        /// <param name="fullMilliwatts">What it takes while it is on.</param>
        public HeaterPin(IOutputPin pin, int fullMilliwatts)
        {
            _pin = pin;
            _fullMilliwatts = fullMilliwatts;
        }

        /// <summary>True while it is switched on.</summary>
        public bool IsOn { get; private set; }

        /// <summary>One tick of a wanted power.</summary>
        /// <param name="milliwatts">0 switches off at once and forgets what was owed; more than full power is full power.</param>
        public void Drive(int milliwatts)
        {
            if (milliwatts <= 0)
            {
                _owedMilliwatts = 0;
                Switch(false);
                return;
            }

            int owed = _owedMilliwatts + (milliwatts > _fullMilliwatts ? _fullMilliwatts : milliwatts);
            bool on = owed >= _fullMilliwatts;
            _owedMilliwatts = on ? owed - _fullMilliwatts : owed;
            Switch(on);
        }

        private void Switch(bool on)
        {
            IsOn = on;
            _pin.Write(on);
        }
    }
}
