using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.Unit.Programs;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>No frame of the loop's may come beside one of the store's: it holds the bus's turn for each, and for no longer than it uses the bus.</summary>
    [TestClass]
    public sealed class TurnTests
    {
        private const int Mode1 = 1;
        private const int Mode3 = 3;
        private FrontEndBus? _bus;
        private int _frames;
        private int _mode;
        private bool _runs;

        [TestMethod]
        public void Tick_EveryFrameOfTheLoop_HoldsTheTurn()
        {
            ChipStation station = Watched();
            _runs = true;
            station.Start(new ImageBuilder().Current(300000, 3000));
            station.Run(30);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode);
            station.FrontEnd.MakeSafe();
            Assert.IsGreaterThan(10000, _frames);
            Assert.IsFalse(Monitor.IsEntered(_bus!.Turn));
        }

        [TestMethod]
        public void Tick_BetweenSampleAndOutputs_LeavesTheClockInTheModeOfTheStore()
        {
            ChipStation station = Watched();
            station.RunSelfTest();
            var sample = new RigSample();
            var commands = new RigCommands();
            for (int tick = 0; tick < 100; tick++)
            {
                station.Rig.Advance(RigConfiguration.TickMs);
                _mode = 0;
                station.FrontEnd.Sample(sample, SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp);
                Assert.AreEqual(Mode3, _mode);
                _mode = 0;
                station.FrontEnd.Apply(commands);
                Assert.AreEqual(Mode3, _mode);
            }
        }

        private ChipStation Watched() => new(12, socket: rig =>
        {
            FrontEndBus inner = ChipStation.BusOf(rig);
            _bus = new FrontEndBus
            {
                ConverterA = Seen(inner.ConverterA, Mode1),
                ConverterB = Seen(inner.ConverterB, Mode1),
                ConverterC = Seen(inner.ConverterC, Mode1),
                Dac = Seen(inner.Dac, Mode1),
                Rtd = Seen(inner.Rtd, Mode3),
                Clamp = Seen(inner.Clamp, Mode3),
                Ports = Seen(inner.Ports, Mode3),
                Store = inner.Store,
                Heartbeat = inner.Heartbeat,
                Heater = inner.Heater,
                MultiplexerAddress = inner.MultiplexerAddress,
                AdapterMillivolts = inner.AdapterMillivolts,
                Coarse = inner.Coarse,
                Auxiliary = inner.Auxiliary,
            };
            return _bus;
        });

        private Watch Seen(ISpiDevice device, int mode) => new(device, () =>
        {
            _frames++;
            _mode = mode;
            Assert.IsTrue(!_runs || Monitor.IsEntered(_bus!.Turn));
        });

        private sealed class Watch(ISpiDevice device, System.Action seen) : ISpiDevice
        {
            public bool Exchange(byte[] write, byte[] read, int length)
            {
                seen();
                return device.Exchange(write, read, length);
            }
        }
    }
}
