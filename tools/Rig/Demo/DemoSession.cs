using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Dashboard.Feed;
using RigFirmware.Dashboard.Server;
using RigFirmware.Host;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// One demo from start to end: broker, recorder, page, simulated rig with the firmware's loop in real time, its
    /// communication thread, and the program. What was started is ended in the opposite order, also when a later part fails.
    /// </summary>
    public sealed class DemoSession : IAsyncDisposable
    {
        /// <summary>The stack that is cycled.</summary>
        public const string Stack = "C000-05";

        /// <summary>The rig's id.</summary>
        public const string RigId = "demo";

        private const ulong Seed = 1;
        private const long CalibrationBytes = 65536;
        private const int DrainMs = 8000;
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
        private static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(20);

        private readonly DemoOptions _options;
        private readonly Leftovers _leftovers = new();
        private InjectionPlan _plan = null!;
        private DemoRig _rig = null!;
        private RealTimeLoop _loop = null!;
        private CommunicationLoop _communication = null!;
        private CommunicationThread _communicationThread = null!;
        private Recorder _recorder = null!;
        private BrokerOutage _outage = null!;
        private DemoHands _hands = null!;
        private string _truthShown = "";

        private DemoSession(DemoOptions options)
        {
            _options = options;
        }

        /// <summary>Where the page is; null without one.</summary>
        public Uri? PageAddress { get; private set; }

        /// <summary>How another program gets to the demo's broker.</summary>
        public MosquittoOptions Broker { get; private set; } = null!;

        /// <summary>Name of the program that runs; empty when the rig stays idle.</summary>
        public string ProgramName { get; private set; } = "";

        /// <summary>The latest start of a tick after its deadline so far, in milliseconds.</summary>
        public int WorstLateMs => _loop.WorstLateMs;

        /// <summary>The rigs as the page sees them.</summary>
        private RigDirectory Rigs { get; set; } = null!;

        /// <summary>Starts everything, up to the running program.</summary>
        /// <exception cref="WrongCallException">An injection does not fit.</exception>
        public static async Task<DemoSession> StartAsync(DemoOptions options, CancellationToken cancellation)
        {
            var session = new DemoSession(options);
            try
            {
                await session.StartPartsAsync(cancellation).ConfigureAwait(false);
                return session;
            }
            catch
            {
                await session.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }

        /// <summary>Runs until the time is over or somebody stops it.</summary>
        public async Task RunAsync(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                double rigSeconds = _loop.RigMs / 1000.0;
                if (rigSeconds >= _options.Seconds)
                {
                    return;
                }

                if (_plan.TakeOutage(rigSeconds) is { } seconds && _outage.Begin(seconds) is { } refusal)
                {
                    await Console.Error.WriteLineAsync($"rig: {refusal}").ConfigureAwait(false);
                }

                ShowTruth();
                await Task.Delay(50, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        /// <summary>Ends the rig, waits until its last frames are stored, and counts.</summary>
        public async Task<DemoResult> FinishAsync()
        {
            await _outage.EndAsync().ConfigureAwait(false);

            // After an outage the connection comes back first: its pauses run on the rig's clock, which ends with the loop.
            _communicationThread.Drain(DrainMs);
            _loop.Stop();
            _communicationThread.Drain(DrainMs);

            // The rig stays reachable until the recorder has asked for what it misses; an answer is a frame too.
            _recorder.WaitUntilComplete(Patience, _communication.Counters.LastSeq);
            _communicationThread.Stop();
            long sent = _communication.Counters.LastSeq;
            _recorder.WaitUntilComplete(Patience, sent);
            using var process = Process.GetCurrentProcess();
            return new DemoResult(
                sent,
                _recorder.FramesReceived,
                _recorder.FramesStored,
                Math.Max(_recorder.LostSequences, sent - _recorder.FramesStored),
                _loop.MissedTicks,
                Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
                _rig.Trips);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync()
        {
            return _leftovers.DisposeAsync();
        }

        private async Task StartPartsAsync(CancellationToken cancellation)
        {
            StackModel model = ModelLibrary.Stack(Stack);
            RigConfiguration configuration = StackConfiguration.For(model);
            _plan = new InjectionPlan(_options.Injections, model.CellCount);
            DemoProgram program = DemoProgram.Read(configuration);
            WarmUp.Run(model, configuration, program.Image);
            string store = PrepareStore();

            PrivateBroker broker = _leftovers.Add(PrivateBroker.Start());
            Broker = broker.Options;
            _outage = _leftovers.Add(new BrokerOutage(broker, _options.Speed));
            _recorder = _leftovers.Add(new Recorder(broker.Options, store));
            Rigs = new RigDirectory(() => _recorder.IsConnected);
            _leftovers.Add(new RecorderFeed(_recorder, Rigs, _options.Speed > 1));
            _recorder.Start();

            _rig = new DemoRig(model, configuration, Seed);
            _plan.Prepare(_rig.Plant);
            _hands = new DemoHands(_rig.Plant, _outage);
            BrokerCommander commander = _leftovers.Add(new BrokerCommander(broker.Options));
            await StartPageAsync(commander).ConfigureAwait(false);
            StartRig(broker, configuration, Path.Combine(Path.GetDirectoryName(store)!, "calibration"));
            await WaitUntilIdleAsync(cancellation).ConfigureAwait(false);
            if (_options.IsIdle)
            {
                return;
            }

            ProgramName = program.Name;
            await program.RunAsync(commander.Client(RigId), cancellation).ConfigureAwait(false);
            Rigs.Rig(RigId).SetTopic("program", new JsonObject { ["name"] = program.Name, ["stepNames"] = JsonSerializer.SerializeToNode(program.StepNames) });
        }

        private string PrepareStore()
        {
            if (_options.KeepFolder != null)
            {
                try
                {
                    return Path.Combine(Directory.CreateDirectory(_options.KeepFolder).FullName, "recording.sqlite");
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw new IOException($"The folder '{_options.KeepFolder}' cannot be made; give --keep a folder that exists or whose parent may be written.", exception);
                }
            }

            string folder = Directory.CreateTempSubdirectory("rig-demo-").FullName;
            _leftovers.Add(() => Directory.Delete(folder, recursive: true));
            return Path.Combine(folder, "recording.sqlite");
        }

        private async Task StartPageAsync(BrokerCommander commander)
        {
            if (_options.IsHeadless)
            {
                return;
            }

            await ChartLibrary.EnsureAsync().ConfigureAwait(false);
            DashboardServer server = await PageStart.StartAsync(_options.Port, Rigs, commander, _hands).ConfigureAwait(false);
            _leftovers.Add(server);
            PageAddress = server.Address;
        }

        private void StartRig(PrivateBroker broker, RigConfiguration configuration, string calibrationFolder)
        {
            _loop = new RealTimeLoop(_rig, RigConfiguration.TickMs, _options.Speed);
            MosquittoLink link = _leftovers.Add(new MosquittoLink(broker.Options));
            _communication = new CommunicationLoop(_rig.Executive, configuration, link, null, new DemoClock(_loop), Settings(), calibrationStore: new FolderStore(calibrationFolder, CalibrationBytes));
            _communicationThread = new CommunicationThread(_communication);
            _leftovers.Add(_loop.Stop);
            _loop.Start();
            _communicationThread.Start();
            _leftovers.Add(() => _communicationThread.Stop());
        }

        private async Task WaitUntilIdleAsync(CancellationToken cancellation)
        {
            DateTime end = DateTime.UtcNow + IdlePatience;
            while ((string?)Rigs.Rig(RigId).Topic("state")?["state"] != "idle")
            {
                if (DateTime.UtcNow > end)
                {
                    throw new InvalidOperationException($"The rig did not get through its self-test within {IdlePatience.TotalSeconds} s; it is in mode {_rig.Executive.Mode} with {_loop.MissedTicks} missed ticks, the latest {_loop.WorstLateMs} ms late; trips: {string.Join(", ", _rig.Trips.Select(trip => trip.Fault))}.");
                }

                await Task.Delay(20, cancellation).ConfigureAwait(false);
            }
        }

        private CommunicationSettings Settings()
        {
            // Times of the connection are times of the network, which an accelerated rig does not accelerate.
            int Real(int ms) => (int)(ms * _options.Speed);
            return new CommunicationSettings
            {
                RigId = RigId,
                BootId = (int)DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
                OutboxBytes = 4 * 1024 * 1024,
                OutboxFrames = 16384,
                ReconnectMsMin = Real(500),
                ReconnectMsMax = Real(4000),
                ConnectMsMax = Real(30000),
                ConfirmMsMax = Real(30000),
                StateEveryMs = Real(5000),
                ResendEveryMs = Real(1000),
            };
        }

        /// <summary>Shows the page what the trips really took.</summary>
        private void ShowTruth()
        {
            JsonArray truth = _rig.TripsJson();
            string text = truth.ToJsonString();
            if (text != _truthShown)
            {
                _truthShown = text;
                Rigs.Rig(RigId).SetTopic("truth", truth);
            }
        }
    }
}
