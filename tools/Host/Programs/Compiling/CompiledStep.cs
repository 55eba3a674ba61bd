using System.Collections.Generic;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>A step as it stands in the image, with the written step it comes from.</summary>
    public sealed class CompiledStep
    {
        /// <summary>One of <see cref="StepKind"/>.</summary>
        public required int Kind { get; init; }

        /// <summary>The written step.</summary>
        public required ProgramStep Source { get; init; }

        /// <summary>Arguments; see <see cref="StepKind"/>.</summary>
        public int A { get; set; }

        /// <summary>Second argument.</summary>
        public int B { get; init; }

        /// <summary>Third argument.</summary>
        public int C { get; init; }

        /// <summary>Fourth argument.</summary>
        public int D { get; init; }

        /// <summary>Time limit in hundredths of a second; 0 for steps passed within a tick.</summary>
        public int TimeLimit { get; set; }

        /// <summary>True when the file gave no time limit and the compiler's default stands.</summary>
        public bool IsTimeLimitDefault { get; set; }

        /// <summary>Record rule, or <see cref="ProgramImage.NoRecordRule"/>.</summary>
        public int RecordRule { get; set; } = ProgramImage.NoRecordRule;

        /// <summary>Conditions in the image's order.</summary>
        public List<CompiledCondition> Conditions { get; } = [];

        /// <summary>Name of the step to jump to; of a goto only.</summary>
        public string? Goto { get; init; }
    }
}
