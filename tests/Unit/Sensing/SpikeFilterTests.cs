using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class SpikeFilterTests
    {
        private SpikeFilter _filter;
        private RigSample _sample;
        private Snapshot _snapshot;
        private int[] _values;

        [TestMethod]
        public void Apply_FirstSample_PassesThrough()
        {
            Begin();
            Assert.AreEqual(3700000, Feed(3700000));
        }

        [TestMethod]
        public void Apply_SpikeOfOneSample_IsRemoved()
        {
            Begin();
            Feed(100);
            Feed(100);
            Assert.AreEqual(100, Feed(9999));
            Assert.AreEqual(100, Feed(100));
            Assert.AreEqual(100, Feed(100));
        }

        [TestMethod]
        public void Apply_StepThatStays_IsSeenWithItsSecondSample()
        {
            Begin();
            Feed(100);
            Feed(100);
            Assert.AreEqual(100, Feed(500));
            Assert.AreEqual(500, Feed(500));
        }

        [TestMethod]
        public void Apply_Ramp_IsOneSampleLate()
        {
            Begin();
            Feed(10);
            Feed(20);
            Assert.AreEqual(20, Feed(30));
            Assert.AreEqual(30, Feed(40));
        }

        [TestMethod]
        public void Apply_MissingSample_KeepsTheValue()
        {
            Begin();
            Feed(10);
            Feed(20);
            _sample.Status[0] = SampleStatus.BusError;
            Assert.AreEqual(10, Feed(9999));
        }

        private void Begin()
        {
            _filter = new SpikeFilter();
            _sample = new RigSample();
            _snapshot = new Snapshot();
            _values = new int[Channel.Count];
            _sample.Status[0] = SampleStatus.Ok;
        }

        private int Feed(int value)
        {
            _values[0] = value;
            _filter.Apply(_sample, _values, _snapshot, 0, 1);
            _snapshot.Quality[0] = (byte)Quality.Ok;
            return _snapshot.Fast[0];
        }
    }
}
