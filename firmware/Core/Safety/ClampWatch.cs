using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>Watches the clamp against its own command: force that runs away, force that is not reached, an actuator that does not move. Called once a second.</summary>
    [CycleCode]
    public sealed class ClampWatch
    {
        // The force has time to settle after a new wanted value.
        private const int SettleSeconds = 30;

        // A drive moved by this much, in thousandths, must move the actuator by that much, in nanometres. Control itself stops at a
        // distance of 25 thousandths.
        private const int DrivePermille = 20;
        private const int MoveNanometres = 1000;
        private readonly int _millinewtonsMax;
        private int _wantedMillinewtons;
        private int _secondsSettled;
        private int _drivePermille;
        private int _travelNanometres;
        private int _forceMillinewtons;
        private int _driveBefore;
        private bool _has;

        /// <summary>The watch of a rig.</summary>
        public ClampWatch(RigConfiguration configuration)
        {
            _millinewtonsMax = configuration.ClampMillinewtonsMax;
        }

        /// <summary>Force lacking or beyond the wanted one, in thousandths of it, once it had time to settle; 0 before.</summary>
        public int DeviationPermille { get; private set; }

        /// <summary>Rise of the force within the last second that no drive asked for, in millinewtons.</summary>
        public int RiseMillinewtons { get; private set; }

        /// <summary>True when the drive has moved and the actuator has not.</summary>
        public bool DoesNotMove { get; private set; }

        /// <summary>One second.</summary>
        /// <param name="wantedMillinewtons">Wanted force.</param>
        /// <param name="drivePermille">Commanded drive in thousandths; negative while the actuator is held, when there is nothing to compare with.</param>
        public void Second(Snapshot snapshot, int wantedMillinewtons, int drivePermille)
        {
            if (snapshot.Quality[Channel.ClampForce] != (byte)Quality.Ok || snapshot.Quality[Channel.ClampTravel] != (byte)Quality.Ok)
            {
                // The channel's own row answers for a missing reading; nothing is concluded without one.
                _has = false;
                RiseMillinewtons = 0;
                return;
            }

            int force = snapshot.Slow[Channel.ClampForce];
            Settle(wantedMillinewtons, force);
            if (drivePermille < 0)
            {
                _has = false;
                RiseMillinewtons = 0;
            }
            else if (!_has)
            {
                _has = true;
                _drivePermille = drivePermille;
                _travelNanometres = snapshot.Slow[Channel.ClampTravel];
            }
            else
            {
                RiseMillinewtons = drivePermille <= _driveBefore ? force - _forceMillinewtons : 0;
                Move(drivePermille, snapshot.Slow[Channel.ClampTravel]);
            }

            _driveBefore = drivePermille;
            _forceMillinewtons = force;
        }

        private void Settle(int wantedMillinewtons, int force)
        {
            if (wantedMillinewtons != _wantedMillinewtons)
            {
                _wantedMillinewtons = wantedMillinewtons;
                _secondsSettled = 0;
            }

            if (_secondsSettled < SettleSeconds)
            {
                _secondsSettled++;
                DeviationPermille = 0;
                return;
            }

            // Below a hundredth of the head a relative error says nothing.
            int floor = _millinewtonsMax / 100;
            int wanted = wantedMillinewtons < floor ? floor : wantedMillinewtons;
            DeviationPermille = wanted <= 0 ? 0 : Saturate.ToInt((long)Saturate.Magnitude(force - wantedMillinewtons) * 1000 / wanted);
        }

        private void Move(int drivePermille, int travelNanometres)
        {
            if (Saturate.Magnitude(travelNanometres - _travelNanometres) >= MoveNanometres)
            {
                _travelNanometres = travelNanometres;
                _drivePermille = drivePermille;
                DoesNotMove = false;
                return;
            }

            DoesNotMove = Saturate.Magnitude(drivePermille - _drivePermille) >= DrivePermille;
        }
    }
}
