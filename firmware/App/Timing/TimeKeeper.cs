using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace RigFirmware.App.Timing
{
    /// <summary>The thread that asks a time server, every half minute until it answers and every hour from then on.</summary>
    public sealed class TimeKeeper
    {
        private const int AnswerMs = 5000;
        private const int RetryMs = 30000;
        private const int AgainMs = 3600000;

        private readonly UtcClock _clock;
        private readonly string _server;
        private readonly int _port;
        private readonly byte[] _packet = new byte[SntpPacket.Length];
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private readonly Thread _thread;
        private int _stopping;
        private int _answers;

        /// <param name="clock">Set by every good answer.</param>
        /// <param name="server">Name or address of the time server.</param>
        /// <param name="port">Its port, 123.</param>
        public TimeKeeper(UtcClock clock, string server, int port)
        {
            _clock = clock;
            _server = server;
            _port = port;
            _thread = new Thread(Run);
        }

        /// <summary>Good answers so far.</summary>
        public int Answers
        {
            get { return Interlocked.CompareExchange(ref _answers, 0, 0); }
        }

        /// <summary>Starts the thread.</summary>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Ends the thread and waits for it.</summary>
        public void Stop()
        {
            Interlocked.Exchange(ref _stopping, 1);
            _wake.Set();
            _thread.Join();
        }

        /// <summary>Asks once; true when the clock was set.</summary>
        public bool TryAsk()
        {
            Socket socket = null;
            try
            {
                IPAddress address = Dns.GetHostEntry(_server).AddressList[0];
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.ReceiveTimeout = AnswerMs;
                socket.Connect(new IPEndPoint(address, _port));
                return Ask(socket);
            }
            catch (Exception)
            {
                // No network, no name, no answer: all the same here, the next turn asks again.
                return false;
            }
            finally
            {
                if (socket != null)
                {
                    socket.Close();
                }
            }
        }

        private bool Ask(Socket socket)
        {
            int mark = (int)DateTime.UtcNow.Ticks | 1;
            int sentMs = _clock.NowMs();
            SntpPacket.WriteQuestion(_packet, mark);
            socket.Send(_packet);
            int length = socket.Receive(_packet);
            long utcMs = SntpPacket.ReadAnswer(_packet, length, mark);
            if (utcMs <= 0)
            {
                return false;
            }

            // The answer was on its way for about half of the time that the exchange took.
            _clock.Set(utcMs + (unchecked(_clock.NowMs() - sentMs) / 2));
            Interlocked.Increment(ref _answers);
            return true;
        }

        private void Run()
        {
            try
            {
                while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
                {
                    int waitMs = TryAsk() ? AgainMs : RetryMs;
                    _wake.WaitOne(waitMs, false);
                }
            }
            catch (Exception)
            {
                // The clock runs on from the last answer; no output hangs on it.
            }
        }
    }
}
