using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Drivers;
using RigFirmware.Hal.Drivers.Cd74hc4067;
using RigFirmware.Hal.Drivers.Pins;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class PinTests
    {
        private readonly Bench _bench = new();

        [TestMethod]
        [DataRow(20000)]
        [DataRow(1)]
        [DataRow(59999)]
        public void HeaterPin_AnyPower_IsMetInTheMean(int milliwatts)
        {
            var pin = new OutputPin(_bench.Time);
            var heater = new HeaterPin(pin, 60000);
            long on = 0;
            for (int i = 0; i < 60000; i++)
            {
                heater.Drive(milliwatts);
                on += pin.IsHigh ? 60000 : 0;
            }

            Assert.AreEqual(milliwatts, on / 60000.0, 1);
        }

        [TestMethod]
        public void HeaterPin_MoreThanFullPower_IsFullPowerAndOwesNothing()
        {
            var pin = new OutputPin(_bench.Time);
            var heater = new HeaterPin(pin, 60000);
            heater.Drive(int.MaxValue);
            Assert.IsTrue(pin.IsHigh);
            heater.Drive(0);
            Assert.IsFalse(pin.IsHigh);
            heater.Drive(1);
            Assert.IsFalse(pin.IsHigh);
        }

        [TestMethod]
        public void HeartbeatPin_EachBeat_IsOneEdge()
        {
            var pin = new OutputPin(_bench.Time);
            var heartbeat = new HeartbeatPin(pin);
            for (int i = 1; i <= 7; i++)
            {
                heartbeat.Beat();
                Assert.AreEqual(i, pin.Edges);
            }
        }

        [TestMethod]
        public void MultiplexedInputs_FourSteps_MoveOneAddressLineEach()
        {
            var mux = new Multiplexer(_bench);
            mux.Driver.Walk(16);
            for (int i = 0; i < 16; i++)
            {
                Assert.AreEqual(100 * i, mux.Driver.First[i], $"channel {i}");
                Assert.AreEqual(100 * i + 50, mux.Driver.Second[i], $"channel {i}");
            }

            _bench.NextTick();
            mux.Driver.Walk(4);
            Assert.AreEqual(12, _bench.Time.Calls);
            Assert.AreEqual(1, mux.Driver.Walks);
        }

        [TestMethod]
        public void Crc_CheckTextOfTheLiterature_GivesTheirValues()
        {
            byte[] text = "123456789"u8.ToArray();
            Assert.AreEqual(0x29B1, Crc16Ccitt.Of(text, text.Length));
            Assert.AreEqual(0xF4, Crc8.Of(0, text, 0, text.Length));
        }

        private sealed class Multiplexer
        {
            private readonly OutputPin[] _pins = new OutputPin[4];

            public Multiplexer(Bench bench)
            {
                var address = new IOutputPin[4];
                for (int i = 0; i < 4; i++)
                {
                    _pins[i] = new OutputPin(bench.Time);
                    address[i] = _pins[i];
                }

                Driver = new MultiplexedInputs(address, new Input(bench.Time, () => 100 * Address), new Input(bench.Time, () => (100 * Address) + 50));
            }

            public MultiplexedInputs Driver { get; }

            private int Address => (_pins[0].IsHigh ? 1 : 0) | (_pins[1].IsHigh ? 2 : 0) | (_pins[2].IsHigh ? 4 : 0) | (_pins[3].IsHigh ? 8 : 0);
        }

        private sealed class Input(BusTime time, Func<int> counts) : IAnalogInput
        {
            public int Read()
            {
                time.Call();
                return counts();
            }
        }
    }
}
