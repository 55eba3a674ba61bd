using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>
    /// The demo as a user calls it, end to end over a real broker. Accelerated, since rig time then waits for a machine
    /// that is held up and what is measured in it does not depend on the machine.
    /// </summary>
    [TestClass]
    public sealed class DemoCommandTests
    {
        private static readonly string[] Keys = ["framesSent", "framesReceived", "framesStored", "lostSequences", "missedTicks", "peakMemoryMiB", "trips"];
        private static readonly string[] TripKeys = ["fault", "cell", "value", "limit", "unit", "onsetMs", "cutoffMs", "latencyMs"];

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        public void Demo_Overvoltage_EndsInOneTripThatNamesTheCellWithinItsBudget(int cell)
        {
            MosquittoNeeded.Check();
            JsonObject result = Run($"demo --headless --speed 4 --seconds 12 --inject overvoltage:{cell}@5 --json");
            CollectionAssert.AreEqual(Keys, result.Select(pair => pair.Key).ToArray());
            Assert.AreEqual(0, (int)result["lostSequences"]!);
            Assert.AreEqual((long)result["framesSent"]!, (long)result["framesStored"]!);
            JsonObject trip = result["trips"]!.AsArray().Single()!.AsObject();
            CollectionAssert.AreEqual(TripKeys, trip.Select(pair => pair.Key).ToArray());
            Assert.AreEqual("CellOvervoltage", (string?)trip["fault"]);
            Assert.AreEqual(cell, (int)trip["cell"]!);
            Assert.AreEqual(4350000, (int)trip["limit"]!);
            Assert.IsGreaterThan(4350000, (int)trip["value"]!);
            Assert.IsLessThanOrEqualTo(150.0, (double)trip["latencyMs"]!);
        }

        [TestMethod]
        public void Demo_Runaway_EndsInARunawayOrTemperatureTrip()
        {
            MosquittoNeeded.Check();
            JsonObject result = Run("demo --headless --speed 4 --seconds 12 --inject runaway@5 --json");
            string? fault = (string?)result["trips"]!.AsArray()[0]!["fault"];
            Assert.IsTrue(fault is "ThermalRunaway" or "TemperatureRate" or "Overtemperature", fault);
            Assert.AreEqual(0, (int)result["lostSequences"]!);
        }

        [TestMethod]
        public void Demo_BrokerOutageWithATripInIt_LosesNothingAndCutsOffAllTheSame()
        {
            MosquittoNeeded.Check();
            JsonObject result = Run("demo --headless --speed 4 --seconds 24 --inject brokerOutage:10@5 --inject overvoltage:2@8 --json");
            Assert.AreEqual(0, (int)result["lostSequences"]!);
            Assert.AreEqual((long)result["framesSent"]!, (long)result["framesStored"]!);
            JsonNode trip = result["trips"]!.AsArray().Single()!;
            Assert.AreEqual(2, (int)trip["cell"]!);
            Assert.IsLessThanOrEqualTo(150.0, (double)trip["latencyMs"]!);
        }

        [TestMethod]
        public void Demo_EndsDuringABrokerOutage_BringsTheBrokerBackAndLosesNothing()
        {
            MosquittoNeeded.Check();
            JsonObject result = Run("demo --headless --speed 4 --seconds 12 --inject brokerOutage:600@5 --json");
            Assert.AreEqual(0, (int)result["lostSequences"]!);
        }

        [TestMethod]
        public void Demo_Accelerated_RunsItsRigTime()
        {
            MosquittoNeeded.Check();
            JsonObject result = Run("demo --headless --seconds 300 --speed 50 --inject overvoltage:1@200 --json");
            JsonNode trip = result["trips"]!.AsArray().Single()!;
            Assert.IsGreaterThan(200000.0, (double)trip["onsetMs"]!);
            Assert.IsGreaterThan(290L, (long)result["framesSent"]!);
            Assert.AreEqual(0, (int)result["lostSequences"]!);
        }

        [TestMethod]
        public void Demo_Kept_LeavesItsStoreAndAddsToItNextTime()
        {
            MosquittoNeeded.Check();
            string folder = Directory.CreateTempSubdirectory("rig-test-").FullName;
            try
            {
                long first = (long)Run($"demo --headless --speed 4 --seconds 4 --keep {folder} --json")["framesStored"]!;
                long size = new FileInfo(Path.Combine(folder, "recording.sqlite")).Length;
                JsonObject second = Run($"demo --headless --speed 4 --seconds 4 --keep {folder} --json");
                Assert.IsGreaterThan(0L, first);
                Assert.IsGreaterThan(0L, (long)second["framesStored"]!);
                Assert.AreEqual(0, (int)second["lostSequences"]!);
                Assert.IsGreaterThanOrEqualTo(size, new FileInfo(Path.Combine(folder, "recording.sqlite")).Length);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        [TestMethod]
        [DataRow("--seconds 0")]
        [DataRow("--seconds x")]
        [DataRow("--speed 0.5")]
        [DataRow("--speed 1000000")]
        [DataRow("--port 70000")]
        [DataRow("--headless --port 5170")]
        [DataRow("--inject nosuch@1")]
        [DataRow("--inject overvoltage")]
        [DataRow("--nosuch")]
        public void Demo_WrongCall_SaysOneSentenceAndStartsNothing(string arguments)
        {
            CliRun run = CliRun.Of("demo " + arguments);
            Assert.AreEqual(2, run.ExitCode, run.Error);
            Assert.AreEqual("", run.Output);
            Assert.HasCount(1, run.Error.Trim().Split('\n'));
        }

        [TestMethod]
        public void Demo_PagePortInUse_SaysSoAndLeavesNothingRunning()
        {
            MosquittoNeeded.Check();
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            CliRun run = CliRun.Of($"demo --port {port} --seconds 5");
            Assert.AreEqual(1, run.ExitCode, run.Error);
            StringAssert.Contains(run.Error, $"Port {port} on 127.0.0.1 is in use");
            Assert.AreEqual("", run.Output);
        }

        [TestMethod]
        public void Demo_Interrupted_DrainsAndReports()
        {
            MosquittoNeeded.Check();
            CliRun run = CliRun.Of("demo --headless --json", interruptAfterMs: 6000);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.AreEqual(0, (int)JsonNode.Parse(run.Output)!["lostSequences"]!);
        }

        private static JsonObject Run(string arguments)
        {
            CliRun run = CliRun.Of(arguments);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            using JsonDocument onlyOne = JsonDocument.Parse(run.Output);
            return JsonNode.Parse(run.Output)!.AsObject();
        }
    }
}
