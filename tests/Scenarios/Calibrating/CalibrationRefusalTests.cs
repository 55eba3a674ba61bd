using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Host.Calibration;

namespace RigFirmware.Tests.Scenarios.Calibrating
{
    /// <summary>Sets of points that are no calibration; each is refused with a sentence that says why.</summary>
    [TestClass]
    public sealed class CalibrationRefusalTests
    {
        private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        private static readonly CalibrationOrigin Origin = new("Meter", "0815", Now.AddHours(-1));
        private static readonly RigConfiguration Rig = new() { CellCount = 12 };
        private static readonly RigCalibration Nominal = RigCalibration.Nominal(100000);

        [TestMethod]
        public void Fit_GoodSets_AreTaken()
        {
            Assert.HasCount(1, Fit(CellPoints(), CalibrationKind.Cells));
            Assert.HasCount(1, Fit(CurrentPoints(), CalibrationKind.Current));
        }

        [TestMethod]
        public void Fit_TooFewPoints_IsRefused()
        {
            Refused("cell1 has 4 different points", CellPoints().Take(4));
        }

        [TestMethod]
        public void Fit_OnePointSeveralTimes_IsRefused()
        {
            Refused("different points", Enumerable.Repeat(CellPoints()[2], 9));
        }

        [TestMethod]
        public void Fit_PointsNearEachOther_IsRefused()
        {
            Refused("reach over 0.8 V only", new[] { 3.5, 3.7, 3.9, 4.1, 4.3 }.Select(volts => Cell(volts)));
        }

        [TestMethod]
        public void Fit_OnePointOffTheLine_IsRefused()
        {
            Refused("off the fit", CellPoints().Select((point, i) => i == 2 ? point with { Reading = point.Reading + 1000 } : point));
        }

        [TestMethod]
        public void Fit_TwoPointsSwapped_IsRefused()
        {
            CalibrationPoint[] points = CellPoints();
            (points[1], points[2]) = (points[1] with { Reading = points[2].Reading }, points[2] with { Reading = points[1].Reading });
            Refused("0 V and 2 V of cell1 look swapped", points);
        }

        [TestMethod]
        public void Fit_GainFarOff_IsRefused()
        {
            Refused("ppm off the nominal one", CellPoints().Select(point => point with { Reading = point.Reference * 1.006 }));
        }

        [TestMethod]
        public void Fit_OffsetFarOff_IsRefused()
        {
            Refused("The offset of cell1", CellPoints().Select(point => point with { Reading = point.Reference + 30000 }));
        }

        [TestMethod]
        public void Fit_MillivoltsInsteadOfVolts_IsRefused()
        {
            Refused("check its unit", CellPoints().Select(point => point with { Reference = point.Reference * 1000 }));
        }

        [TestMethod]
        public void Fit_NotANumber_IsRefused()
        {
            Refused("is no number", CellPoints().Select((point, i) => i == 3 ? point with { Reference = double.NaN } : point));
        }

        [TestMethod]
        public void Fit_ReadingThatStandsStill_IsRefused()
        {
            Refused("look swapped", CellPoints().Select(point => point with { Reading = 3700000 }));
        }

        [TestMethod]
        public void Fit_PointsOfAnotherKind_IsRefused()
        {
            Refused("none of the kind 'cells'", CellPoints().Append(CurrentPoints()[0]));
        }

        [TestMethod]
        public void Fit_NoPoints_IsRefused()
        {
            Refused("There are no points", []);
        }

        [TestMethod]
        public void Fit_CurrentOfOneSignOnly_IsRefused()
        {
            Refused("of each sign", CurrentPoints().Select(point => point.Reference < 0 ? point with { Reference = point.Reference / 5, Reading = (point.Reference / 5 * 1.0001) + 30 } : point), CalibrationKind.Current);
        }

        [TestMethod]
        public void Fit_ChargeAndDischargeFarApart_IsRefused()
        {
            Refused("differ by", CurrentPoints().Select(point => point with { Reading = point.Reference * (point.Reference < 0 ? 0.9990 : 1.0001) }), CalibrationKind.Current);
        }

        [TestMethod]
        public void Fit_DateInTheFuture_IsRefused()
        {
            Refused("lies in the future", CellPoints(), origin: Origin with { Date = Now.AddDays(1) });
        }

        [TestMethod]
        public void Fit_PointsAtASecondCommonMode_FindItsFactorAndNothingElse()
        {
            ChannelFit without = Fit(CellPoints(), CalibrationKind.Cells)[0];
            Assert.IsNull(without.CommonMode);
            ChannelFit fit = Fit(WithCommonMode(-20e-6), CalibrationKind.Cells)[0];
            Assert.AreEqual(20e-6, fit.CommonMode!.Value, 1e-9);
            Assert.AreEqual(without.Gain, fit.Gain, 1e-9);
            Assert.AreEqual(without.Offset, fit.Offset, 0.1);
            RigCalibration stored = Nominal.With([fit], CalibrationKind.Cells, Origin);
            Assert.AreEqual(20e-6, stored.CommonMode(fit.Channel), 1e-9);

            // A later set without such points leaves the factor as it is.
            Assert.AreEqual(20e-6, stored.With([without], CalibrationKind.Cells, Origin).CommonMode(fit.Channel), 1e-9);
        }

        [TestMethod]
        public void Fit_CommonModeThatCostsTooMuch_IsRefused()
        {
            Refused("The common mode of cell12 would cost 70 ppm: at most 60 ppm", WithCommonMode(-70e-6));
        }

        [TestMethod]
        public void Fit_CommonModeBeyondTheInputs_IsRefused()
        {
            Refused("lies outside what the rig's inputs carry", [.. WithCommonMode(0), new CalibrationPoint(11, 0, 0, 0, 60e6)]);
        }

        [TestMethod]
        public void CalibrationPlug_Alternating_TurnsEverySecondCellRoundAndRaisesIt()
        {
            Assert.AreEqual((1, 0), (CalibrationPlug.Alternating.CellPart(0), CalibrationPlug.Alternating.CommonModePart(0)));
            Assert.AreEqual((-1, 1), (CalibrationPlug.Alternating.CellPart(1), CalibrationPlug.Alternating.CommonModePart(1)));
            Assert.AreEqual((0, 1), (CalibrationPlug.Joined.CellPart(11), CalibrationPlug.Joined.CommonModePart(11)));
            Assert.AreEqual((1, 0), (CalibrationPlug.None.CellPart(11), CalibrationPlug.None.CommonModePart(11)));
        }

        [TestMethod]
        public void Fit_OlderThanTheOneInForce_IsRefused()
        {
            RigCalibration newer = Nominal.With(Fit(CellPoints(), CalibrationKind.Cells), CalibrationKind.Cells, Origin with { Date = Now });
            Refused("older than the calibration in force", CellPoints(), present: newer);
        }

        [TestMethod]
        public void Fit_InstrumentOrSerialNumberMissingOrTooLong_IsRefused()
        {
            Refused("The instrument is missing", CellPoints(), origin: Origin with { Instrument = " " });
            Refused("The serial number of the instrument is missing", CellPoints(), origin: Origin with { SerialNumber = "" });
            Refused("plain characters", CellPoints(), origin: Origin with { Instrument = new string('x', 21) });
        }

        [TestMethod]
        [DataRow("chanel,range,reference,reading,crc\ncell1,,1,1,", "The first line of")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell13,,1,,1,", "The channel 'cell13' in line 2")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell1,,x,,1,", "The reference 'x' in line 2")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell1,,1,,NaN,", "The reading 'NaN' in line 2")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncurrent,2mA,1e-3,,1e-3,", "has the range '2mA'")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell2,,1,x,1,", "The common mode 'x' in line 2")]
        [DataRow("channel,range,reference,commonMode,reading,crc\nstack,,1,1,1,", "belongs to stack: only cells have one")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell1,,1,,1,7", "under another calibration")]
        [DataRow("channel,range,reference,commonMode,reading,crc\ncell1,,1", "is no table of points")]
        public void Read_PointFileThatIsNone_IsRefused(string text, string sentence)
        {
            string path = Path.Combine(Path.GetTempPath(), $"points-{Guid.NewGuid():N}.csv");
            try
            {
                File.WriteAllText(path, text);
                CalibrationException refusal = Assert.ThrowsExactly<CalibrationException>(() => PointFile.Read(path, 1));
                StringAssert.Contains(refusal.Message, sentence);
            }
            finally
            {
                File.Delete(path);
            }
        }

        [TestMethod]
        public void Read_WrittenPoints_AreTheSame()
        {
            string path = Path.Combine(Path.GetTempPath(), $"points-{Guid.NewGuid():N}.csv");
            try
            {
                CalibrationPoint[] points = [.. CellPoints(), .. CurrentPoints()];
                PointFile.Write(path, points, 1);
                IReadOnlyList<CalibrationPoint> read = PointFile.Read(path, 1);
                for (int i = 0; i < points.Length; i++)
                {
                    Assert.AreEqual((points[i].Channel, points[i].Range), (read[i].Channel, read[i].Range));
                    Assert.AreEqual(points[i].Reference, read[i].Reference, 1e-6);
                    Assert.AreEqual(points[i].Reading, read[i].Reading, 1e-6);
                }
            }
            finally
            {
                File.Delete(path);
            }
        }

        private static void Refused(string sentence, IEnumerable<CalibrationPoint> points, int kind = CalibrationKind.Cells, CalibrationOrigin? origin = null, RigCalibration? present = null)
        {
            CalibrationException refusal = Assert.ThrowsExactly<CalibrationException>(() => CalibrationSet.Fit([.. points], kind, origin ?? Origin, present ?? Nominal, Rig, Now));
            StringAssert.Contains(refusal.Message, sentence);
            Assert.IsFalse(refusal.Message.Contains('\n'), refusal.Message);
        }

        private static IReadOnlyList<ChannelFit> Fit(IReadOnlyList<CalibrationPoint> points, int kind)
        {
            return CalibrationSet.Fit(points, kind, Origin, Nominal, Rig, Now);
        }

        private static CalibrationPoint[] CellPoints()
        {
            return [Cell(-4), Cell(0), Cell(2), Cell(4.2), Cell(6)];
        }

        // A rig with 300 ppm and 2 mV of error.
        private static CalibrationPoint Cell(double volts)
        {
            return new CalibrationPoint(Channel.Cell0, 0, volts * 1e6, (volts * 1e6 * 1.0003) + 2000);
        }

        // The twelfth cell of a rig whose common mode adds this part of itself.
        private static CalibrationPoint[] WithCommonMode(double factor)
        {
            return [.. CellPoints().Concat([Cell(0), Cell(0)]).Select((point, i) =>
            {
                double commonMode = i == 5 ? 27e6 : i == 6 ? 54e6 : 0;
                return point with { Channel = 11, Reading = point.Reading + (factor * commonMode * 1.0003), CommonMode = commonMode };
            })];
        }

        private static CalibrationPoint[] CurrentPoints()
        {
            return [.. new double[] { -90000, -50000, -30000, 0, 30000, 50000, 90000 }.Select(nanoamps => new CalibrationPoint(Channel.Current, CurrentRange.Microamps100, nanoamps, (nanoamps * 1.0001) + 30))];
        }
    }
}
