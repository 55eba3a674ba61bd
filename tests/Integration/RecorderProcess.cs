using System;
using System.Diagnostics;
using System.Text;
using RigFirmware.Host.Mqtt;
using RigFirmware.Rig.Commands;

namespace RigFirmware.Tests.Integration
{
    /// <summary><c>./rig record</c> as a process of its own; killed, not ended, when it is disposed.</summary>
    internal sealed class RecorderProcess : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _said = new();

        private RecorderProcess(ProcessStartInfo start)
        {
            _process = new Process { StartInfo = start };
            _process.ErrorDataReceived += (_, line) => Take(line.Data);
            _process.OutputDataReceived += (_, line) => Take(line.Data);
            _process.Start();
            _process.BeginErrorReadLine();
            _process.BeginOutputReadLine();
        }

        /// <summary>Starts one.</summary>
        /// <param name="options">Where the broker is.</param>
        /// <param name="store">The file it records into.</param>
        public static RecorderProcess Start(MosquittoOptions options, string store)
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            string program = typeof(RecordCommand).Assembly.Location;
            string[] arguments = [program, "record", store, "--port", options.Port.ToString(), "--user", options.UserName!];
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment[RecordCommand.PasswordVariable] = options.Password;
            return new RecorderProcess(start);
        }

        /// <summary>One sentence for a test that waits for it in vain.</summary>
        public string Tell()
        {
            string ended = _process.HasExited ? $"ended with {_process.ExitCode}" : "still runs";
            lock (_said)
            {
                return $"its process {ended} and said: {_said}";
            }
        }

        /// <summary>Kills it.</summary>
        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
                _process.WaitForExit();
            }

            _process.Dispose();
        }

        private void Take(string? line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }
        }
    }
}
