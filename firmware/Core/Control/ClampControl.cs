using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>
    /// Drive of the clamp's actuator for a wanted force. It starts from where the actuator stands and from the force that presses:
    /// nothing moves at a start. The setpoint then runs at a pace that the actuator can keep; the drive moves by what the springs'
    /// stiffness makes of it, and an integral takes out what is left: friction, a stiffness that differs, the stack's breathing.
    /// Called in the ticks that sample the clamp.
    /// <para>
    /// The integral compares the filtered force with a setpoint filtered alike, so that a ramp's lag is no error. It rests inside
    /// <see cref="DeadNanometres"/>, so that the screw does not move for months between two steps of its drive, and while the
    /// actuator is not where the drive wants it: jammed, without supply, or still on its way.
    /// </para>
    /// </summary>
    [CycleCode]
    public sealed class ClampControl
    {
        /// <summary>No drive is known yet.</summary>
        public const int NotKnown = -1;

        /// <summary>Pace of the setpoint as travel of the actuator, in nanometres per second: three quarters of what its motion controller allows.</summary>
        public const int NanometresPerSecond = 300000;

        /// <summary>The integral takes out an error with this time constant, in milliseconds.</summary>
        public const int IntegralMs = 3000;

        /// <summary>An error that a travel of so many nanometres would take out is left alone: half a step of the drive and the load cell's noise.</summary>
        public const int DeadNanometres = 9000;

        // One thousandth of the drive: its range is the full scale of the travel channel.
        private const int StepNanometres = 10000;
        private const int TravelNanometresMax = 10000000;

        // More than the actuator lags behind a running setpoint, and still a small part of its travel.
        private const int ApartNanometres = 250000;

        // The screw stays until its step would be wrong by so much: noise alone must not move it to and fro.
        private const int StayNanometres = 7500;

        // As the slow filter of sensing: an eighth of the difference each 100 ms, two samples after the drive.
        private const int FilterShift = 3;
        private const int FilterBits = 8;
        private const int DtMsMax = 1000;
        private readonly int _stiffness;
        private long _driveNanometres;
        private long _setpointMillinewtons;
        private long _setpointBefore;
        private long _setpointTwoBefore;
        private long _expectedQ8;
        private bool _holding;

        // Where nothing moves: the wanted force, and the measured ones between which the integral rests.
        private int _restMillinewtons = NotKnown;
        private int _restFrom;
        private int _restTo;

        /// <summary>The control of a rig.</summary>
        public ClampControl(RigConfiguration configuration)
        {
            _stiffness = configuration.ClampMillinewtonsPerMillimetre < 1 ? 1 : configuration.ClampMillinewtonsPerMillimetre;
            ClampPermille = NotKnown;
        }

        /// <summary>Drive wanted, in thousandths of the actuator's range, 0..1000; <see cref="NotKnown"/> before the first good readings: the actuator then has to stay where it is.</summary>
        public int ClampPermille;

        /// <summary>One step; without a good reading of force and travel the drive stays where it is.</summary>
        /// <param name="wantedMillinewtons">Wanted force, 0 or more.</param>
        /// <param name="dtMs">Milliseconds since the step before.</param>
        /// <param name="overruled">True while safety holds the clamp in its safe position: control starts anew from there.</param>
        public void Step(Snapshot snapshot, int wantedMillinewtons, int dtMs, bool overruled)
        {
            if (overruled)
            {
                _holding = false;
                _restMillinewtons = NotKnown;
                return;
            }

            if (snapshot.Quality[Channel.ClampForce] != (byte)Quality.Ok || snapshot.Quality[Channel.ClampTravel] != (byte)Quality.Ok)
            {
                return;
            }

            int force = snapshot.Slow[Channel.ClampForce];
            if (wantedMillinewtons == _restMillinewtons && force >= _restFrom && force <= _restTo)
            {
                // At rest, as it is for most of a run: the setpoint stands, the force is the expected one.
                return;
            }

            _restMillinewtons = NotKnown;
            int travel = snapshot.Fast[Channel.ClampTravel];
            if (!_holding)
            {
                _holding = true;
                Start(travel, force);
            }

            int elapsedMs = dtMs < 0 ? 0 : (dtMs > DtMsMax ? DtMsMax : dtMs);
            long apart = _driveNanometres - travel;
            if (apart <= ApartNanometres && apart >= -ApartNanometres)
            {
                MoveSetpoint(wantedMillinewtons, elapsedMs);
                Integrate(force, elapsedMs);
            }

            long off = _driveNanometres - ((long)ClampPermille * StepNanometres);
            if (ClampPermille < 0 || _setpointMillinewtons != _setpointTwoBefore || off > StayNanometres || off < -StayNanometres)
            {
                ClampPermille = (int)((_driveNanometres + (StepNanometres / 2)) / StepNanometres);
            }
            else if (_setpointMillinewtons == wantedMillinewtons && _setpointBefore == wantedMillinewtons)
            {
                Rest(wantedMillinewtons);
            }
        }

        // Once the expected force has come as near as its filter does, no step changes anything until another force is wanted or the
        // measured one leaves the dead band.
        private void Rest(int wantedMillinewtons)
        {
            long lag = ((long)wantedMillinewtons << FilterBits) - _expectedQ8;
            if (lag < 0 || lag >> FilterShift != 0)
            {
                return;
            }

            int expected = (int)(_expectedQ8 >> FilterBits);
            int dead = (int)((long)DeadNanometres * _stiffness / 1000000);
            _restMillinewtons = wantedMillinewtons;
            _restFrom = expected - dead;
            _restTo = expected + dead;
        }

        private void Start(int travelNanometres, int forceMillinewtons)
        {
            _driveNanometres = Saturate.Clamp(travelNanometres, 0, TravelNanometresMax);
            _setpointMillinewtons = forceMillinewtons;
            _setpointBefore = forceMillinewtons;
            _setpointTwoBefore = forceMillinewtons;
            _expectedQ8 = (long)forceMillinewtons << FilterBits;
        }

        private void MoveSetpoint(int wantedMillinewtons, int dtMs)
        {
            long gap = wantedMillinewtons - _setpointMillinewtons;
            if (gap != 0)
            {
                long most = (long)_stiffness * NanometresPerSecond / 1000000 * dtMs / 1000;
                long move = gap > most ? most : (gap < -most ? -most : gap);
                _setpointMillinewtons += move;
                Drive(move * 1000000 / _stiffness);
            }

            _expectedQ8 += ((_setpointTwoBefore << FilterBits) - _expectedQ8) >> FilterShift;
            _setpointTwoBefore = _setpointBefore;
            _setpointBefore = _setpointMillinewtons;
        }

        private void Integrate(int forceMillinewtons, int dtMs)
        {
            long error = ((_expectedQ8 >> FilterBits) - forceMillinewtons) * 1000000 / _stiffness;
            if (error > DeadNanometres || error < -DeadNanometres)
            {
                Drive(error * dtMs / IntegralMs);
            }
        }

        private void Drive(long nanometres)
        {
            long drive = _driveNanometres + nanometres;
            _driveNanometres = drive < 0 ? 0 : (drive > TravelNanometresMax ? TravelNanometresMax : drive);
        }
    }
}
