using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Runs a rig that nobody sees through start, program and trip, as fast as it goes, so that everything is compiled
    /// before time counts: .NET compiles a method when it is first called, and a first tick or a first trip that waits for
    /// the compiler would be late, which the rig's heartbeat circuit rightly takes for a fault.
    /// </summary>
    internal static class WarmUp
    {
        private const int TickMs = RigConfiguration.TickMs;
        private const int IdleMs = 2000;
        private const int RunningMs = 6000;
        private const int TrippedMs = 12000;

        /// <exception cref="InvalidOperationException">The rig does not do what a healthy one does.</exception>
        public static void Run(StackModel model, RigConfiguration configuration, byte[] image)
        {
            var rig = new DemoRig(model, configuration, seed: 2);
            Expect(rig, RigMode.Idle, Tick(rig, 0, IdleMs));
            image.CopyTo(rig.Executive.ProgramStaging, 0);
            rig.Executive.Requests.TryWrite([RequestRecord.LoadProgram, 1, image.Length]);
            rig.Executive.Requests.TryWrite([RequestRecord.Start, 2, 0]);
            Expect(rig, RigMode.Running, Tick(rig, IdleMs, RunningMs));
            rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage" });
            Expect(rig, RigMode.Tripped, Tick(rig, RunningMs, TrippedMs));
        }

        private static RigMode Tick(DemoRig rig, int fromMs, int toMs)
        {
            for (int nowMs = fromMs; nowMs < toMs; nowMs += TickMs)
            {
                rig.Tick(nowMs, 0);
            }

            return rig.Executive.Mode;
        }

        private static void Expect(DemoRig rig, RigMode wanted, RigMode mode)
        {
            if (mode != wanted)
            {
                int fault = rig.Executive.Faults.FirstActiveTrip();
                string why = fault < 0 ? "no fault is active" : $"the fault {rig.Executive.FaultTable.Row(fault).Name} is active";
                throw new InvalidOperationException($"The simulated rig is in mode {mode} where {wanted} was expected; {why}.");
            }
        }
    }
}
