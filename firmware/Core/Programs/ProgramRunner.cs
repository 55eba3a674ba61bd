using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;

namespace RigFirmware.Core.Programs
{
    /// <summary>Runs the loaded program.</summary>
    public sealed class ProgramRunner
    {
        /// <summary>What happened in this tick and where the program stands.</summary>
        public int Step = -1, Cycle, EndedStep, EndKind, EndChannel, EndValue;

        /// <summary>Edges of this tick, and the end.</summary>
        public bool StepEnded, StepStarted, IsDone;

        /// <summary>Charge of the step in nanoampere milliseconds.</summary>
        public long StepChargeNanoampereMilliseconds;

        /// <summary>A runner.</summary>
        public ProgramRunner(ProgramTable table, RigConfiguration configuration)
        {
        }

        /// <summary>To step 0.</summary>
        public void Begin()
        {
        }

        /// <summary>One tick.</summary>
        public void Advance(Snapshot snapshot, int dtMs, ProgramRequest request)
        {
        }

        /// <summary>Held.</summary>
        public void Hold(ProgramRequest request)
        {
        }

        /// <summary>Ended.</summary>
        public void Abort()
        {
        }
    }
}
