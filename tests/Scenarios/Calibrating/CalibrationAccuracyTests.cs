using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Host.Calibration;

namespace RigFirmware.Tests.Scenarios.Calibrating
{
    /// <summary>A rig that measures badly, calibrated against the plant, then judged against the plant at other points.</summary>
    [TestClass]
    public sealed class CalibrationAccuracyTests
    {
        private static readonly int[] Cells = [.. Enumerable.Range(0, CalibrationBench.Cells)];
        private static readonly int[] Temperatures = [.. Enumerable.Range(Channel.Temperature0, Channel.TemperaturesMax)];

        [TestMethod]
        [DataRow(14ul)]
        [DataRow(12ul)]
        [DataRow(13ul)]
        public void Calibrate_EveryKind_MeetsTheAskedAccuracy(ulong seed)
        {
            var rig = new CalibrationBench(seed);
            (IReadOnlyList<CalibrationPoint> force, IReadOnlyList<CalibrationPoint> current) = rig.ReadProgram();
            Assert.IsTrue(current.Max(point => Off(point) / CurrentRange.NanoampsMax(point.Range)) > 200e-6, "a rig that measures well shows nothing");
            IReadOnlyList<CalibrationPoint> cells = At(rig, Cells, -4, 0, 2, 4.2, 6);
            IReadOnlyList<CalibrationPoint> stack = At(rig, [Channel.Stack], 0, 2, 4.2, 4.5);
            Assert.IsTrue(cells.Max(Off) > 1000, "a rig that measures well shows nothing");
            IReadOnlyList<CalibrationPoint> temperature = AtDegrees(rig, 0, 40, 80);
            rig.BackToIdle();
            rig.Calibrate(CalibrationKind.Cells, cells);
            rig.Calibrate(CalibrationKind.Stack, stack);
            rig.Calibrate(CalibrationKind.Temperature, temperature);
            rig.Calibrate(CalibrationKind.Force, force);
            rig.Calibrate(CalibrationKind.Current, current);
            Judge(rig);
        }

        private static void Judge(CalibrationBench rig)
        {
            (IReadOnlyList<CalibrationPoint> force, IReadOnlyList<CalibrationPoint> current) = rig.ReadProgram();
            double cell = At(rig, Cells, -3, 1, 3, 3.7, 4.3, 5.5).Max(Off);
            double stack = At(rig, [Channel.Stack], 3, 3.7, 4.3).Max(Off);
            double temperature = AtDegrees(rig, 15, 25, 60).Max(Off);
            double ofRange = current.Max(point => Off(point) / CurrentRange.NanoampsMax(point.Range));
            double asymmetry = Asymmetry(current);
            Console.WriteLine($"cell {cell:F0} uV, stack {stack:F0} uV, current {ofRange * 1e6:F0} ppm of range, asymmetry {asymmetry * 1e6:F1} ppm, temperature {temperature:F0} mdegC, force {force.Max(Off):F0} mN");
            Assert.IsTrue(cell <= 500, $"cell: {cell:F0} uV off");
            Assert.IsTrue(stack <= 3000, $"stack: {stack:F0} uV off");
            Assert.IsTrue(ofRange <= 500e-6, $"current: {ofRange * 1e6:F0} ppm of the range off");
            Assert.IsTrue(asymmetry <= 40e-6, $"charge against discharge: {asymmetry * 1e6:F1} ppm");
            Assert.IsTrue(temperature <= 100, $"temperature: {temperature:F0} mdegC off");
            Assert.IsTrue(force.Max(Off) <= 500, $"force: {force.Max(Off):F0} mN off");
        }

        // Gain of the same magnitude both ways, in each range and sensor.
        private static double Asymmetry(IReadOnlyList<CalibrationPoint> current)
        {
            return current.GroupBy(point => (point.Channel, point.Range)).Max(group =>
            {
                double charge = group.Where(point => point.Reference > CurrentRange.NanoampsMax(point.Range) * 0.6).Average(point => point.Reading / point.Reference);
                double discharge = group.Where(point => point.Reference < -CurrentRange.NanoampsMax(point.Range) * 0.6).Average(point => point.Reading / point.Reference);
                return Math.Abs(charge - discharge);
            });
        }

        private static List<CalibrationPoint> At(CalibrationBench rig, int[] channels, params double[] volts)
        {
            var points = new List<CalibrationPoint>();
            foreach (double one in volts)
            {
                rig.SetCells(one);
                points.AddRange(rig.Read(channels));
            }

            return points;
        }

        private static List<CalibrationPoint> AtDegrees(CalibrationBench rig, params double[] degrees)
        {
            var points = new List<CalibrationPoint>();
            foreach (double one in degrees)
            {
                rig.SetDegrees(one);
                points.AddRange(rig.Read(Temperatures));
            }

            return points;
        }

        private static double Off(CalibrationPoint point)
        {
            return Math.Abs(point.Reading - point.Reference);
        }
    }
}
