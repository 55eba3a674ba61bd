using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Runtime.Trace
{
    /// <summary>
    /// Twelve cells, plates, heater and clamp in integers: crude beside the simulated plant of the host, but it reacts to
    /// every command, and it gives the same numbers on the host and on the board.
    /// </summary>
    public sealed class TracePlant
    {
        /// <summary>True values by channel in the channels' units, without noise.</summary>
        public readonly int[] Values = new int[Channel.Count];

        // Charge of each cell in nanoampere milliseconds above its starting point.
        private readonly long[] _charge = new long[Channel.CellsMax];
        private readonly RigConfiguration _configuration;
        private int _heatMicrodegrees;

        public TracePlant(RigConfiguration configuration)
        {
            _configuration = configuration;
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                Values[Channel.Temperature0 + i] = 25000 + (i * 20);
            }

            Values[Channel.ClampForce] = configuration.ClampMillinewtons;
            Values[Channel.ClampTravel] = 5000000;
        }

        /// <summary>One tick under the commands.</summary>
        /// <param name="weakCell">A cell that takes twice the charge to the same voltage, or -1.</param>
        public void Advance(RigCommands commands, int weakCell)
        {
            int nanoamps = commands.SourceEnabled && commands.ContactorClosed ? commands.StackNanoamps : 0;
            int sum = 0;
            for (int i = 0; i < _configuration.CellCount; i++)
            {
                _charge[i] += (long)nanoamps * RigConfiguration.TickMs * (i == weakCell ? 2 : 1);

                // 565 uA x 600 s move a cell by 0.5 V; 20 ohm and a little more a cell.
                Values[i] = 3700000 + (i * 1000) + (int)(_charge[i] / 678000) + (nanoamps / (50 - i));
                sum += Values[i];
            }

            Values[Channel.Stack] = sum;
            Values[Channel.Current] = nanoamps;
            Values[Channel.CurrentSecond] = nanoamps;
            Heat(commands.HeaterMilliwatts);
            Values[Channel.ClampTravel] = commands.ClampHeld ? Values[Channel.ClampTravel] : commands.ClampPermille * 10000;

            // 10 N/mm from 0.48 mm on.
            Values[Channel.ClampForce] += (((Values[Channel.ClampTravel] - 480000) / 100) - Values[Channel.ClampForce]) / 2;
        }

        private void Heat(int heaterMilliwatts)
        {
            // Ten joules a degree in the block, a hundredth of the difference lost to the air in a second.
            int above = Values[Channel.Heater] - Values[Channel.Ambient];
            _heatMicrodegrees += (heaterMilliwatts * RigConfiguration.TickMs / 100) - (above / 2);
            int whole = _heatMicrodegrees / 1000;
            _heatMicrodegrees -= whole * 1000;
            Values[Channel.Heater] += whole;
            for (int i = 0; i < Channel.Plates; i++)
            {
                Values[Channel.Temperature0 + i] += (Values[Channel.Heater] - Values[Channel.Temperature0 + i]) / 256;
            }
        }
    }
}
