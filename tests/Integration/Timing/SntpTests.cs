using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Timing;

namespace RigFirmware.Tests.Integration.Timing
{
    [TestClass]
    public class SntpTests
    {
        // 2026-05-19 00:00:00 UTC in seconds since 1900-01-01; the packets add half a second.
        private const uint Seconds = 3988137600;
        private const long ExpectedUtcMs = 1779148800500;

        [TestMethod]
        public void ReadAnswer_GoodAnswer_IsItsTransmitTime()
        {
            Assert.AreEqual("2026-05-19T00:00:00.500Z", DateTimeOffset.FromUnixTimeMilliseconds(ExpectedUtcMs).ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
            Assert.AreEqual(ExpectedUtcMs, SntpPacket.ReadAnswer(Answer(77), 48, 77));
        }

        [TestMethod]
        public void ReadAnswer_After2036_IsOfTheNextEra()
        {
            byte[] packet = Answer(77, 1000);
            Assert.AreEqual(new DateTimeOffset(2036, 2, 7, 6, 28, 16, TimeSpan.Zero).AddSeconds(1000).AddMilliseconds(500).ToUnixTimeMilliseconds(), SntpPacket.ReadAnswer(packet, 48, 77));
        }

        [TestMethod]
        public void ReadAnswer_NoAnswerToOurQuestion_IsZero()
        {
            Assert.AreEqual(0, SntpPacket.ReadAnswer(Answer(77), 48, 78), "another mark");
            Assert.AreEqual(0, SntpPacket.ReadAnswer(Answer(77), 47, 77), "cut short");
            Assert.AreEqual(0, SntpPacket.ReadAnswer(With(0, 0x23), 48, 77), "a question");
            Assert.AreEqual(0, SntpPacket.ReadAnswer(With(0, 0xE4), 48, 77), "a server that has no time");
            Assert.AreEqual(0, SntpPacket.ReadAnswer(With(1, 0), 48, 77), "kiss of death");
            Assert.AreEqual(0, SntpPacket.ReadAnswer(With(1, 16), 48, 77), "a server that is not synchronised");
        }

        [TestMethod]
        public async Task TryAsk_ServerAnswers_SetsTheClock()
        {
            using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            Task serving = ServeOnce(server, answers: true);
            var clock = new UtcClock();
            Assert.AreEqual(0, clock.UtcMs(), "not known before");
            Assert.IsTrue(new TimeKeeper(clock, "127.0.0.1", ((IPEndPoint)server.Client.LocalEndPoint!).Port).TryAsk());
            await serving;
            Assert.IsTrue(clock.UtcMs() - ExpectedUtcMs is >= 0 and < 60000, "the clock goes on from the answer");
        }

        [TestMethod]
        public async Task TryAsk_AnswerIsForged_LeavesTheClock()
        {
            using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            Task serving = ServeOnce(server, answers: false);
            var clock = new UtcClock();
            Assert.IsFalse(new TimeKeeper(clock, "127.0.0.1", ((IPEndPoint)server.Client.LocalEndPoint!).Port).TryAsk());
            await serving;
            Assert.AreEqual(0, clock.UtcMs());
        }

        private static async Task ServeOnce(UdpClient server, bool answers)
        {
            UdpReceiveResult question = await server.ReceiveAsync();
            byte[] answer = Answer(0);
            if (answers)
            {
                Array.Copy(question.Buffer, 40, answer, 24, 8);
            }

            await server.SendAsync(answer, question.RemoteEndPoint);
        }

        private static byte[] With(int at, byte value)
        {
            byte[] packet = Answer(77);
            packet[at] = value;
            return packet;
        }

        private static byte[] Answer(int mark, uint seconds = Seconds)
        {
            byte[] packet = new byte[48];
            SntpPacket.WriteQuestion(packet, mark);
            Array.Copy(packet, 40, packet, 24, 8);
            packet[0] = 0x24;
            packet[1] = 2;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(40), seconds);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(44), 0x80000000);
            return packet;
        }
    }
}
