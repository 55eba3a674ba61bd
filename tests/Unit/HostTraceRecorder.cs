using System;
using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.Unit.Runtime.Trace;

namespace RigFirmware.Tests.Unit
{
    /// <summary>Records the trace anew before the host's tests run, when RIG_RECORD_TRACE names the file RecordedTrace.cs; build again after it.</summary>
    [Microsoft.VisualStudio.TestTools.UnitTesting.TestClass]
    public static class HostTraceRecorder
    {
        /// <summary>Called once before the tests.</summary>
        [AssemblyInitialize]
        public static void Record(TestContext context)
        {
            string path = Environment.GetEnvironmentVariable("RIG_RECORD_TRACE");
            if (string.IsNullOrEmpty(path))
            {
                return;
            }

            TraceRig rig = new TraceRig(TraceTests.Seed);
            StringBuilder rows = new StringBuilder();
            for (int tick = 1; tick <= TraceTests.Ticks; tick++)
            {
                rig.Tick();
                if (tick % TraceTests.BlockTicks == 0)
                {
                    string start = tick % (10 * TraceTests.BlockTicks) == TraceTests.BlockTicks ? "                " : " ";
                    rows.Append(start).Append(rig.Hash).Append(tick % (10 * TraceTests.BlockTicks) == 0 ? ",\n" : ",");
                }
            }

            context.WriteLine($"{rig.Trips} trips, {rig.StepsEnded} steps ended, {rig.TicksRunning} ticks running");
            File.WriteAllText(path, Text(rows.ToString()));
        }

        private static string Text(string rows)
        {
            return "namespace RigFirmware.Tests.Unit.Runtime.Trace\n{\n"
                + "    /// <summary>The recorded run: its sums, one every hundred ticks. Written by HostTraceRecorder.</summary>\n"
                + "    public static class RecordedTrace\n    {\n"
                + "        /// <summary>The sums in order.</summary>\n"
                + "        public static int[] Sums()\n        {\n            return new[]\n            {\n"
                + rows + "            };\n        }\n    }\n}\n";
        }
    }
}
