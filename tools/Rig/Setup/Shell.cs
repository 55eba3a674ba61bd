using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Tasks;

namespace RigFirmware.Rig.Setup
{
    /// <summary>Runs other programs so that nothing of theirs reaches our standard output.</summary>
    public static class Shell
    {
        /// <summary>Runs a program to its end and returns what it printed on both streams; empty when it cannot be started.</summary>
        public static string Capture(string program, params string[] arguments)
        {
            try
            {
                using Process process = Start(program, arguments, workingDirectory: null, redirectError: true);
                process.StandardInput.Close();
                Task<string> error = process.StandardError.ReadToEndAsync();
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return output + error.Result;
            }
            catch (Win32Exception)
            {
                return string.Empty;
            }
        }

        /// <summary>
        /// Runs a program to its end and hands each line of its standard output to <paramref name="line"/>;
        /// its standard error is ours. Returns its exit code.
        /// </summary>
        public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, string? workingDirectory, Action<string> line)
        {
            using Process process = Start(program, arguments, workingDirectory, redirectError: false);
            process.StandardInput.Close();
            while (await process.StandardOutput.ReadLineAsync() is { } text)
            {
                line(text);
            }

            await process.WaitForExitAsync();
            return process.ExitCode;
        }

        private static Process Start(string program, IEnumerable<string> arguments, string? workingDirectory, bool redirectError)
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = redirectError,
                WorkingDirectory = workingDirectory ?? string.Empty,
            };
            return Process.Start(start)!;
        }
    }
}
