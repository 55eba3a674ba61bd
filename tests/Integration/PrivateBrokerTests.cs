using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Mqtt;

namespace RigFirmware.Tests.Integration
{
    [TestClass]
    public class PrivateBrokerTests
    {
        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public void Start_PortInUse_SaysSoInOneSentence()
        {
            using var other = new TcpListener(IPAddress.Loopback, 0);
            other.Start();
            int port = ((IPEndPoint)other.LocalEndpoint).Port;
            BrokerException error = Assert.ThrowsExactly<BrokerException>(() => PrivateBroker.Start(port));
            Assert.AreEqual($"Port {port} is in use by another program: choose another port, or none to get one that is free.", error.Message);
        }

        [TestMethod]
        public void FindExecutable_NowhereInstalled_IsNull()
        {
            Assert.IsNull(PrivateBroker.FindExecutable([]));
        }

        [TestMethod]
        public void Start_Twice_GivesTwoPorts()
        {
            using var first = PrivateBroker.Start();
            using var second = PrivateBroker.Start();
            Assert.AreNotEqual(first.Port, second.Port);
            Assert.IsTrue(first.IsRunning && second.IsRunning);
        }

        [TestMethod]
        public void Client_WrongPassword_IsRefused()
        {
            using var broker = PrivateBroker.Start();
            Assert.AreNotEqual(0, ConnectReason(broker.Options with { Password = "wrong" }));
            Assert.AreNotEqual(0, ConnectReason(broker.Options with { UserName = null, Password = null }));
            Assert.AreEqual(0, ConnectReason(broker.Options));
        }

        [TestMethod]
        public void Client_NobodyListens_IsNotReached()
        {
            using var broker = PrivateBroker.Start();
            MosquittoOptions options = broker.Options;
            broker.Stop();
            Assert.AreEqual(-1, ConnectReason(options));
        }

        [TestMethod]
        public void Dispose_Running_EndsItsChildOnly()
        {
            using var other = PrivateBroker.Start();
            var broker = PrivateBroker.Start();
            using Process child = Process.GetProcessById(broker.ProcessId);
            broker.Dispose();
            Assert.IsTrue(child.WaitForExit(5000));
            Assert.IsTrue(other.IsRunning);
        }

        private static int ConnectReason(MosquittoOptions options)
        {
            using var ended = new ManualResetEventSlim();
            int reason = int.MinValue;
            using var client = new MosquittoClient(options, "test", reconnects: false);
            client.ConnectEnded = code =>
            {
                reason = code;
                ended.Set();
            };
            client.Start();
            Assert.IsTrue(ended.Wait(TimeSpan.FromSeconds(20)), "the attempt ends");
            return reason;
        }
    }
}
