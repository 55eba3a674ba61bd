using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Calibration;
using RigFirmware.Host.Mqtt;
using RigFirmware.Rig.Demo;
using RigFirmware.Tests.Integration.Demo;

namespace RigFirmware.Tests.Integration.Calibrating
{
    /// <summary><c>./rig calibrate</c> against <c>./rig demo --idle</c>, as a person does it from two terminals.</summary>
    [TestClass]
    public sealed class DemoCalibrationTests
    {
        private const double GainError = 1.0004;

        [TestMethod]
        public async Task Calibrate_IdleDemo_IsKeptInItsFolderForTheNextStart()
        {
            MosquittoNeeded.Check();
            string folder = Directory.CreateTempSubdirectory("rig-demo-test-").FullName;
            try
            {
                string points = Path.Combine(folder, "points.csv");
                PointFile.Write(points, Points(), RigCalibration.Nominal(100000).Crc);
                var options = new DemoOptions { IsHeadless = true, IsIdle = true, KeepFolder = folder };
                await using (DemoSession session = await DemoSession.StartAsync(options, CancellationToken.None))
                {
                    Assert.AreEqual("", session.ProgramName);
                    CliRun run = Calibrate(session.Broker, $"--kind cells --points \"{points}\" --instrument \"DMM 6500\" --serial 0815 --json");
                    Assert.AreEqual(0, run.ExitCode, run.Error);
                    Assert.IsTrue(JsonDocument.Parse(run.Output).RootElement.GetProperty("isStored").GetBoolean());
                    await session.FinishAsync();
                }

                await using DemoSession next = await DemoSession.StartAsync(options, CancellationToken.None);
                CliRun shown = Calibrate(next.Broker, "--json");
                Assert.AreEqual(0, shown.ExitCode, shown.Error);
                JsonElement kinds = JsonDocument.Parse(shown.Output).RootElement.GetProperty("kinds");
                Assert.AreEqual("0815", kinds[0].GetProperty("serialNumber").GetString());
                await next.FinishAsync();
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        [TestMethod]
        public void Demo_Idle_TellsTheLineThatReachesIt()
        {
            MosquittoNeeded.Check();
            CliRun run = CliRun.Of("demo --headless --idle --speed 4 --seconds 4 --json");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Contains(run.Error, "rig: rig 'demo' stays idle");
            StringAssert.Matches(run.Error, new System.Text.RegularExpressions.Regex("RIG_MQTT_PASSWORD=\\S+ \\./rig calibrate demo --broker 127\\.0\\.0\\.1:\\d+ --user rig"));
        }

        private static CliRun Calibrate(MosquittoOptions broker, string arguments)
        {
            return CliRun.Of($"calibrate {DemoSession.RigId} --broker {broker.Host}:{broker.Port} --user {broker.UserName} {arguments}", password: broker.Password);
        }

        // Both cells read 400 ppm too much.
        private static IEnumerable<CalibrationPoint> Points()
        {
            return from cell in new[] { 0, 1 }
                   from volts in new[] { -4, 0, 2, 3.7, 6 }
                   select new CalibrationPoint(cell, 0, volts * 1e6, volts * 1e6 * GainError);
        }
    }
}
