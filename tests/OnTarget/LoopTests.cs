using System;
using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.OnTarget
{
    /// <summary>
    /// What the loop costs on this board. A weak reference dies with the first collection, and the first allocation that
    /// finds no room brings one: it lives on only when nothing was allocated. Speed is reported, not judged: a desk and a
    /// board differ.
    /// </summary>
    [TestClass]
    public class LoopTests
    {
        private const int Ticks = 200000;
        private const int TimedTicks = 20000;
        private const int Collections = 20;
        private const long TicksPerUs = 10;

        [TestMethod]
        public void Tick_ProgramRunning_AllocatesNothing()
        {
            TargetRig rig = new TargetRig();
            rig.Start();
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode, "the program runs");
            nanoFramework.Runtime.Native.GC.Run(false);
            WeakReference witness = new WeakReference(new object());
            rig.Run(Ticks);
            Assert.IsTrue(witness.IsAlive, "something was allocated in a tick");
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode, "the program still runs");
        }

        [TestMethod]
        public void Witness_OneSmallObjectAPass_Dies()
        {
            nanoFramework.Runtime.Native.GC.Run(false);
            WeakReference witness = new WeakReference(new object());
            int length = 0;
            for (int i = 0; i < Ticks * 10 && witness.IsAlive; i++)
            {
                length += new int[16].Length;
            }

            Assert.IsTrue(length > 0);
            Assert.IsFalse(witness.IsAlive, "the method must see an allocation or it shows nothing");
        }

        [TestMethod]
        public void Tick_Timed_ReportsTicksPerSecond()
        {
            TargetRig rig = new TargetRig();
            rig.Start();
            int before = rig.Heartbeats;
            long start = DateTime.UtcNow.Ticks;
            rig.Run(TimedTicks);
            long us = (DateTime.UtcNow.Ticks - start) / TicksPerUs;
            Console.WriteLine("ticks per second: " + (us <= 0 ? 0 : TimedTicks * 1000000L / us).ToString() + " with the test's own rig");
            Assert.AreEqual(before + TimedTicks, rig.Heartbeats, "every tick was a healthy one");
        }

        [TestMethod]
        public void Collection_AfterGarbage_ReportsTheLongest()
        {
            TargetRig rig = new TargetRig();
            rig.Start();
            long longest = 0;
            int length = 0;
            for (int i = 0; i < Collections; i++)
            {
                for (int n = 0; n < 1000; n++)
                {
                    length += new byte[64].Length;
                }

                WeakReference garbage = new WeakReference(new byte[64]);
                long start = DateTime.UtcNow.Ticks;
                nanoFramework.Runtime.Native.GC.Run(true);
                long ticks = DateTime.UtcNow.Ticks - start;
                longest = ticks > longest ? ticks : longest;
                Assert.IsFalse(garbage.IsAlive, "the collection took the garbage");
            }

            Console.WriteLine("longest collection with compaction: " + (longest / TicksPerUs).ToString() + " us with a rig of " + Collections.ToString() + " times " + (length / Collections).ToString() + " bytes of garbage; the written budget is " + FaultTable.CollectionMs.ToString() + " ms");
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode, "the rig outlived it");
        }
    }
}
