using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Watches the heater without knowing anything of its control: heating must progress, and heat must have been asked
    /// for. Called once a second.
    /// </summary>
    [CycleCode]
    public sealed class HeaterWatch
    {
        // Within this time the plates must come closer to a setpoint that is further away than the error below.
        private const int ProgressSeconds = 120;
        private const int ErrorMillidegrees = 5000;
        private const int ProgressMillidegrees = 500;

        // The block is hotter than the hottest plate by this although the heater has been off for so long.
        private const int OffSeconds = 60;
        private const int HeatWithoutMillidegrees = 5000;
        private int _secondsWithoutProgress;
        private int _bestError;
        private int _secondsOff;
        private int _coolestOff;

        /// <summary>True when the heater is on, the plates are far below their setpoint, and they come no closer.</summary>
        public bool HeatsWithoutRise { get; private set; }

        /// <summary>True when the heater has been commanded off and its block heats all the same.</summary>
        public bool HeatWithoutCommand { get; private set; }

        /// <summary>One second.</summary>
        /// <param name="heaterMilliwatts">Commanded heater power.</param>
        /// <param name="errorMillidegrees">Setpoint minus the mean of the plates; 0 without a setpoint.</param>
        public void Second(Snapshot snapshot, int heaterMilliwatts, int errorMillidegrees)
        {
            Progress(heaterMilliwatts, errorMillidegrees);
            Off(snapshot, heaterMilliwatts);
        }

        private void Progress(int heaterMilliwatts, int errorMillidegrees)
        {
            if (heaterMilliwatts == 0 || errorMillidegrees < ErrorMillidegrees || errorMillidegrees <= _bestError - ProgressMillidegrees)
            {
                _bestError = errorMillidegrees;
                _secondsWithoutProgress = 0;
            }
            else
            {
                _secondsWithoutProgress++;
            }

            HeatsWithoutRise = _secondsWithoutProgress >= ProgressSeconds;
        }

        private void Off(Snapshot snapshot, int heaterMilliwatts)
        {
            int block = snapshot.Slow[Channel.Heater];
            if (heaterMilliwatts != 0 || snapshot.Quality[Channel.Heater] != (byte)Quality.Ok || snapshot.MissingPlate >= 0)
            {
                _secondsOff = 0;
                HeatWithoutCommand = false;
                return;
            }

            if (_secondsOff == 0 || block < _coolestOff)
            {
                _coolestOff = block;
            }

            if (_secondsOff < OffSeconds)
            {
                _secondsOff++;
                return;
            }

            HeatWithoutCommand = block - snapshot.HottestPlateMillidegrees > HeatWithoutMillidegrees && block - _coolestOff > HeatWithoutMillidegrees;
        }
    }
}
