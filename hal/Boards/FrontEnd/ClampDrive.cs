using RigFirmware.Hal.Drivers.Tmc5160;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The clamp's motor: a position in thousandths of the actuator's travel becomes a target in microsteps. The motor's
    /// position after a start or a reset is what the travel sensor says.
    /// </summary>
    [CycleCode]
    public sealed class ClampDrive
    {
        private const int RetryTicks = 20;
        private readonly Tmc5160Motion _motion;
        private readonly FrontEndSettings _settings;
        private int _ticksToRetry;
        private int _target;

        /// <summary>A motor that is not started yet.</summary>
        public ClampDrive(FrontEndBus bus, FrontEndSettings settings)
        {
            _motion = new Tmc5160Motion(bus.Clamp, settings.Motion, "U70 (TMC5160A, select J20 pole 12)");
            _settings = settings;
        }

        /// <summary>True while the chip has its configuration.</summary>
        public bool Runs
        {
            get { return !_motion.IsReset; }
        }

        /// <summary>Starts the motor where the travel sensor sees it; null, or what is wrong.</summary>
        /// <param name="newest">The newest sample.</param>
        [BootCode]
        public string Start(RigSample newest)
        {
            if (newest.Status[Channel.ClampTravel] != SampleStatus.Ok)
            {
                return "The clamp's travel (J12 poles 1 to 3) is not read, so its motor is not started: check the potentiometer's plug.";
            }

            long nanometres = ((long)newest.Counts[Channel.ClampTravel] * NominalScale.FullScale(Channel.ClampTravel, 0, 0)) / NominalScale.FullScaleCounts;
            _target = Microsteps(nanometres);
            return _motion.Start(_target);
        }

        /// <summary>Sends the motor on, or keeps its target while the clamp is held; three frames. Once a second a motor that lost its configuration is started again.</summary>
        public void Drive(RigCommands commands, RigSample newest)
        {
            if (_motion.IsReset)
            {
                if (--_ticksToRetry <= 0)
                {
                    _ticksToRetry = RetryTicks;
                    Start(newest);
                }

                return;
            }

            if (commands.ClampSafe || !commands.ClampHeld)
            {
                int permille = commands.ClampSafe ? _settings.ClampSafePermille : commands.ClampPermille;
                permille = permille < 0 ? 0 : (permille > 1000 ? 1000 : permille);
                _target = Microsteps((long)permille * _settings.ClampTravelMicrometres);
            }

            _motion.Drive(_target);
        }

        private int Microsteps(long nanometres)
        {
            return (int)((nanometres * _settings.Motion.MicrostepsPerMillimetre) / 1000000);
        }
    }
}
