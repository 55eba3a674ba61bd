using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// The median of the last three samples of a channel: removes a spike of one sample and delays a true step or ramp by
    /// one sample, so that a limit that is really crossed is seen with the second sample beyond it.
    /// </summary>
    [CycleCode]
    public sealed class SpikeFilter
    {
        private readonly int[] _newest = new int[Channel.Count];
        private readonly int[] _older = new int[Channel.Count];

        /// <summary>Filters the channels from..to-1 that carry a conversion of this tick; the others keep value and history.</summary>
        /// <param name="values">Calibrated values, shape [<see cref="Channel.Count"/>].</param>
        public void Apply(RigSample sample, int[] values, Snapshot snapshot, int from, int to)
        {
            byte[] status = sample.Status;
            byte[] quality = snapshot.Quality;
            int[] fast = snapshot.Fast;
            int[] newest = _newest;
            int[] older = _older;
            for (int i = from; i < to; i++)
            {
                byte s = status[i];
                if (s != SampleStatus.Ok && s != SampleStatus.Saturated)
                {
                    continue;
                }

                int c = values[i];
                if (quality[i] == (byte)Quality.NeverRead)
                {
                    newest[i] = c;
                    older[i] = c;
                    fast[i] = c;
                    continue;
                }

                int b = newest[i];
                int a = older[i];
                older[i] = b;
                newest[i] = c;
                if (a > b)
                {
                    int swap = a;
                    a = b;
                    b = swap;
                }

                // Now a <= b: the median is c held between them.
                fast[i] = c < a ? a : (c > b ? b : c);
            }
        }
    }
}
