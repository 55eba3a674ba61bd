using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal.Drivers.Cy15b104q;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers.Store
{
    [TestClass]
    public sealed class Cy15b104qTests
    {
        private readonly Bench _bench = new();
        private readonly Cy15b104qChip _chip = new();
        private readonly SpiLine _line;
        private readonly Cy15b104qMemory _driver;

        public Cy15b104qTests()
        {
            _line = _bench.Line(_chip);
            _driver = new Cy15b104qMemory(_line, "U92 (CY15B104Q, J20 pole 26)");
        }

        [TestMethod]
        [DataRow(0x26, 0x08)]
        [DataRow(0x26, 0x10)]
        [DataRow(0x2C, 0x00)]
        public void Start_PartOrItsAlternate_Runs(int product, int revision)
        {
            _chip.Identity[7] = (byte)product;
            _chip.Identity[8] = (byte)revision;
            Assert.IsNull(_driver.Start());
        }

        [TestMethod]
        public void Start_AnotherPart_IsRefusedByItsIdentity()
        {
            _chip.Identity[7] = 0x25;
            StringAssert.Contains(_driver.Start(), "U92 (CY15B104Q, J20 pole 26) answers C225h where its identity C226h or C22Ch was expected");
            _chip.Identity[7] = 0x26;
            _chip.Identity[0] = 0x04;
            Assert.IsNotNull(_driver.Start());
        }

        [TestMethod]
        public void Start_DeadBus_IsRefusedInASentence()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(), "answers FFFFh");
            _line.Silent = false;
            _line.StuckLow = true;
            StringAssert.Contains(_driver.Start(), "answers 0000h");
            _line.StuckLow = false;
            _line.Refuses = true;
            StringAssert.Contains(_driver.Start(), "was not reached");
        }

        [TestMethod]
        public void Start_OneAnswerDisturbed_RunsAllTheSame()
        {
            _line.WrongAnswers = 1;
            Assert.IsNull(_driver.Start());
        }

        [TestMethod]
        [DataRow(0x04)]
        [DataRow(0x08)]
        [DataRow(0x8C)]
        public void Start_PartlyProtected_TakesTheProtectionOff(int protection)
        {
            _chip.Protection = protection;
            Assert.IsNull(_driver.Start());
            Assert.AreEqual(0, _chip.Protection);
            Assert.IsTrue(_driver.Write(Cy15b104qRegisters.Bytes - 4, [1, 2, 3, 4], 4));
        }

        [TestMethod]
        public void Start_LatchDoesNotTakeACommandOfTwoBytes_IsRefused()
        {
            _chip.LatchBroken = true;
            StringAssert.Contains(_driver.Start(), "reads its status back as 00h where 02h was written");
        }

        [TestMethod]
        public void Write_AnyLengthAndPlace_ReadsBackAndLeavesItsNeighboursAlone()
        {
            Assert.IsNull(_driver.Start());
            var random = new Random(3);
            byte[] model = new byte[Cy15b104qRegisters.Bytes];
            byte[] read = new byte[400];
            for (int i = 0; i < 500; i++)
            {
                byte[] bytes = new byte[random.Next(1, 200)];
                random.NextBytes(bytes);
                int even = (bytes.Length + 1) & ~1;
                int address = i == 0 ? model.Length - even : random.Next(0, (model.Length - even) / 2) * 2;
                Assert.IsTrue(_driver.Write(address, bytes, bytes.Length));
                bytes.CopyTo(model, address);
                if (even > bytes.Length)
                {
                    model[address + bytes.Length] = 0;
                }

                Assert.IsTrue(_driver.Read(address, read, bytes.Length));
                Assert.IsTrue(read.AsSpan(0, bytes.Length).SequenceEqual(bytes));
            }

            Assert.IsTrue(model.AsSpan().SequenceEqual(_chip.Memory));
        }

        [TestMethod]
        public void Write_Done_LeavesTheLatchCleared()
        {
            Assert.IsNull(_driver.Start());
            Assert.IsTrue(_driver.Write(100, [7, 7], 2));
            byte[] stray = [Cy15b104qRegisters.Write, 0, 0, 100, 9, 9];
            _line.Exchange(stray, new byte[6], 6);
            Assert.AreEqual(7, _chip.Memory[100]);
        }

        [TestMethod]
        public void Write_AnAnswerOrACommandDisturbed_WritesAgainUntilItReadsBack()
        {
            Assert.IsNull(_driver.Start());
            for (int i = 0; i < 50; i++)
            {
                _line.WrongAnswers = i % 2;
                _line.WrongCommands = (i + 1) % 2;
                byte[] bytes = [(byte)i, (byte)(i + 1), (byte)(i + 2), (byte)(i + 3)];
                Assert.IsTrue(_driver.Write(4 * i, bytes, 4));
                _line.WrongAnswers = 0;
                _line.WrongCommands = 0;
                Assert.IsTrue(_chip.Memory.AsSpan(4 * i, 4).SequenceEqual(bytes));
            }
        }

        [TestMethod]
        public void Write_DoesNotTake_IsFalse()
        {
            Assert.IsNull(_driver.Start());
            _chip.StuckByte = 50;
            Assert.IsFalse(_driver.Write(20, new byte[] { 1, 1, 1, 1 }, 4) && _driver.Write(40, [.. System.Linq.Enumerable.Repeat((byte)1, 20)], 20));
            _chip.StuckByte = -1;
            _chip.Protection = 0x0C;
            Assert.IsFalse(_driver.Write(20, [2, 2], 2));
            _chip.Protection = 0;
            _chip.BytesUntilCut = 1;
            Assert.IsFalse(_driver.Write(20, [3, 3], 2));
            Assert.AreEqual(3, _chip.Memory[20]);
            Assert.AreEqual(1, _chip.Memory[21]);
        }

        [TestMethod]
        public void Read_DisturbedForGood_IsFalse()
        {
            Assert.IsNull(_driver.Start());
            byte[] read = new byte[28];
            _line.WrongAnswers = 1;
            Assert.IsTrue(_driver.Read(0, read, 28));
            Assert.IsTrue(read.AsSpan().SequenceEqual(new byte[28]), "two readings have to agree");
            _line.WrongAnswersPart = 1;
            Assert.IsFalse(_driver.Read(0, read, 28));
            _line.WrongAnswersPart = 0;
            _line.Refuses = true;
            Assert.IsFalse(_driver.Read(0, read, 28));
        }
    }
}
