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

        [TestMethod]
        public void Straighten_Bend_IsAddedByTheSquareAndTheCubeOfTheCounts()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.SetBend(2, 0, 80000, -40000);
            Assert.IsTrue(calibration.IsBent);
            int[] counts = new int[Channel.Count];
            counts[2] = NominalScale.FullScaleCounts / 2;
            calibration.Straighten(counts, 3);
            long half = 1L << 31;

            // A quarter of 80000 and an eighth of -40000 in 1/256 counts.
            Assert.AreEqual(15000 * (calibration.GainQ32[2] / 256), calibration.OffsetQ32[2] - half);
            Assert.AreEqual(half, calibration.OffsetQ32[1]);
            counts[2] = -counts[2];
            calibration.Straighten(counts, 3);
            Assert.AreEqual(25000 * (calibration.GainQ32[2] / 256), calibration.OffsetQ32[2] - half);
        }

        [TestMethod]
        public void Straighten_BendOfACurrentRange_IsThatOfTheSelectedOne()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.SetBend(Channel.Current, CurrentRange.Milliamps1, 80000, 0);
            int[] counts = new int[Channel.Count];
            counts[Channel.Current] = NominalScale.FullScaleCounts / 2;
            calibration.Select(CurrentRange.Microamps100);
            calibration.Straighten(counts, 1);
            Assert.AreEqual(1L << 31, calibration.OffsetQ32[Channel.Current]);
            calibration.Select(CurrentRange.Milliamps1);
            calibration.Straighten(counts, 1);
            Assert.AreEqual((1L << 31) + (20000 * (calibration.GainQ32[Channel.Current] / 256)), calibration.OffsetQ32[Channel.Current]);
        }

        [TestMethod]
        public void SetFraction_OfAnOffset_CountsBelowTheUnit()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.SetCurrent(false, CurrentRange.Fine, 100, 200, -3);
            calibration.SetFraction(Channel.Current, CurrentRange.Fine, 1L << 30);
            calibration.Select(CurrentRange.Fine);
            Assert.AreEqual((-3L << 32) + (3L << 30), calibration.OffsetQ32[Channel.Current]);
            calibration.Set(4, 1000, 7);
            calibration.SetFraction(4, 0, 5);
            Assert.AreEqual((7L << 32) + (1L << 31) + 5, calibration.OffsetQ32[4]);
        }

        [TestMethod]
        public void Dither_ThousandTicks_HasTheMeanOfNone()
        {
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.SetCurrent(false, CurrentRange.Fine, 100, 200, 5);
            calibration.Select(CurrentRange.Fine);
            long plain = calibration.OffsetQ32[Channel.Current];
            long sum = 0;
            for (int tick = 0; tick < 1000; tick++)
            {
                calibration.Dither(tick);
                long moved = calibration.OffsetQ32[Channel.Current] - plain;
                Assert.IsTrue(moved >= -(1L << 31) && moved < 1L << 31, "within half a nanoamp");
                sum += moved >> 16;
            }

            Assert.IsTrue(sum < 1000 * 300 && sum > -1000 * 300, "a two-hundredth of a nanoamp: " + sum);
        }

        [TestMethod]
        public void Take_ImageWithoutBend_IsStraightAgain()
        {
            byte[] image = Nominal();
            CalibrationImage.PutBend(image, 3, 500, -600);
            CalibrationImage.PutFractionQ32(image, 3, 0xFFFFFFFFL);
            Calibration calibration = new Calibration(new RigConfiguration());
            calibration.Take(image);
            Assert.IsTrue(calibration.IsBent);
            Assert.AreEqual((1L << 31) + 0xFFFFFFFFL, calibration.OffsetQ32[3]);
            calibration.Take(Nominal());
            Assert.IsFalse(calibration.IsBent);
            Assert.AreEqual(1L << 31, calibration.OffsetQ32[3]);
        }

        [TestMethod]
        public void Check_Bend_IsBelievedUpToWhatAConverterCan()
        {
            const int Square = 2147483;
            const int Cube = 4294967;
            Assert.AreEqual(CalibrationCheck.Good, WithBend(0, Square, -Cube));
            Assert.AreEqual(CalibrationCheck.Good, WithBend(CalibrationImage.EntryOfCurrent(true, CurrentRange.Milliamps500), -Square, Cube));
            Assert.AreEqual(CalibrationCheck.BendOff, WithBend(0, Square + 1, 0));
            Assert.AreEqual(CalibrationCheck.BendOff, WithBend(0, 0, -Cube - 1));
            Assert.AreEqual(CalibrationCheck.BendOff, WithBend(CalibrationImage.EntryOf(Channel.Stack), 1, 0));
            Assert.AreEqual(CalibrationCheck.BendOff, WithBend(CalibrationImage.EntryOf(Channel.Temperature0), 0, 1));
        }

        private static int WithBend(int entry, int square, int cube)
        {
            byte[] image = WithOrigins();
            CalibrationImage.PutBend(image, entry, square, cube);
            return CalibrationCheck.Error(image, CalibrationImage.Bytes, 100000);
        }

        private static int WithCommonMode(int entry, int factor)
        {
            byte[] image = WithOrigins();
            CalibrationImage.PutCommonModeQ32(image, entry, factor);
            return CalibrationCheck.Error(image, CalibrationImage.Bytes, 100000);
        }

        private static byte[] WithOrigins()
        {
            byte[] image = Nominal();
            for (int kind = 0; kind < CalibrationKind.Count; kind++)
            {
                CalibrationImage.PutUtcSeconds(image, kind, 1);
                image[CalibrationImage.InstrumentAt(kind)] = 65;
                image[CalibrationImage.SerialAt(kind)] = 65;
            }

            return image;
        }

        private static byte[] Nominal()
        {
            byte[] image = new byte[CalibrationImage.Bytes];
            CalibrationImage.PutNominal(image, 100000);
            return image;
        }
    }
}
