using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>
    /// A Mosquitto of our own: a child process that listens on the loopback address only, knows one generated user, and
    /// keeps its sessions in a private folder. It ends with this object, and no other process is ever touched.
    /// </summary>
    public sealed class PrivateBroker : IDisposable
    {
        private const int StartMs = 10000;
        private const int StopMs = 5000;
        private const int Sigterm = 15;
        private const int PortAttempts = 5;

        private readonly string _executable;
        private readonly string _folder;
        private readonly bool _ownsFolder;
        private readonly string _password = MosquittoPassword.Random();
        private readonly object _lock = new();
        private Process? _process;
        private bool _disposed;

        private PrivateBroker(string executable, string folder, bool ownsFolder)
        {
            _executable = executable;
            _folder = folder;
            _ownsFolder = ownsFolder;
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }

        /// <summary>The port the broker listens on.</summary>
        public int Port { get; private set; }

        /// <summary>True while the child process runs.</summary>
        public bool IsRunning => _process is { HasExited: false };

        /// <summary>Id of the child process, 0 while there is none.</summary>
        public int ProcessId => IsRunning ? _process!.Id : 0;

        /// <summary>How a client gets in.</summary>
        public MosquittoOptions Options => new() { Port = Port, UserName = "rig", Password = _password };

        /// <summary>Starts a broker.</summary>
        /// <param name="port">The port, or 0 for any that is free.</param>
        /// <param name="folder">Folder for its configuration and sessions; null for a temporary one that is removed at the end.</param>
        /// <exception cref="BrokerException">Mosquitto is not installed, or the port is in use.</exception>
        public static PrivateBroker Start(int port = 0, string? folder = null)
        {
            string executable = FindExecutable()
                ?? throw new BrokerException("The MQTT broker Mosquitto is not installed: install it (Debian and Ubuntu: apt-get install mosquitto; macOS: brew install mosquitto; Windows: winget install EclipseFoundation.Mosquitto).");
            if (port != 0 && !IsFree(port))
            {
                throw new BrokerException($"Port {port} is in use by another program: choose another port, or none to get one that is free.");
            }

            string where = folder ?? Directory.CreateTempSubdirectory("rig-broker-").FullName;
            var broker = new PrivateBroker(executable, where, folder is null);
            try
            {
                broker.Prepare();
                broker.StartOnPort(port);
                return broker;
            }
            catch
            {
                broker.Dispose();
                throw;
            }
        }

        /// <summary>The broker's executable on the search path or in a usual place, or null when it is not installed.</summary>
        public static string? FindExecutable()
        {
            IEnumerable<string> path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            string[] usual = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", @"C:\Program Files\mosquitto"];
            return FindExecutable(path.Concat(usual));
        }

        /// <summary>The broker's executable in the first of these folders that has it, or null.</summary>
        public static string? FindExecutable(IEnumerable<string> folders)
        {
            string name = OperatingSystem.IsWindows() ? "mosquitto.exe" : "mosquitto";
            return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        }

        /// <summary>Starts the broker again after <see cref="Stop"/> or <see cref="Kill"/>, on the same port and with the same sessions.</summary>
        /// <exception cref="BrokerException">Another program has taken the port in the meantime.</exception>
        public void Restart()
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!IsRunning && !TryRun(Port, out string why))
            {
                throw new BrokerException($"The MQTT broker did not start again on port {Port}: {why}");
            }
        }

        /// <summary>Ends the broker as an operator would; it saves its sessions.</summary>
        public void Stop()
        {
            lock (_lock)
            {
                if (!IsRunning)
                {
                    return;
                }

                if (!OperatingSystem.IsWindows() && kill(_process!.Id, Sigterm) == 0 && _process.WaitForExit(StopMs))
                {
                    return;
                }

                Kill();
            }
        }

        /// <summary>Ends the broker as a crash would; what it had not saved is lost.</summary>
        public void Kill()
        {
            lock (_lock)
            {
                if (IsRunning)
                {
                    _process!.Kill();
                    _process.WaitForExit(StopMs);
                }
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            Stop();
            _process?.Dispose();
            if (_ownsFolder && Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }

        private static bool IsFree(int port)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        private static int AnyFreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private static bool Answers(int port)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        [DllImport("libc", SetLastError = true)]
        private static extern int kill(int processId, int signal);

        private void OnProcessExit(object? sender, EventArgs e)
        {
            Dispose();
        }

        private void Prepare()
        {
            Directory.CreateDirectory(_folder);
            string passwords = Path.Combine(_folder, "passwords");
            File.WriteAllText(passwords, MosquittoPassword.Line("rig", _password) + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(passwords, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        private void StartOnPort(int port)
        {
            string why = "";
            for (int attempt = 0; attempt < PortAttempts; attempt++)
            {
                // Between finding a free port and listening on it another program can take it.
                int candidate = port == 0 ? AnyFreePort() : port;
                if (TryRun(candidate, out why))
                {
                    Port = candidate;
                    return;
                }
            }

            throw new BrokerException($"The MQTT broker '{_executable}' did not start: {why}");
        }

        private bool TryRun(int port, out string why)
        {
            string configuration = Path.Combine(_folder, "mosquitto.conf");
            File.WriteAllLines(configuration, Configuration(port));
            var start = new ProcessStartInfo(_executable) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(configuration);
            _process?.Dispose();
            _process = Process.Start(start)!;
            string lastLine = "it ended at once.";
            _process.OutputDataReceived += (_, e) => lastLine = e.Data ?? lastLine;
            _process.ErrorDataReceived += (_, e) => lastLine = e.Data ?? lastLine;
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            var waited = Stopwatch.StartNew();
            while (waited.ElapsedMilliseconds < StartMs && !_process.HasExited)
            {
                if (Answers(port) && !_process.WaitForExit(20))
                {
                    why = "";
                    return true;
                }

                Thread.Sleep(20);
            }

            Kill();
            why = lastLine;
            return false;
        }

        private IEnumerable<string> Configuration(int port)
        {
            yield return $"listener {port} 127.0.0.1";
            yield return "allow_anonymous false";
            yield return $"password_file {Path.Combine(_folder, "passwords")}";
            yield return "persistence true";
            yield return $"persistence_location {_folder}{Path.DirectorySeparatorChar}";
            yield return "autosave_interval 30";

            // What a recorder that is away misses is queued for it: about a day of one rig.
            yield return "max_queued_messages 100000";
            yield return "log_dest stderr";
            yield return "log_type error";
            yield return "log_type warning";
            yield return "set_tcp_nodelay true";
            if (Environment.UserName == "root")
            {
                // Started by root, the broker would become a user who may not read this folder.
                yield return "user root";
            }
        }
    }
}
