using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using RigFirmware.Rig.Commands;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>One run of the CLI as a process of its own, to its end.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">What it printed on standard output.</param>
    /// <param name="Error">What it printed on standard error.</param>
    public sealed record CliRun(int ExitCode, string Output, string Error)
    {
        private const int SigInt = 2;
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

        /// <summary>Runs it.</summary>
        /// <param name="arguments">The command line.</param>
        /// <param name="interruptAfterMs">When it is interrupted as by Ctrl+C, in milliseconds; null lets it end by itself.</param>
        /// <param name="password">Password for a broker, given as users give it; null for none.</param>
        public static CliRun Of(string arguments, int? interruptAfterMs = null, string? password = null)
        {
            string cli = Path.Combine(AppContext.BaseDirectory, "rig.dll");
            var start = new ProcessStartInfo("dotnet", $"\"{cli}\" {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true };
            if (password != null)
            {
                start.Environment[RecordCommand.PasswordVariable] = password;
            }

            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (interruptAfterMs is { } ms && !process.WaitForExit(ms))
            {
                SendSignal(process.Id, SigInt);
            }

            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"'rig {arguments}' did not end within {Patience.TotalMinutes} minutes.");
            }

            return new CliRun(process.ExitCode, output.Result, error.Result);
        }

        [DllImport("libc", EntryPoint = "kill")]
        private static extern int SendSignal(int processId, int signal);
    }
}
