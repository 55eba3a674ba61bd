using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Heater power for a wanted plate temperature: the setpoint runs up its ramp, the feed-forward carries the heat loss
    /// to the surroundings and the heat that the ramp stores, a PI with anti-windup the rest. Integers throughout; called once a
    /// second.
    /// <para>
    /// The integral learns only while the setpoint stands: what the plates lag behind a ramp is no steady error. It stops at the
    /// ends of the power and while safety holds the heater off. A setpoint that the plates do not follow waits for them.
    /// </para>
    /// </summary>
    [CycleCode]
    public sealed class TemperatureControl
    {
        // The setpoint runs no further ahead of the plates, and goes on when they are so near: with the power that asks for they
        // rise slower than what safety warns of.
        private const int AheadMillidegreesMax = 2000;
        private const int AheadMillidegreesAgain = 1000;
        // The end of a ramp is rounded off over this time, for plates that lie behind others; and at least so much a second.
        private const int TaperMs = 60000;
        private const int TaperMillidegrees = 5;
        private readonly RigConfiguration _configuration;
        private readonly int _plates;
        private long _integralMicrowatts;
        private int _setpointMillidegrees;
        private bool _holding;
        private bool _waiting;

        /// <summary>The control of a rig.</summary>
        public TemperatureControl(RigConfiguration configuration)
        {
            _configuration = configuration;
            _plates = configuration.TemperaturePoints & ((1 << Channel.Plates) - 1);
        }

        /// <summary>Heater power wanted, in milliwatts, 0..<see cref="RigConfiguration.HeaterMilliwattsMax"/>.</summary>
        public int HeaterMilliwatts;

        /// <summary>The ramp that the control commands now, in millidegrees per second, 0 or more; safety subtracts it from the plates' rise.</summary>
        public int RampMillidegreesPerSecond;

        /// <summary>Setpoint minus mean of the plates, in millidegrees; 0 without a setpoint. While the setpoint waits for the plates, what they lack to the target: a heater that does not heat is seen by it.</summary>
        public int ErrorMillidegrees { get; private set; }

        /// <summary>Forgets setpoint and integral; no power.</summary>
        public void Release()
        {
            _holding = false;
            _waiting = false;
            _integralMicrowatts = 0;
            HeaterMilliwatts = 0;
            RampMillidegreesPerSecond = 0;
            ErrorMillidegrees = 0;
        }

        /// <summary>One step.</summary>
        /// <param name="targetMillidegrees">Wanted plate temperature.</param>
        /// <param name="dtMs">Milliseconds since the step before.</param>
        /// <param name="heaterPermitted">False while safety holds the heater off: the integral then stands still.</param>
        public void Step(Snapshot snapshot, int targetMillidegrees, int dtMs, bool heaterPermitted)
        {
            int plate = MeanPlateMillidegrees(snapshot);
            if (plate == int.MinValue)
            {
                // Without a reading of every plate there is no heating.
                Release();
                return;
            }

            if (!_holding)
            {
                _holding = true;
                _setpointMillidegrees = plate;
            }

            int before = _setpointMillidegrees;
            MoveSetpoint(targetMillidegrees, plate, dtMs);
            int error = _setpointMillidegrees - plate;
            ErrorMillidegrees = _waiting ? targetMillidegrees - plate : error;
            long proportional = (long)error * _configuration.HeaterGainMilliwattsPerDegree;
            long feedForward = (long)(_setpointMillidegrees - AmbientMillidegrees(snapshot, plate)) * _configuration.HeaterMilliwattsPerDegree;
            feedForward += dtMs <= 0 ? 0 : (long)(_setpointMillidegrees - before) * _configuration.HeaterMillijoulesPerDegree * 1000 / dtMs;
            long maxMicrowatts = (long)_configuration.HeaterMilliwattsMax * 1000;
            long wanted = proportional + feedForward + _integralMicrowatts;
            bool atEnd = (wanted >= maxMicrowatts && error > 0) || (wanted <= 0 && error < 0);
            int integralSeconds = _configuration.HeaterIntegralSeconds < 1 ? 1 : _configuration.HeaterIntegralSeconds;
            if (heaterPermitted && !atEnd && _setpointMillidegrees == targetMillidegrees && before == targetMillidegrees)
            {
                _integralMicrowatts += proportional * dtMs / (integralSeconds * 1000L);
            }

            HeaterMilliwatts = wanted <= 0 ? 0 : (wanted >= maxMicrowatts ? _configuration.HeaterMilliwattsMax : (int)(wanted / 1000));
        }

        private void MoveSetpoint(int targetMillidegrees, int plateMillidegrees, int dtMs)
        {
            int move = (int)((long)_configuration.RampMillidegreesPerSecondMax * dtMs / 1000);
            int gap = targetMillidegrees - _setpointMillidegrees;
            if (gap > 0)
            {
                int taper = (int)((long)gap * dtMs / TaperMs);
                taper = taper < TaperMillidegrees ? TaperMillidegrees : taper;
                move = move < taper ? move : taper;
                move = move < gap ? move : gap;
                int ahead = _setpointMillidegrees + move - plateMillidegrees;
                _waiting = ahead > (_waiting ? AheadMillidegreesAgain : AheadMillidegreesMax);
                _setpointMillidegrees += _waiting ? 0 : move;
                RampMillidegreesPerSecond = _configuration.RampMillidegreesPerSecondMax;
                return;
            }

            _waiting = false;
            _setpointMillidegrees = gap < -move ? _setpointMillidegrees - move : targetMillidegrees;
            RampMillidegreesPerSecond = 0;
        }

        private int MeanPlateMillidegrees(Snapshot snapshot)
        {
            int sum = 0;
            int count = 0;
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((_plates & (1 << i)) == 0)
                {
                    continue;
                }

                if (snapshot.Quality[Channel.Temperature0 + i] != (byte)Quality.Ok)
                {
                    return int.MinValue;
                }

                sum += snapshot.Slow[Channel.Temperature0 + i];
                count++;
            }

            return count == 0 ? int.MinValue : sum / count;
        }

        private int AmbientMillidegrees(Snapshot snapshot, int otherwise)
        {
            return snapshot.Quality[Channel.Ambient] == (byte)Quality.Ok ? snapshot.Slow[Channel.Ambient] : otherwise;
        }
    }
}
