using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>
    /// One MQTT 5 connection through libmosquitto; the only class that calls the library. A thread of its own connects,
    /// reads and writes; the callbacks below run on it and must return soon.
    /// Source of the calls: mosquitto.h of libmosquitto 2.0.
    /// </summary>
    public sealed unsafe class MosquittoClient : IDisposable
    {
        private const string Library = "mosquitto";
        private const int ProtocolVersionOption = 1;
        private const int Mqtt5 = 5;
        private const int SessionExpiryProperty = 17;
        private const int CertificateRequired = 1;
        private const int NotReached = -1;
        private const int LoopMs = 100;
        private const int EndMs = 2000;
        private const int PauseMsMin = 100;
        private const int PauseMsMax = 2000;

        private static readonly object LibraryLock = new();
        private static bool s_libraryReady;

        private readonly MosquittoOptions _options;
        private readonly bool _reconnects;
        private readonly Thread _thread;
        private readonly ManualResetEventSlim _stop = new();
        private GCHandle _self;
        private IntPtr _handle;
        private readonly object _handleLock = new();
        private bool _started;
        private volatile bool _ended;
        private volatile bool _connected;
        private volatile bool _refused;

        /// <param name="options">Where the broker is.</param>
        /// <param name="clientId">MQTT client identifier.</param>
        /// <param name="reconnects">True keeps connecting until disposed; false makes one attempt and ends with the connection.</param>
        /// <exception cref="MosquittoException">The library is missing or an option is wrong.</exception>
        public MosquittoClient(MosquittoOptions options, string clientId, bool reconnects)
        {
            LoadLibrary();
            _options = options;
            _reconnects = reconnects;
            _self = GCHandle.Alloc(this);
            _handle = mosquitto_new(clientId, options.SessionSeconds == 0, GCHandle.ToIntPtr(_self));
            if (_handle == IntPtr.Zero)
            {
                _self.Free();
                throw new MosquittoException($"The client id '{clientId}' is not one that the MQTT library takes: it needs at least one character.");
            }

            try
            {
                Configure();
            }
            catch
            {
                mosquitto_destroy(_handle);
                _self.Free();
                throw;
            }

            _thread = new Thread(Run) { IsBackground = true, Name = "mqtt " + clientId };
        }

        /// <summary>An attempt to connect ended: 0 accepted, the broker's reason code, or -1 when it was not reached.</summary>
        public Action<int>? ConnectEnded { get; set; }

        /// <summary>The broker acknowledged a message: its id.</summary>
        public Action<int>? Delivered { get; set; }

        /// <summary>A message arrived: topic and payload, which is valid during the call only.</summary>
        public MosquittoReceived? Received { get; set; }

        /// <summary>An accepted connection was lost.</summary>
        public Action? Closed { get; set; }

        /// <summary>True while the broker has accepted this connection.</summary>
        public bool IsConnected => _connected;

        /// <summary>Says whether the library can be loaded: null, or one sentence that says what to do.</summary>
        public static string? WhyUnusable()
        {
            try
            {
                LoadLibrary();
                return null;
            }
            catch (MosquittoException e)
            {
                return e.Message;
            }
        }

        /// <summary>Sets the retained Last Will, QoS 1. Before <see cref="Start"/>.</summary>
        public void SetWill(string topic, byte[] payload)
        {
            fixed (byte* bytes = payload)
            {
                Check(mosquitto_will_set(_handle, topic, payload.Length, bytes, 1, true), "The Last Will was refused");
            }
        }

        /// <summary>Starts to connect.</summary>
        public void Start()
        {
            _started = true;
            _thread.Start();
        }

        /// <summary>Asks for a topic at QoS 1; false when there is no connection. Safe from any thread.</summary>
        public bool Subscribe(string topic)
        {
            lock (_handleLock)
            {
                return !_ended && mosquitto_subscribe(_handle, null, topic, 1) == 0;
            }
        }

        /// <summary>Hands a message over at QoS 1; its id, or 0 when the library refused it. Safe from any thread.</summary>
        public int Publish(string topic, ReadOnlySpan<byte> payload, bool retain)
        {
            lock (_handleLock)
            {
                if (_ended || !_connected)
                {
                    return 0;
                }

                int id = 0;
                fixed (byte* bytes = payload)
                {
                    return mosquitto_publish(_handle, &id, topic, payload.Length, bytes, 1, retain) == 0 ? id : 0;
                }
            }
        }

        /// <summary>Ends the connection without the Last Will. Nothing is reported after the call.</summary>
        public void Dispose()
        {
            End(withWill: false);
        }

        /// <summary>Ends the connection. Nothing is reported after the call, which must not come from a callback.</summary>
        /// <param name="withWill">True makes the broker publish the Last Will.</param>
        public void End(bool withWill)
        {
            lock (_handleLock)
            {
                if (_ended)
                {
                    return;
                }

                _ended = true;
                if (_connected && !withWill)
                {
                    mosquitto_disconnect(_handle);
                }
            }

            _stop.Set();
            if (!_started)
            {
                Destroy();
                return;
            }

            // A thread that still waits for a host that does not answer cleans up behind itself.
            _thread.Join(EndMs);
        }

        private static void LoadLibrary()
        {
            lock (LibraryLock)
            {
                if (s_libraryReady)
                {
                    return;
                }

                try
                {
                    NativeLibrary.SetDllImportResolver(typeof(MosquittoClient).Assembly, Resolve);
                }
                catch (InvalidOperationException)
                {
                    // Set by an earlier attempt; one assembly has one resolver.
                }

                try
                {
                    mosquitto_lib_init();
                }
                catch (DllNotFoundException e)
                {
                    throw new MosquittoException("The MQTT library libmosquitto is not installed: install it (Debian and Ubuntu: apt-get install libmosquitto1; macOS: brew install mosquitto; Windows: winget install EclipseFoundation.Mosquitto).", e);
                }

                s_libraryReady = true;
            }
        }

        private static IntPtr Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? path)
        {
            if (name != Library)
            {
                return IntPtr.Zero;
            }

            foreach (string candidate in Candidates())
            {
                if (NativeLibrary.TryLoad(candidate, assembly, path, out IntPtr handle))
                {
                    return handle;
                }
            }

            return IntPtr.Zero;
        }

        private static IEnumerable<string> Candidates()
        {
            if (OperatingSystem.IsWindows())
            {
                return ["mosquitto.dll", @"C:\Program Files\mosquitto\mosquitto.dll"];
            }

            if (OperatingSystem.IsMacOS())
            {
                return ["libmosquitto.1.dylib", "/opt/homebrew/lib/libmosquitto.1.dylib", "/usr/local/lib/libmosquitto.1.dylib"];
            }

            return ["libmosquitto.so.1"];
        }

        private static MosquittoClient? Of(IntPtr self)
        {
            return (MosquittoClient?)GCHandle.FromIntPtr(self).Target;
        }

        private static void Check(int result, string what)
        {
            if (result != 0)
            {
                throw new MosquittoException($"{what}: {Marshal.PtrToStringUTF8(mosquitto_strerror(result))}");
            }
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnConnect(IntPtr handle, IntPtr self, int reason)
        {
            MosquittoClient? client = Of(self);
            if (client is null)
            {
                return;
            }

            client._connected = reason == 0;
            client._refused = reason != 0;
            client.Report(reason);
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnPublish(IntPtr handle, IntPtr self, int id)
        {
            if (Of(self) is { _ended: false } client)
            {
                client.Delivered?.Invoke(id);
            }
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnMessage(IntPtr handle, IntPtr self, Message* message)
        {
            if (Of(self) is { _ended: false } client)
            {
                string topic = Marshal.PtrToStringUTF8(message->Topic) ?? "";
                client.Received?.Invoke(topic, new ReadOnlySpan<byte>(message->Payload, message->PayloadLength));
            }
        }

        private void Configure()
        {
            Check(mosquitto_int_option(_handle, ProtocolVersionOption, Mqtt5), "The MQTT library does not speak MQTT 5, install version 2.0 or later");
            Check(mosquitto_threaded_set(_handle, true), "The MQTT library was built without threads");
            if (_options.UserName is not null)
            {
                Check(mosquitto_username_pw_set(_handle, _options.UserName, _options.Password), "The user name or the password was refused");
            }

            if (_options.CaFile is not null)
            {
                Check(mosquitto_tls_set(_handle, _options.CaFile, null, _options.CertificateFile, _options.KeyFile, null), $"The TLS files are not usable, check '{_options.CaFile}' and the client's certificate and key");
                Check(mosquitto_tls_opts_set(_handle, CertificateRequired, "tlsv1.2", null), "TLS 1.2 is not available");
            }

            mosquitto_connect_callback_set(_handle, &OnConnect);
            mosquitto_publish_callback_set(_handle, &OnPublish);
            mosquitto_message_callback_set(_handle, &OnMessage);
        }

        private void Report(int reason)
        {
            if (!_ended)
            {
                ConnectEnded?.Invoke(reason);
            }
        }

        private void Run()
        {
            try
            {
                ConnectAgainAndAgain();
            }
            finally
            {
                Destroy();
            }
        }

        private void ConnectAgainAndAgain()
        {
            int pauseMs = PauseMsMin;
            do
            {
                _refused = false;
                if (Connect() != 0)
                {
                    Report(NotReached);
                }
                else if (Serve())
                {
                    pauseMs = PauseMsMin;
                }

                if (!_reconnects)
                {
                    return;
                }

                pauseMs = Math.Min(pauseMs * 2, PauseMsMax);
            }
            while (!_stop.Wait(pauseMs));
        }

        private void Destroy()
        {
            lock (_handleLock)
            {
                // Destroying closes the socket: without a DISCONNECT before it the broker publishes the will.
                _ended = true;
                mosquitto_destroy(_handle);
                _handle = IntPtr.Zero;
                _self.Free();
            }
        }

        private int Connect()
        {
            IntPtr properties = IntPtr.Zero;
            if (_options.SessionSeconds > 0)
            {
                mosquitto_property_add_int32(&properties, SessionExpiryProperty, _options.SessionSeconds);
            }

            int result = mosquitto_connect_bind_v5(_handle, _options.Host, _options.Port, _options.KeepAliveSeconds, null, properties);
            mosquitto_property_free_all(&properties);
            return result;
        }

        // Reads and writes until the connection ends; true when the broker had accepted it.
        private bool Serve()
        {
            int result = 0;
            bool lastTurn = false;
            while (result == 0 && !_refused && !lastTurn)
            {
                // Once asked to stop there is one more turn, in which a DISCONNECT leaves.
                lastTurn = _stop.IsSet;
                result = mosquitto_loop(_handle, LoopMs, 1);
            }

            bool accepted = _connected;
            _connected = false;
            if (accepted && !_ended)
            {
                Closed?.Invoke();
            }
            else if (!accepted && !_refused)
            {
                Report(NotReached);
            }

            return accepted;
        }

        [StructLayout(LayoutKind.Sequential)]
        private struct Message
        {
            public int Id;
            public IntPtr Topic;
            public void* Payload;
            public int PayloadLength;
            public int Qos;
            public byte Retain;
        }

#pragma warning disable SYSLIB1054, CA2101 // Plain DllImport: strings are UTF-8 by their attribute, and one class holds the whole library.
        [DllImport(Library)]
        private static extern int mosquitto_lib_init();

        [DllImport(Library)]
        private static extern IntPtr mosquitto_new([MarshalAs(UnmanagedType.LPUTF8Str)] string id, [MarshalAs(UnmanagedType.I1)] bool cleanSession, IntPtr self);

        [DllImport(Library)]
        private static extern void mosquitto_destroy(IntPtr handle);

        [DllImport(Library)]
        private static extern int mosquitto_int_option(IntPtr handle, int option, int value);

        [DllImport(Library)]
        private static extern int mosquitto_threaded_set(IntPtr handle, [MarshalAs(UnmanagedType.I1)] bool threaded);

        [DllImport(Library)]
        private static extern int mosquitto_username_pw_set(IntPtr handle, [MarshalAs(UnmanagedType.LPUTF8Str)] string user, [MarshalAs(UnmanagedType.LPUTF8Str)] string? password);

        [DllImport(Library)]
        private static extern int mosquitto_tls_set(IntPtr handle, [MarshalAs(UnmanagedType.LPUTF8Str)] string caFile, [MarshalAs(UnmanagedType.LPUTF8Str)] string? caPath, [MarshalAs(UnmanagedType.LPUTF8Str)] string? certificateFile, [MarshalAs(UnmanagedType.LPUTF8Str)] string? keyFile, void* passwordCallback);

        [DllImport(Library)]
        private static extern int mosquitto_tls_opts_set(IntPtr handle, int required, [MarshalAs(UnmanagedType.LPUTF8Str)] string version, [MarshalAs(UnmanagedType.LPUTF8Str)] string? ciphers);

        [DllImport(Library)]
        private static extern int mosquitto_will_set(IntPtr handle, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.I1)] bool retain);

        [DllImport(Library)]
        private static extern int mosquitto_connect_bind_v5(IntPtr handle, [MarshalAs(UnmanagedType.LPUTF8Str)] string host, int port, int keepAlive, [MarshalAs(UnmanagedType.LPUTF8Str)] string? bind, IntPtr properties);

        [DllImport(Library)]
        private static extern int mosquitto_disconnect(IntPtr handle);

        [DllImport(Library)]
        private static extern int mosquitto_loop(IntPtr handle, int timeoutMs, int maxPackets);

        [DllImport(Library)]
        private static extern int mosquitto_publish(IntPtr handle, int* id, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.I1)] bool retain);

        [DllImport(Library)]
        private static extern int mosquitto_subscribe(IntPtr handle, int* id, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int qos);

        [DllImport(Library)]
        private static extern int mosquitto_property_add_int32(IntPtr* properties, int identifier, uint value);

        [DllImport(Library)]
        private static extern void mosquitto_property_free_all(IntPtr* properties);

        [DllImport(Library)]
        private static extern IntPtr mosquitto_strerror(int error);

        [DllImport(Library)]
        private static extern void mosquitto_connect_callback_set(IntPtr handle, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

        [DllImport(Library)]
        private static extern void mosquitto_publish_callback_set(IntPtr handle, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

        [DllImport(Library)]
        private static extern void mosquitto_message_callback_set(IntPtr handle, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, Message*, void> callback);
#pragma warning restore SYSLIB1054, CA2101
    }
}
