using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Sensing
{
    /// <summary>One channel, stage by stage, as a reader would write it: what the fused pass has to agree with.</summary>
    public sealed class StageModel
    {
        private readonly int _min;
        private readonly int _max;
        private int _newest;
        private int _older;
        private bool _hasHistory;

        public StageModel(int channel)
        {
            PlausibleRange range = new PlausibleRange(new RigConfiguration());
            _min = range.Min[channel];
            _max = range.Max[channel];
        }

        public int Value;
        public Quality Judged;
        public int ReadAtMs;

        public void Take(int value, byte status, int nowMs)
        {
            bool sampled = status == SampleStatus.Ok || status == SampleStatus.Saturated;
            if (sampled)
            {
                ReadAtMs = nowMs;
                Value = Median(value);
            }

            Judged = Judge(value, status, sampled);
        }

        private Quality Judge(int value, byte status, bool sampled)
        {
            if (sampled)
            {
                return status == SampleStatus.Ok && value >= _min && value <= _max ? Quality.Ok : Quality.OutOfRange;
            }

            if (status == SampleStatus.OpenWire)
            {
                return Quality.OpenWire;
            }

            return Judged == Quality.NeverRead ? Quality.NeverRead : Quality.Stale;
        }

        private int Median(int value)
        {
            int a = _hasHistory ? _older : value;
            int b = _hasHistory ? _newest : value;
            _hasHistory = true;
            _older = b;
            _newest = value;
            int low = a < b ? a : b;
            int high = a < b ? b : a;
            return value < low ? low : (value > high ? high : value);
        }
    }
}
