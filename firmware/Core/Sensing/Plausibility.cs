using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Gives every channel its quality: from what the driver said of the conversion and from the range in which the
    /// quantity can be. A value outside that range keeps its value, so that the limits still see it.
    /// </summary>
    [CycleCode]
    public sealed class Plausibility
    {
        private readonly int[] _min = new int[Channel.Count];
        private readonly int[] _max = new int[Channel.Count];

        /// <summary>The believable ranges of a rig (design, the envelope), with a margin of a tenth and more.</summary>
        public Plausibility(RigConfiguration configuration)
        {
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                SetRange(i, -5500000, 6500000);
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

        /// <summary>Judges the channels from..to-1, all of which had their turn in this tick.</summary>
        public void Apply(RigSample sample, int[] values, Snapshot snapshot, int from, int to)
        {
            byte[] status = sample.Status;
            byte[] quality = snapshot.Quality;
            int[] readAtMs = snapshot.ReadAtMs;
            int[] min = _min;
            int[] max = _max;
            int nowMs = snapshot.TimeMs;
            for (int i = from; i < to; i++)
            {
                byte s = status[i];
                if (s == SampleStatus.Ok)
                {
                    int value = values[i];
                    readAtMs[i] = nowMs;
                    quality[i] = value < min[i] || value > max[i] ? (byte)Quality.OutOfRange : (byte)Quality.Ok;
                }
                else if (s == SampleStatus.Saturated)
                {
                    readAtMs[i] = nowMs;
                    quality[i] = (byte)Quality.OutOfRange;
                }
                else if (s == SampleStatus.OpenWire)
                {
                    quality[i] = (byte)Quality.OpenWire;
                }
                else if (quality[i] != (byte)Quality.NeverRead)
                {
                    quality[i] = (byte)Quality.Stale;
                }
            }
        }

        private void SetRange(int channel, int min, int max)
        {
            _min[channel] = min;
            _max[channel] = max;
        }
    }
}
