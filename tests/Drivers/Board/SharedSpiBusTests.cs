using System.Device.Adc;
using System.Device.Gpio;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Hal.Boards.Device;

namespace RigFirmware.Tests.Drivers.Board
{
    /// <summary>The board's own side of the seam, against stand-ins for its class libraries.</summary>
    [TestClass]
    [DoNotParallelize]
    public sealed class SharedSpiBusTests
    {
        private const int Store = 26;

        // What the loop may have to wait for: hardware/scan-budget.csv counts it twice a tick.
        private const int WorstCalls = 1;
        private readonly GpioController _controller = new();
        private readonly byte[] _read = new byte[4];

        [TestInitialize]
        public void Clear() => BoardLog.Clear();

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Exchange_EitherOrderOfBytesInTheImage_PutsThemOnTheWireInOrder(bool lowByteFirst)
        {
            BoardLog.LowByteFirst = lowByteFirst;
            BoardLog.Chip = value => (byte)~value;
            ISpiDevice chip = Chip(lowByteFirst, 10);
            Assert.IsTrue(chip.Exchange([0x12, 0x34, 0x56, 0x78], _read, 4));
            Assert.AreEqual("Mode1 select -1: 12 34 56 78", BoardLog.Entries[^2]);
            CollectionAssert.AreEqual(new byte[] { 0xED, 0xCB, 0xA9, 0x87 }, _read);
        }

        [TestMethod]
        public void Exchange_TwoChips_EachIsSelectedAloneInTheOneMode()
        {
            var bus = new SharedSpiBus(1, Store, false);
            var first = new SelectedChip(bus, new GpioOutput(_controller, 10, true));
            var second = new SelectedChip(bus, new GpioOutput(_controller, 17, true));
            BoardLog.Entries.Clear();
            first.Exchange([1, 2], _read, 2);
            second.Exchange([3, 4], _read, 2);
            CollectionAssert.AreEqual(
                new[] { "10 low", "Mode1 select -1: 01 02", "10 high", "17 low", "Mode1 select -1: 03 04", "17 high" },
                BoardLog.Entries);
        }

        [TestMethod]
        public void Exchange_TransferFails_IsFalseAndTheChipIsReleased()
        {
            ISpiDevice chip = Chip(false, 10);
            Assert.IsTrue(chip.Exchange([1, 2], _read, 2));
            BoardLog.Fails = true;
            Assert.IsFalse(chip.Exchange([1, 2], _read, 2));
            Assert.AreEqual("10 high", BoardLog.Entries[^1]);
            BoardLog.Fails = false;
            Assert.IsTrue(chip.Exchange([1, 2], _read, 2));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Exchange_TheStore_TakesOneNativeCallWithItsSelect(bool lowByteFirst)
        {
            BoardLog.LowByteFirst = lowByteFirst;
            BoardLog.Chip = value => (byte)~value;
            var bus = new SharedSpiBus(1, Store, lowByteFirst);
            var converter = new SelectedChip(bus, new GpioOutput(_controller, 10, true));
            var store = new StoreChip(bus, new object());
            converter.Exchange([1, 2], _read, 2);
            BoardLog.Entries.Clear();
            Assert.IsTrue(store.Exchange([3, 4, 5, 6], _read, 4));
            CollectionAssert.AreEqual(new byte[] { 0xFC, 0xFB, 0xFA, 0xF9 }, _read);
            Assert.HasCount(WorstCalls, BoardLog.Entries);
            Assert.AreEqual($"Mode1 select {Store}: 03 04 05 06", BoardLog.Entries[0]);
            converter.Exchange([1, 2], _read, 2);
            Assert.HasCount(WorstCalls + 3, BoardLog.Entries);
        }

        [TestMethod]
        public void Exchange_TheStoreWhileTheLoopHasTheBus_WaitsForItsTurn()
        {
            var turn = new object();
            var store = new StoreChip(new SharedSpiBus(1, Store, false), turn);
            using var done = new ManualResetEventSlim();
            Thread other;
            lock (turn)
            {
                other = new Thread(() =>
                {
                    store.Exchange([1, 2], new byte[2], 2);
                    done.Set();
                });
                other.Start();
                Assert.IsFalse(done.Wait(100));
                Assert.IsEmpty(BoardLog.Entries);
            }

            Assert.IsTrue(done.Wait(30000));
            other.Join();
        }

        [TestMethod]
        public void Exchange_TheStoreFails_IsFalseAndLeavesTheBusFree()
        {
            var turn = new object();
            var store = new StoreChip(new SharedSpiBus(1, Store, false), turn);
            BoardLog.Fails = true;
            Assert.IsFalse(store.Exchange([1, 2], _read, 2));
            BoardLog.Fails = false;
            Assert.IsTrue(store.Exchange([1, 2], _read, 2));
            Assert.IsFalse(Monitor.IsEntered(turn));
        }

        [TestMethod]
        public void Write_SameLevelAgain_IsNoNativeCall()
        {
            var pin = new GpioOutput(_controller, 5, false);
            pin.Write(false);
            pin.Write(true);
            pin.Write(true);
            pin.Write(false);
            CollectionAssert.AreEqual(new[] { "Output 5 low", "5 high", "5 low" }, BoardLog.Entries);
        }

        [TestMethod]
        public void Read_ConverterFails_IsMinusOne()
        {
            var input = new AdcInput(new AdcController(), 3);
            Assert.AreEqual(1003, input.Read());
            BoardLog.Fails = true;
            Assert.AreEqual(-1, input.Read());
        }

        [TestMethod]
        public void Open_AnyBoard_DrivesTheHeaterOffFirstAndSelectsNoChip()
        {
            FrontEndBus bus = DeviceBoard.Open(new BoardPins { HeaterOn = 5, CsAdcA = 10, CsIox = 15 }, 1, true);
            Assert.AreEqual("Output 5 low", BoardLog.Entries[0]);
            CollectionAssert.Contains(BoardLog.Entries, "Output 10 high");
            CollectionAssert.Contains(BoardLog.Entries, "Output 15 high");
            Assert.IsNotNull(bus.Ports);
            Assert.IsNotNull(bus.Store);
        }

        private SelectedChip Chip(bool lowByteFirst, int select) =>
            new(new SharedSpiBus(1, Store, lowByteFirst), new GpioOutput(_controller, select, true));
    }
}
