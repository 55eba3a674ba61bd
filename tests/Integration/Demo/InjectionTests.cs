using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig;
using RigFirmware.Rig.Demo;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>What is written behind --inject.</summary>
    [TestClass]
    public sealed class InjectionTests
    {
        [TestMethod]
        [DataRow("overvoltage@10", "overvoltage", "", 10.0)]
        [DataRow("overvoltage:2@2.5", "overvoltage", "2", 2.5)]
        [DataRow("brokerOutage:20@0", "brokerOutage", "20", 0.0)]
        public void Read_WellFormed_GivesItsParts(string text, string name, string argument, double atSeconds)
        {
            Assert.AreEqual(new Injection(name, argument, atSeconds), Injection.Read(text));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("overvoltage")]
        [DataRow("@10")]
        [DataRow("overvoltage@")]
        [DataRow("overvoltage@-1")]
        [DataRow("overvoltage@ten")]
        [DataRow("overvoltage@NaN")]
        [DataRow("overvoltage@1e400")]
        [DataRow("overvoltage:1:2@10")]
        [DataRow("overvoltage@10@20")]
        public void Read_Malformed_IsAWrongCall(string text)
        {
            WrongCallException exception = Assert.ThrowsExactly<WrongCallException>(() => Injection.Read(text));
            StringAssert.Contains(exception.Message, $"'{text}'");
        }

        [TestMethod]
        [DataRow("nosuch@1", "known are overvoltage")]
        [DataRow("overvoltage:3@1", "cells 1..2")]
        [DataRow("overvoltage:x@1", "no cell number")]
        [DataRow("overvoltage:0@1", "no cell number")]
        [DataRow("emergencyStop:1@1", "no single cell")]
        [DataRow("sensorStuck:cell9x@1", "cell9x")]
        [DataRow("brokerOutage:0@1", "no number of seconds")]
        [DataRow("brokerOutage:3601@1", "no number of seconds")]
        public void Plan_WhatDoesNotFitTheStack_IsAWrongCall(string text, string says)
        {
            WrongCallException exception = Assert.ThrowsExactly<WrongCallException>(() => new InjectionPlan([Injection.Read(text)], cells: 2));
            StringAssert.Contains(exception.Message, says);
        }

        [TestMethod]
        public void TakeOutage_BeforeAtAndAfterItsTime_GivesItOnce()
        {
            var plan = new InjectionPlan([Injection.Read("brokerOutage:7@20"), Injection.Read("brokerOutage@10")], cells: 2);
            var taken = new List<int?>();
            foreach (double rigSeconds in (double[])[9.9, 10, 10.1, 30, 40])
            {
                taken.Add(plan.TakeOutage(rigSeconds));
            }

            CollectionAssert.AreEqual(new int?[] { null, 60, null, 7, null }, taken);
        }
    }
}
