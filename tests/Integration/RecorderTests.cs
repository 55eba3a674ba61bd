using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;
using RigFirmware.Simulated.Faults;
using RigFirmware.Tests.Integration.Demo;

namespace RigFirmware.Tests.Integration
{
    /// <summary>The recorder as a process of its own, and what it shows of a rig.</summary>
    [TestClass]
    public class RecorderTests
    {
        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public void Recorder_ProcessKilledAndStartedAgain_LosesNothing()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options, 20);
            using (var first = RecorderProcess.Start(broker.Options, folder.Store))
            {
                Eventually.IsTrue(() => StoredFrames(folder.Store) >= 20, () => "the first recorder has stored 20 frames; " + first.Tell());
            }

            int sentBefore = rig.FramesSent;
            Eventually.IsTrue(() => rig.FramesSent >= sentBefore + 30, "the rig has sent 30 frames to nobody");
            using (var second = RecorderProcess.Start(broker.Options, folder.Store))
            {
                Eventually.IsTrue(() => StoredFrames(folder.Store) >= sentBefore + 30, () => "the second recorder catches up; " + second.Tell());
                Assert.IsTrue(rig.StopLoop());
                Eventually.IsTrue(() => StoredFrames(folder.Store) == rig.FramesSent, () => "every frame is stored; " + second.Tell());
            }

            using var store = new RunStore(folder.Store);
            Assert.IsTrue(store.ReadLedger(rig.Settings.RigId, rig.Settings.BootId).Missing.IsEmpty);
        }

        [TestMethod]
        public void Recorder_RigGone_SeesTheLastWill()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            var states = new ConcurrentQueue<string>();
            recorder.MessageReceived += message =>
            {
                if (message.Topic == "state")
                {
                    states.Enqueue(message.Text("state")!);
                }
            };
            recorder.Start();
            using (new ConnectedRig(broker.Options))
            {
                Eventually.IsTrue(() => states.Contains("idle"), "the rig is idle");
            }

            Eventually.IsTrue(() => states.Last() == ModeText.Lost, "the rig is lost");
        }

        [TestMethod]
        public void Recorder_Trip_StoresTripWithItsCellAndTheBlackBox()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            using var rig = new ConnectedRig(broker.Options, 20);
            Eventually.IsTrue(() => recorder.FramesStored >= 40, "the black box has filled");
            rig.Rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 2 });
            Eventually.IsTrue(() => File.Exists(folder.Store) && Count(folder.Store, "black_box") == 800, "the whole black box is stored");
            Assert.AreEqual(1, Count(folder.Store, "trips"));
            string trip = Ask(folder.Store, "SELECT fault, cell, channel, unit, value > limit_value FROM trips");
            Assert.AreEqual("CellOvervoltage|2|cell2|uV|1", trip);
            string peak = Ask(folder.Store, "SELECT max(cell_2_microvolts) > 4350000, max(cell_1_microvolts) < 4350000 FROM black_box");
            Assert.AreEqual("1|1", peak);
        }

        [TestMethod]
        public void Recorder_GarbageOnTheWire_IsKeptAsRefusedAndRecordingGoesOn()
        {
            using var folder = new RunFolder();
            using var broker = PrivateBroker.Start();
            using var recorder = new Recorder(broker.Options, folder.Store);
            recorder.Start();
            using var rig = new ConnectedRig(broker.Options, 20);
            using var client = new MosquittoClient(broker.Options, "garbage", reconnects: true);
            client.Start();
            Eventually.IsTrue(() => client.IsConnected && recorder.FramesStored > 0, "everything is connected");
            client.Publish("rig/v1/rig1/telemetry", [0xA1, 0x01], retain: false);
            client.Publish("rig/v1/rig1/event", Encoding.UTF8.GetBytes("{\"bootId\":1}"), retain: false);
            client.Publish("rig/v1/rig1/trip", Encoding.UTF8.GetBytes("[]"), retain: false);
            client.Publish("rig/v1/../telemetry", [0xA0], retain: false);
            Eventually.IsTrue(() => recorder.MessagesRefused == 3, "three messages are refused");
            long before = recorder.FramesStored;
            Eventually.IsTrue(() => recorder.FramesStored > before + 5, "frames are still stored");
            recorder.Dispose();
            Assert.AreEqual("3", Ask(folder.Store, "SELECT count(*) FROM refused WHERE reason LIKE '%rig1%'"));
        }

        [TestMethod]
        public void RunStore_OpenedByAnotherProgram_HasColumnsWithUnits()
        {
            using var folder = new RunFolder();
            using (new RunStore(folder.Store))
            {
            }

            string columns = Ask(folder.Store, "SELECT group_concat(name) FROM pragma_table_info('records')");
            foreach (string wanted in new[] { "utc_ms", "cell_1_microvolts", "cell_12_microvolts", "stack_microvolts", "current_nanoamps", "plate_1_millidegrees", "ambient_millidegrees", "clamp_force_millinewtons", "step_charge_nanoampere_seconds" })
            {
                CollectionAssert.Contains(columns.Split(','), wanted);
            }
        }

        [TestMethod]
        public void Record_BrokerNeverReached_SaysSoAndFails()
        {
            using var folder = new RunFolder();
            MosquittoOptions options;
            using (var broker = PrivateBroker.Start())
            {
                options = broker.Options;
            }

            CliRun run = CliRun.Of($"record \"{folder.Store}\" --port {options.Port} --user {options.UserName} --seconds 1", password: options.Password);
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Error, $"{options.Host}:{options.Port} was never reached");
        }

        private static long StoredFrames(string store)
        {
            return File.Exists(store) ? Count(store, "frames") : 0;
        }

        private static long Count(string path, string table)
        {
            try
            {
                using var store = new RunStore(path);
                return store.Count(table);
            }
            catch (Exception e) when (e is StoreException or Microsoft.Data.Sqlite.SqliteException)
            {
                // Another process is just creating it.
                return 0;
            }
        }

        private static string Ask(string store, string query)
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
            SystemSqlite.Use();
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = query;
            using Microsoft.Data.Sqlite.SqliteDataReader reader = command.ExecuteReader();
            Assert.IsTrue(reader.Read(), query);
            return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString()));
        }
    }
}
