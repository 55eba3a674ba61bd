using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;

namespace RigFirmware.Tests.Browser
{
    /// <summary>A demo as a user starts it: the CLI as a process of its own, ended as by Ctrl+C.</summary>
    public sealed class DemoProcess : IAsyncDisposable
    {
        private const int SigInt = 2;
        private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
        private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(30);
        private readonly Process _process;
        private readonly StringBuilder _output = new();
        private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private DemoProcess(string arguments)
        {
            string cli = Path.Combine(AppContext.BaseDirectory, "rig.dll");
            _process = new Process
            {
                StartInfo = new ProcessStartInfo("dotnet", $"\"{cli}\" demo {arguments}")
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                },
            };
            _process.OutputDataReceived += (_, line) => Take(line.Data);
            _process.ErrorDataReceived += (_, line) => Take(line.Data);
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        /// <summary>Where its page is.</summary>
        public Uri Address => _address.Task.Result;

        /// <summary>Everything it printed so far.</summary>
        public string Output
        {
            get
            {
                lock (_output)
                {
                    return _output.ToString();
                }
            }
        }

        /// <summary>Starts a demo and waits for its page.</summary>
        public static async Task<DemoProcess> StartAsync()
        {
            // At twice real time rig time waits for the machine: one that is held up must not trip the rig under test.
            var demo = new DemoProcess("--speed 2 --seconds 1200");
            Task exit = demo._process.WaitForExitAsync();
            Task first = await Task.WhenAny(demo._address.Task, exit, Task.Delay(StartPatience));
            if (first != demo._address.Task)
            {
                string output = demo.Output;
                await demo.DisposeAsync();
                throw new InvalidOperationException($"The demo printed no address of its page; it printed: {output}");
            }

            return demo;
        }

        /// <summary>Ends it as Ctrl+C does and returns its exit code.</summary>
        public async Task<int> EndAsync()
        {
            if (!_process.HasExited && (OperatingSystem.IsWindows() || SendSignal(_process.Id, SigInt) != 0))
            {
                _process.Kill(entireProcessTree: true);
            }

            await _process.WaitForExitAsync().WaitAsync(EndPatience);
            return _process.ExitCode;
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
            {
                await EndAsync();
            }

            _process.Dispose();
        }

        [DllImport("libc", EntryPoint = "kill")]
        private static extern int SendSignal(int processId, int signal);

        private void Take(string? line)
        {
            if (line == null)
            {
                return;
            }

            lock (_output)
            {
                _output.AppendLine(line);
            }

            int at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at >= 0)
            {
                _address.TrySetResult(new Uri(line[at..].Trim()));
            }
        }
    }
}
