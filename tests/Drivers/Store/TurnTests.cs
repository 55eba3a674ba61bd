using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>No frame of the loop's may come beside one of the store's: it holds the bus's turn for each, and for no longer than it uses the bus.</summary>
    [TestClass]
    public sealed class TurnTests
    {
        private FrontEndBus? _bus;
        private int _frames;
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

        private ChipStation Watched() => new(12, socket: rig =>
        {
            FrontEndBus inner = ChipStation.BusOf(rig);
            _bus = new FrontEndBus
            {
                ConverterA = Seen(inner.ConverterA),
                ConverterB = Seen(inner.ConverterB),
                ConverterC = Seen(inner.ConverterC),
                Dac = Seen(inner.Dac),
                Rtd = Seen(inner.Rtd),
                Clamp = Seen(inner.Clamp),
                Ports = Seen(inner.Ports),
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

        private Watch Seen(ISpiDevice device) => new(device, () =>
        {
            _frames++;
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
