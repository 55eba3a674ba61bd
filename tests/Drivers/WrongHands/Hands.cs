using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Chips;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>A rig that somebody put together wrongly, up to the end of its self-test, and what has to hold of it.</summary>
    internal static class Hands
    {
        /// <summary>Boots the rig with a mistake in it and runs its self-test.</summary>
        public static ChipStation Boot(int cells, Action<ChipRig> mistake, ulong seed = 7)
        {
            var station = new ChipStation(cells, seed, hands: mistake);
            station.RunSelfTest();
            return station;
        }

        /// <summary>One sentence that contains every part, exactly so many sentences in all, and no way to a closed contactor.</summary>
        public static void AssertNamed(ChipStation station, TestContext? context, string[][] sentences)
        {
            foreach (string sentence in station.Sentences)
            {
                context?.WriteLine(sentence);
            }

            Assert.HasCount(sentences.Length, station.Sentences, string.Join(" | ", station.Sentences));
            foreach (string[] parts in sentences)
            {
                Assert.IsTrue(station.Sentences.Any(sentence => parts.All(part => sentence.Contains(part, StringComparison.Ordinal))), $"no sentence has all of: {string.Join(" + ", parts)}");
            }

            AssertBlocked(station);
        }

        /// <summary>The rig can not be armed, says why, and nothing was energised by the self-test.</summary>
        public static void AssertBlocked(ChipStation station)
        {
            Assert.AreNotEqual(RigMode.Idle, station.Executive.Mode);
            station.TryStart(new ImageBuilder().Current(300000, 10));
            Assert.AreNotEqual(RigMode.Running, station.Executive.Mode);
            Assert.IsFalse(station.Rig.Plant.Truth.IsPowerOn);
            Assert.AreEqual(0, station.Rig.TestsUnderPower);
        }
    }
}
