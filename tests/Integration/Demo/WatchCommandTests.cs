using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Mqtt;
using RigFirmware.Rig;
using RigFirmware.Rig.Commands;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>The page against a broker of somebody else.</summary>
    [TestClass]
    public sealed class WatchCommandTests
    {
        [TestMethod]
        [DataRow("broker.lab", "broker.lab", 1883)]
        [DataRow("broker.lab:2000", "broker.lab", 2000)]
        [DataRow("10.0.0.5:1884", "10.0.0.5", 1884)]
        [DataRow("[::1]:1884", "::1", 1884)]
        [DataRow("[::1]", "::1", 1883)]
        public void ReadBroker_WellFormed_GivesHostAndPort(string text, string host, int port)
        {
            Assert.AreEqual((host, port), WatchCommand.ReadBroker(text, usualPort: 1883));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow(":1883")]
        [DataRow("broker.lab:")]
        [DataRow("broker.lab:0")]
        [DataRow("broker.lab:65536")]
        [DataRow("broker.lab:x")]
        [DataRow("a b")]
        [DataRow("mqtt://broker.lab")]
        [DataRow("::1")]
        public void ReadBroker_Malformed_IsAWrongCall(string text)
        {
            Assert.ThrowsExactly<WrongCallException>(() => WatchCommand.ReadBroker(text, usualPort: 1883));
        }

        [TestMethod]
        public async Task Watch_ARigOnTheBroker_IsShownWithItsTelemetryAndWithoutHands()
        {
            MosquittoNeeded.Check();
            using var folder = new RunFolder();
            using PrivateBroker broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options, speed: 2);
            int port = FreePort();
            string arguments = $"watch {folder.Store} --broker 127.0.0.1:{broker.Port} --user {broker.Options.UserName} --port {port}";
            Task<CliRun> run = Task.Run(() => CliRun.Of(arguments, interruptAfterMs: 12000, broker.Options.Password));

            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
            string history = "";
            while (!run.IsCompleted && !history.Contains("\"timesMs\":[1", StringComparison.Ordinal))
            {
                await Task.Delay(200);
                history = await TextOrNothingAsync(client, $"api/rigs/{rig.Settings.RigId}/history?seconds=60");
            }

            StringAssert.Contains(history, "\"timesMs\":[1");
            StringAssert.Contains(await TextOrNothingAsync(client, "api/session"), "\"hands\":null");
            CliRun ended = await run;
            Assert.AreEqual(0, ended.ExitCode, ended.Error);
        }

        [TestMethod]
        public void Watch_NoBrokerThere_ServesThePageUntilItIsInterrupted()
        {
            MosquittoNeeded.Check();
            using var folder = new RunFolder();
            CliRun run = CliRun.Of($"watch {folder.Store} --broker 127.0.0.1:1", interruptAfterMs: 5000);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Contains(run.Output, "The page is at http://127.0.0.1:");
        }

        [TestMethod]
        public void Watch_StoreInAFolderThatIsNotThere_SaysSoAndServesNothing()
        {
            MosquittoNeeded.Check();
            CliRun run = CliRun.Of("watch /nosuch/folder/run.sqlite --broker 127.0.0.1:1");
            Assert.AreEqual(1, run.ExitCode, run.Error);
            Assert.AreEqual("", run.Output);
            StringAssert.Contains(run.Error, "/nosuch/folder/run.sqlite");
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private static async Task<string> TextOrNothingAsync(HttpClient client, string path)
        {
            try
            {
                return await client.GetStringAsync(path);
            }
            catch (HttpRequestException)
            {
                // Not there yet, or not heard of the rig yet.
                return "";
            }
        }
    }
}
