using System;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// Cutting power does not stop a reaction that feeds itself. Then the rig has to say so: alarm, clamp to its safe position,
    /// telemetry alive. It is confirmed in the plant, by the rule of GB 38031 and GTR 20, when a plate with a temperature point
    /// heats at 1 degC/s and a layer has lost more than a quarter of its voltage, or two plates heat and one is above its limit.
    /// </summary>
    public sealed class RunawayCheck
    {
        /// <summary>From the confirmed runaway in the plant to alarm and clamp, in milliseconds: the budget of the row ThermalRunaway.</summary>
        public const int AnswerBudgetMs = 4000;

        /// <summary>From then on the clamp's way, in milliseconds: 100 N at 4 N/s, and a second.</summary>
        public const int ClampBudgetMs = 26000;

        // A tenth more than the rung, because the firmware's slope trails a rise that grows.
        private const double RungDegreesPerSecond = 1.1;
        private const double CalmDegreesPerSecond = 0.1;
        private const double WitnessDegreesPerSecond = 0.2;
        private const double SensorDegrees = 0.2;
        private const double LostPart = 0.26;
        private readonly SimulatedRig _rig;
        private readonly double _degreesMax;
        private readonly double[] _referenceVolts;
        private readonly int[] _plates = new int[Channel.Plates];
        private double _sinceUs = -1;
        private double _movingSinceUs = -1;

        /// <param name="plateMillidegreesMax">Highest plate temperature at which the rig trips.</param>
        /// <param name="rig">The plant.</param>
        public RunawayCheck(int plateMillidegreesMax, SimulatedRig rig)
        {
            _rig = rig;
            _degreesMax = plateMillidegreesMax * 1e-3;
            _referenceVolts = new double[rig.Truth.Layers.Count];
            rig.Truth.Layers.Volts.CopyTo(_referenceVolts, 0);
            for (int point = 0; point < _plates.Length; point++)
            {
                _plates[point] = rig.Sensing.PlateOfSensor(point);
            }
        }

        /// <summary>When a runaway was confirmed first, in microseconds; -1 when none was.</summary>
        public double ConfirmedUs { get; private set; } = -1;

        /// <summary>True when alarm and safe clamp were driven after it.</summary>
        public bool IsAnswered { get; private set; }

        /// <summary>Time to alarm and safe clamp in milliseconds; 0 when they were there before.</summary>
        public double AnswerMs { get; private set; }

        /// <summary>Time from there until the clamp pressed no harder than at its safe position, in milliseconds; 0 when it did before or never.</summary>
        public double ClampMs { get; private set; }

        /// <summary>True when alarm or safe clamp came too late.</summary>
        public bool IsAnswerViolated { get; private set; }

        /// <summary>True when the clamp did not come to its safe position in time although no fault of its own held it.</summary>
        public bool IsClampViolated { get; private set; }

        /// <summary>The plant was calm until now: what its layers' voltages are compared with later.</summary>
        public void Begin()
        {
            _rig.Truth.Layers.Volts.CopyTo(_referenceVolts, 0);
        }

        /// <summary>Takes the plant of an instant.</summary>
        public void Observe(long nowUs)
        {
            bool sound = !_rig.Sensing.Defects.Any && !_rig.Sensing.Defects.TapsSwapped && !_rig.LoopIsHeldUp;
            if (!sound || !IsRunaway())
            {
                _sinceUs = -1;
            }
            else if (_sinceUs < 0)
            {
                _sinceUs = nowUs;
                ConfirmedUs = ConfirmedUs < 0 ? nowUs : ConfirmedUs;
            }

            if (_sinceUs >= 0 && !IsAnswered)
            {
                Answer(nowUs);
            }

            if (IsAnswered && !IsClampViolated && ClampMs == 0)
            {
                FollowClamp(nowUs, sound);
            }
        }

        private void Answer(long nowUs)
        {
            IsAnswered = _rig.Truth.AlarmSounds && _rig.Truth.Clamp.IsSentSafe;
            AnswerMs = (nowUs - _sinceUs) * 0.001;
            IsAnswerViolated |= AnswerMs > AnswerBudgetMs;
        }

        // What keeps the clamp from moving must be a fault of its own, or a heater that only the chain can stop: then the power
        // matters more. A heartbeat that the firmware withholds without such a reason is no excuse.
        private void FollowClamp(long nowUs, bool sound)
        {
            PlantTruth truth = _rig.Truth;
            SafetyChain chain = truth.Chain;
            bool excused = !sound || truth.Clamp.Jammed || truth.Power.HeaterStageShorted || chain.EmergencyStop || chain.DoorOpen || chain.SupplyLost;
            _movingSinceUs = excused ? -1 : _movingSinceUs < 0 ? nowUs : _movingSinceUs;
            if (_movingSinceUs < 0)
            {
                return;
            }

            double ms = (nowUs - _movingSinceUs) * 0.001;
            if (truth.Clamp.IsSafe)
            {
                ClampMs = Math.Max(ms, 0.001);
            }

            IsClampViolated = !truth.Clamp.IsSafe && ms > ClampBudgetMs;
        }

        private bool IsRunaway()
        {
            Heat heat = _rig.Truth.Heat;
            double fastest = double.MinValue;
            double second = double.MinValue;
            double hottest = double.MinValue;
            foreach (int plate in _plates)
            {
                double rate = heat.PlateDegreesPerSecond[plate];
                second = Math.Max(second, Math.Min(fastest, rate));
                fastest = Math.Max(fastest, rate);
                hottest = Math.Max(hottest, heat.PlateDegrees[plate]);
            }

            if (fastest < CalmDegreesPerSecond)
            {
                Begin();
            }

            return fastest > RungDegreesPerSecond
                && ((hottest > _degreesMax + SensorDegrees && second > WitnessDegreesPerSecond) || HasLostVoltage());
        }

        private bool HasLostVoltage()
        {
            double[] volts = _rig.Truth.Layers.Volts;
            for (int i = 0; i < volts.Length; i++)
            {
                if (_referenceVolts[i] > 0.1 && volts[i] < _referenceVolts[i] * (1 - LostPart))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
