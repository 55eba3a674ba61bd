using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class CalibrationTests
    {
        [TestMethod]
        public void Select_Fine_TakesTheFirstSensorsOwnScaleAndLeavesTheSecondInTheSmallestRange()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.SetCurrent(false, CurrentRange.Fine, 100, 200, 3);
            calibration.SetCurrent(false, CurrentRange.Microamps100, 400, 500, 6);
            calibration.SetCurrent(true, CurrentRange.Microamps100, 700, 800, 9);
            calibration.Select(CurrentRange.Fine | Calibration.FirstDischarges);
            Assert.IsTrue(calibration.IsFine);
            Assert.AreEqual((int)CurrentRange.Microamps100, (int)calibration.Range);
            Assert.AreEqual(200L, calibration.GainQ32[Channel.Current]);
            Assert.AreEqual(3, calibration.Offset[Channel.Current]);
            Assert.AreEqual(700L, calibration.GainQ32[Channel.CurrentSecond]);
            calibration.Select(CurrentRange.Microamps100);
            Assert.IsFalse(calibration.IsFine);
            Assert.AreEqual(400L, calibration.GainQ32[Channel.Current]);
            Assert.AreEqual(6, calibration.Offset[Channel.Current]);
        }

        [TestMethod]
        public void Select_FineOfANominalRig_IsAQuarterOfTheSmallestRange()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.Select(CurrentRange.Microamps100);
            long whole = calibration.GainQ32[Channel.Current];
            calibration.Select(CurrentRange.Fine);
            Assert.AreEqual(whole / 4, calibration.GainQ32[Channel.Current]);
        }

        [TestMethod]
        public void Take_Image_TakesCommonModeAndFineScale()
        {
            byte[] image = Nominal();
            CalibrationImage.PutCommonModeQ32(image, 11, -5000);
            int fine = CalibrationImage.EntryOfCurrent(false, CurrentRange.Fine);
            CalibrationImage.PutEntry(image, fine, 1000, 2000, -7);
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.Take(image);
            Assert.AreEqual(-5000L, calibration.CommonModeQ32[11]);
            Assert.AreEqual(0L, calibration.CommonModeQ32[10]);
            calibration.Select(CurrentRange.Fine);
            Assert.AreEqual(1000L, calibration.GainQ32[Channel.Current]);
            Assert.AreEqual(-7, calibration.Offset[Channel.Current]);
            calibration.Select(CurrentRange.Microamps100);
            Assert.AreEqual(NominalScale.GainQ32(Channel.Current, CurrentRange.Microamps100, 0), calibration.GainQ32[Channel.Current]);
        }

        [TestMethod]
        public void EntryOfCurrent_EveryRange_IsOneEntryThatNamesItAgain()
        {
            for (byte range = 0; range <= CurrentRange.Fine; range++)
            {
                int entry = CalibrationImage.EntryOfCurrent(false, range);
                Assert.AreEqual(Channel.Current, CalibrationImage.ChannelOf(entry));
                Assert.AreEqual((int)range, (int)CalibrationImage.RangeOf(entry));
            }

            Assert.AreEqual(CalibrationImage.Entries - 1, CalibrationImage.EntryOfCurrent(false, CurrentRange.Fine));
        }

        [TestMethod]
        public void Check_CommonMode_IsBelievedUpToSixtyPartsPerMillionOfACellAlone()
        {
            int most = (int)((60L << 32) / 1000000);
            Assert.AreEqual(CalibrationCheck.Good, WithCommonMode(11, most));
            Assert.AreEqual(CalibrationCheck.Good, WithCommonMode(0, -most));
            Assert.AreEqual(CalibrationCheck.CommonModeOff, WithCommonMode(11, most + 1));
            Assert.AreEqual(CalibrationCheck.CommonModeOff, WithCommonMode(11, -most - 1));
            Assert.AreEqual(CalibrationCheck.CommonModeOff, WithCommonMode(CalibrationImage.EntryOf(Channel.Stack), 1));
        }

        [TestMethod]
        public void Check_CommonModeWithoutOrigin_IsRefused()
        {
            byte[] image = Nominal();
            CalibrationImage.PutCommonModeQ32(image, 3, 1);
            Assert.AreEqual(CalibrationCheck.NoOrigin, CalibrationCheck.Error(image, CalibrationImage.Bytes, 100000));
        }

        private static int WithCommonMode(int entry, int factor)
        {
            byte[] image = Nominal();
            for (int kind = 0; kind < CalibrationKind.Count; kind++)
            {
                CalibrationImage.PutUtcSeconds(image, kind, 1);
                image[CalibrationImage.InstrumentAt(kind)] = 65;
                image[CalibrationImage.SerialAt(kind)] = 65;
            }

            CalibrationImage.PutCommonModeQ32(image, entry, factor);
            return CalibrationCheck.Error(image, CalibrationImage.Bytes, 100000);
        }

        private static byte[] Nominal()
        {
            byte[] image = new byte[CalibrationImage.Bytes];
            CalibrationImage.PutNominal(image, 100000);
            return image;
        }
    }
}
