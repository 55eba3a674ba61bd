using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// The range in which each quantity can be (design, the envelope), with a margin of a tenth and more. A value outside
    /// makes the channel <see cref="Domain.Quality.OutOfRange"/> and keeps its value, so that the limits still see it.
    /// </summary>
    public sealed class PlausibleRange
    {
        /// <summary>Lowest believable cell voltage in microvolts.</summary>
        public const int CellMicrovoltsMin = -5500000;

        /// <summary>Highest believable cell voltage in microvolts.</summary>
        public const int CellMicrovoltsMax = 6500000;

        /// <summary>Lowest believable value by channel, in the channel's unit, shape [<see cref="Channel.Count"/>].</summary>
        public readonly int[] Min = new int[Channel.Count];

        /// <summary>Highest believable value by channel, in the channel's unit, shape [<see cref="Channel.Count"/>].</summary>
        public readonly int[] Max = new int[Channel.Count];

        /// <summary>The ranges of a rig.</summary>
        public PlausibleRange(RigConfiguration configuration)
        {
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                SetRange(i, CellMicrovoltsMin, CellMicrovoltsMax);
            }

            SetRange(Channel.Stack, -60000000, 66000000);
            SetRange(Channel.Current, -600000000, 600000000);
            SetRange(Channel.CurrentSecond, -600000000, 600000000);
            for (int i = Channel.Temperature0; i < Channel.Temperature0 + Channel.TemperaturesMax; i++)
            {
                SetRange(i, -40000, 180000);
            }

            int force = configuration.ClampMillinewtonsMax;
            SetRange(Channel.ClampForce, -(force / 10), force + (force / 5));
            SetRange(Channel.ClampTravel, -100000, 10000000);
        }

        private void SetRange(int channel, int min, int max)
        {
            Min[channel] = min;
            Max[channel] = max;
        }
    }
}
