using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Ads131m08;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class Ads131m08Tests
    {
        private const double CountsPerVolt = 8388608 / 1.2;
        private readonly Bench _bench = new();
        private readonly double[] _volts = new double[8];
        private readonly Ads131m08Chip _chip;
        private readonly SpiLine _line;
        private readonly Ads131m08Converter _driver;

        public Ads131m08Tests()
        {
            _chip = new Ads131m08Chip(() => _bench.Time.NowUs, input => _volts[input], _bench.Random, 0, 0);
            _line = _bench.Line(_chip);
            _driver = new Ads131m08Converter(_line, "U1 (ADS131M08, J20 pole 7)");
        }

        [TestMethod]
        public void Start_HealthyChip_RunsWithTheGainsAsked()
        {
            Assert.IsNull(_driver.Start(0x7030, 0x0006));
            _volts[1] = 0.1;
            _volts[3] = 0.001;
            Tick();
            Assert.AreEqual(0.1 * 8 * CountsPerVolt, _driver.Counts[1], 60);
            Assert.AreEqual(0.001 * 128 * CountsPerVolt, _driver.Counts[3], 2000);
            CollectionAssert.AreEqual(AllOf(SampleStatus.Ok), _driver.Status);
        }

        [TestMethod]
        public void Start_RegisterThatDoesNotKeep_IsRefusedWithItsNameAndBothValues()
        {
            _chip.Forgetful = true;
            string refusal = _driver.Start(0x0001, 0);
            StringAssert.Contains(refusal, "U1 (ADS131M08, J20 pole 7) reads GAIN1 back as 0000h where 0001h was written");
            Assert.IsTrue(_driver.IsReset);
        }

        [TestMethod]
        public void Start_SelectNotWired_IsRefused()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(0, 0), "wrong checksum");
        }

        [TestMethod]
        public void Start_DataLineStuckLow_IsRefused()
        {
            _line.StuckLow = true;
            StringAssert.Contains(_driver.Start(0, 0), "wrong checksum");
        }

        [TestMethod]
        public void Start_ControllerFails_SaysSo()
        {
            _line.Refuses = true;
            StringAssert.Contains(_driver.Start(0, 0), "SPI transfer failed");
        }

        [TestMethod]
        public void Start_DisturbedOnce_SucceedsOnALaterAttempt()
        {
            _line.WrongAnswers = 4;
            Assert.IsNull(_driver.Start(0, 0));
        }

        [TestMethod]
        public void Collect_AfterAPause_DeliversWhatIsThereNowAndNotTheBufferedPast()
        {
            Started();
            _volts[0] = 0.2;
            Tick();
            _bench.NextTick();
            _chip.Convert();
            _volts[0] = 0.5;
            _driver.Flush();
            _driver.Collect();
            Assert.AreEqual(0.5 * CountsPerVolt, _driver.Counts[0], 100);
        }

        [TestMethod]
        public void Collect_AnswerWithOneWrongBit_IsNeverAWrongValue()
        {
            Started();
            int refused = 0;
            for (int i = 0; i < 300; i++)
            {
                _bench.NextTick();
                _driver.Flush();
                _line.WrongAnswers = 1;
                _driver.Collect();
                refused += _driver.Status[0] == SampleStatus.BusError ? 1 : 0;
                for (int channel = 0; channel < 8; channel++)
                {
                    Assert.IsTrue(_driver.Status[channel] != SampleStatus.Ok || Math.Abs(_driver.Counts[channel]) < 200, $"tick {i}, channel {channel}");
                }
            }

            // One byte of thirty fills the checksum's word up and means nothing.
            Assert.AreEqual(290, refused, 9);
        }

        [TestMethod]
        public void Collect_AfterACommandWithOneWrongBit_IsMissingAndOkInTheNextTick()
        {
            Started();
            int missing = 0;
            for (int i = 0; i < 300; i++)
            {
                _bench.NextTick();
                _driver.Flush();
                _line.WrongCommands = 1;
                _driver.Collect();
                bool seen = _driver.Status[0] == SampleStatus.Missing;
                _driver.Collect();
                missing += seen || _driver.Status[0] == SampleStatus.Missing ? 1 : 0;
                Tick();
                Assert.AreEqual(SampleStatus.Ok, _driver.Status[0], $"tick {i}");
            }

            // Five bytes of thirty are command and checksum; the others only clock the answer out.
            Assert.AreEqual(50, missing, 20);
        }

        [TestMethod]
        public void Collect_ResetInOperation_IsMissingUntilStartedAgain()
        {
            Started();
            _chip.Reset();
            Tick();
            Tick();
            CollectionAssert.AreEqual(AllOf(SampleStatus.Missing), _driver.Status);
            Assert.IsTrue(_driver.IsReset);
            Started();
            Tick();
            CollectionAssert.AreEqual(AllOf(SampleStatus.Ok), _driver.Status);
        }

        [TestMethod]
        public void Collect_RegisterChangedByItself_IsMissing()
        {
            Started();
            _chip.BreakRegister();
            Tick();
            CollectionAssert.AreEqual(AllOf(SampleStatus.Missing), _driver.Status);
        }

        [TestMethod]
        public void Collect_OneChannelWithoutNewData_IsMissingAlone()
        {
            Started();
            _chip.Stalled = 1 << 5;
            Tick();
            Assert.AreEqual(SampleStatus.Missing, _driver.Status[5]);
            Assert.AreEqual(SampleStatus.Ok, _driver.Status[4]);
        }

        [TestMethod]
        public void Collect_ConverterThatStandsStill_IsMissingAfterABoundedNumberOfFrames()
        {
            Started();
            _chip.Stalled = 0xFF;
            Tick();
            CollectionAssert.AreEqual(AllOf(SampleStatus.Missing), _driver.Status);
            Assert.IsLessThanOrEqualTo(10, _bench.Time.Transactions);
        }

        [TestMethod]
        public void Collect_InputBeyondFullScale_IsSaturatedAtItsEnd()
        {
            Started();
            _volts[2] = 1.3;
            _volts[6] = -1.3;
            Tick();
            Assert.AreEqual(SampleStatus.Saturated, _driver.Status[2]);
            Assert.AreEqual(8388607, _driver.Counts[2]);
            Assert.AreEqual(SampleStatus.Saturated, _driver.Status[6]);
            Assert.AreEqual(-8388608, _driver.Counts[6]);
        }

        [TestMethod]
        public void Collect_BusThatDoesNotAnswer_IsBusError()
        {
            Started();
            _line.Silent = true;
            Tick();
            CollectionAssert.AreEqual(AllOf(SampleStatus.BusError), _driver.Status);
        }

        [TestMethod]
        public void SetGains_InOperation_IsReadBackAndTheNextTickMeasuresWithThem()
        {
            Started();
            _volts[4] = 0.01;
            Assert.IsTrue(_driver.SetGains(0, 0x0003));
            Tick();
            Assert.AreEqual(0.01 * 8 * CountsPerVolt, _driver.Counts[4], 60);
        }

        [TestMethod]
        public void SetGains_RegisterThatDoesNotKeep_IsNotConfirmed()
        {
            Started();
            _chip.Forgetful = true;
            Assert.IsFalse(_driver.SetGains(0, 0x0003));
        }

        [TestMethod]
        public void Noise_OfAThousandReadings_IsTheSheets()
        {
            Started();
            double sum = 0;
            double squares = 0;
            const int Readings = 1000;
            for (int i = 0; i < Readings; i++)
            {
                Tick();
                sum += _driver.Counts[0];
                squares += (double)_driver.Counts[0] * _driver.Counts[0];
            }

            double mean = sum / Readings;
            double rmsMicrovolts = Math.Sqrt((squares / Readings) - (mean * mean)) / CountsPerVolt * 1e6;
            Assert.AreEqual(2.5, rmsMicrovolts, 0.25);
        }

        private void Started() => Assert.IsNull(_driver.Start(0, 0));

        private void Tick()
        {
            _bench.NextTick();
            _driver.Flush();
            _driver.Collect();
        }

        private static byte[] AllOf(byte status)
        {
            var all = new byte[8];
            Array.Fill(all, status);
            return all;
        }
    }
}
