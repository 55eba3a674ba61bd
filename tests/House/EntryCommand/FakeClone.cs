using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.EntryCommand
{
    /// <summary>
    /// A clone in a folder with a space in its name, holding the real <c>./rig</c>, a few sources, and a stand-in for the SDK
    /// that notes each build and echoes how the CLI was called: so the script is tested in milliseconds.
    /// </summary>
    public sealed class FakeClone : IDisposable
    {
        private const string FakeSdk = """
            #!/usr/bin/env bash
            case "$1" in
                --version) [[ -z "${FAKE_SDK_WRONG:-}" ]] || exit 145; echo 10.0.100 ;;
                --list-sdks) echo "9.0.305 [/sdk]" ;;
                build)
                    echo built >>"$FAKE_LOG"
                    if { : >&9; } 2>/dev/null; then echo "the build holds the lock"; exit 1; fi
                    echo "the compiler speaks"
                    [[ -z "${FAKE_BUILD_FAILS:-}" ]] || exit 1
                    mkdir -p tools/Rig/bin/Release/net10.0
                    touch tools/Rig/bin/Release/net10.0/rig.dll ;;
                *) for word in "${@:2}"; do printf '<%s>' "$word"; done; exit "${FAKE_EXIT:-0}" ;;
            esac

            """;

        private readonly string _home = Path.Combine(Path.GetTempPath(), "rig house " + Guid.NewGuid().ToString("N"));

        /// <summary>Makes the clone.</summary>
        public FakeClone()
        {
            foreach (string source in new[] { "firmware/Core/Time.cs", "hal/Contracts/Channel.cs", "tools/Rig/Program.cs", "Directory.Build.props", "global.json" })
            {
                Write(source, "// " + source);
            }

            File.Copy(Path.Combine(RepositoryTree.Root, "rig"), Path.Combine(Root, "rig"));
            Write("../sdk/dotnet", FakeSdk);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(Sdk, "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            LinkSystemTools();
        }

        /// <summary>The folder of the clone.</summary>
        public string Root => Path.Combine(_home, "a clone");

        /// <summary>How often the CLI was built.</summary>
        public int Builds => File.Exists(Log) ? File.ReadAllLines(Log).Length : 0;

        private string Sdk => Path.Combine(_home, "sdk");

        private string Tools => Path.Combine(_home, "bin");

        private string Log => Path.Combine(_home, "log");

        /// <summary>Writes a file of the clone.</summary>
        public void Write(string path, string text)
        {
            string full = Path.GetFullPath(Path.Combine(Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        /// <summary>Removes a file of the clone.</summary>
        public void Remove(string path)
        {
            File.Delete(Path.Combine(Root, path));
        }

        /// <summary>Runs <c>./rig</c> with these words and settings.</summary>
        public Outcome Run(string[] words, params (string Name, string Value)[] settings)
        {
            return Run($"{Sdk}:{Tools}", words, settings);
        }

        /// <summary>Runs <c>./rig</c> on a machine without any .NET.</summary>
        public Outcome RunWithoutSdk(params string[] words)
        {
            return Run(Tools, words, []);
        }

        /// <summary>Removes the clone.</summary>
        public void Dispose()
        {
            Directory.Delete(_home, recursive: true);
        }

        private Outcome Run(string path, string[] words, (string Name, string Value)[] settings)
        {
            var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Root, "rig"), .. words])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            };
            start.Environment.Clear();
            start.Environment["PATH"] = path;
            start.Environment["HOME"] = _home;
            start.Environment["FAKE_LOG"] = Log;
            foreach ((string name, string value) in settings)
            {
                start.Environment[name] = value;
            }

            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Outcome(process.ExitCode, output, error.Result);
        }

        // What the script may use, without the system's dotnet.
        private void LinkSystemTools()
        {
            Directory.CreateDirectory(Tools);
            string[] names = ["bash", "cat", "cut", "dirname", "env", "find", "flock", "mkdir", "paste", "readlink", "sort", "stat", "touch"];
            foreach (string name in names)
            {
                if (PartProbe.FindCommand(name) is { } tool)
                {
                    File.CreateSymbolicLink(Path.Combine(Tools, name), tool);
                }
            }
        }
    }
}
