using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Drive of the clamp's actuator for a wanted force: the nominal drive of that force plus an integral that takes out
    /// spring, friction and the stack's breathing. Called in the ticks that sample the clamp.
    /// </summary>
    [CycleCode]
    public sealed class ClampControl
    {
        // The integral takes out a steady error with a time constant of two seconds.
        private const int IntegralMs = 2000;

        // How far the integral may move the drive away from nominal, in millionths of the range.
        private const int IntegralMax = 500000;
        private readonly int _millinewtonsMax;
        private int _integralMillionths;

        /// <summary>The control of a rig.</summary>
        public ClampControl(RigConfiguration configuration)
        {
            _millinewtonsMax = configuration.ClampMillinewtonsMax < 1 ? 1 : configuration.ClampMillinewtonsMax;
        }

        /// <summary>Drive wanted, in thousandths of the actuator's range, 0..1000.</summary>
        public int ClampPermille { get; private set; }

        /// <summary>One step; without a good force reading the drive stays where it is.</summary>
        /// <param name="wantedMillinewtons">Wanted force, 0 or more.</param>
        /// <param name="dtMs">Milliseconds since the step before.</param>
        /// <param name="overruled">True while safety holds the clamp in its safe position: the force then says nothing of the drive, and the integral starts anew.</param>
        public void Step(Snapshot snapshot, int wantedMillinewtons, int dtMs, bool overruled)
        {
            if (overruled)
            {
                _integralMillionths = 0;
                return;
            }

            if (snapshot.Quality[Channel.ClampForce] != (byte)Quality.Ok)
            {
                return;
            }

            int error = Saturate.Subtract(wantedMillinewtons, snapshot.Fast[Channel.ClampForce]);
            long errorMillionths = (long)error * 1000000 / _millinewtonsMax;
            long nominal = (long)wantedMillinewtons * 1000000 / _millinewtonsMax;
            long integral = _integralMillionths + (errorMillionths * dtMs / IntegralMs);
            _integralMillionths = Saturate.Clamp(Saturate.ToInt(integral), -IntegralMax, IntegralMax);

            // At an end of the drive the integral stops where it leads to that end, so that it leaves it at once.
            long drive = nominal + _integralMillionths;
            if (drive > 1000000)
            {
                drive = 1000000;
                _integralMillionths = Saturate.ToInt(drive - nominal);
            }
            else if (drive < 0)
            {
                drive = 0;
                _integralMillionths = Saturate.ToInt(-nominal);
            }

            ClampPermille = (int)(drive / 1000);
        }
    }
}
