using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs
{
    /// <summary>Words for the numbers of <see cref="ProgramError"/>.</summary>
    public static class ProgramErrorText
    {
        /// <summary>What is wrong.</summary>
        public static string Reason(int error)
        {
            return error switch
            {
                ProgramError.Length => "the image is larger than a rig's 16,384 bytes or not as long as it says",
                ProgramError.Magic => "the bytes are no program image",
                ProgramError.Version => "the image has a layout that the rig does not know",
                ProgramError.Crc => "the image was damaged on its way",
                ProgramError.Count => "the program has too many steps, conditions or record rules",
                ProgramError.CellCount => "the program is for another number of cells",
                ProgramError.LimitWider => "a limit of the program is wider than the rig's provisioned one",
                ProgramError.StepKind => "the rig does not know this kind of step",
                ProgramError.TimeLimit => "the step has no time limit or one outside 10 ms..4000 h",
                ProgramError.Current => "the current is zero or beyond the rig's limit",
                ProgramError.Voltage => "a voltage lies outside the window of the cells",
                ProgramError.Temperature => "a temperature lies outside the rig's limits",
                ProgramError.Force => "a force lies outside the rig's limits",
                ProgramError.Loop => "the loop has no good start or crosses another one",
                ProgramError.LoopDepth => $"loops are nested deeper than {ProgramImage.LoopDepthMax}",
                ProgramError.LoopWithoutTime => "a pass of this loop can take no time at all",
                ProgramError.Goto => "the jump leads backwards without a condition, or into a loop from outside",
                ProgramError.Endless => "from this step the program can never come to its end",
                ProgramError.Condition => "a condition is not one that a rig can judge",
                ProgramError.Cell => "a condition names a cell that the stack does not have",
                ProgramError.Frequency => "a tone of the impedance step lies outside the band of the rig",
                ProgramError.RecordRule => "the record rule does not exist or is negative",
                _ => $"the rig refuses the program with error {error}",
            };
        }

        /// <summary>What would be right.</summary>
        public static string Remedy(int error)
        {
            return error switch
            {
                ProgramError.Length or ProgramError.Count => "use fewer steps and conditions, for example by loops",
                ProgramError.Magic or ProgramError.Version or ProgramError.Crc => "compile the program again with the tools of the rig's version and send it once more",
                ProgramError.CellCount => "compile it for the rig's stack",
                ProgramError.LimitWider => "make the limit tighter or leave it out",
                ProgramError.LoopWithoutTime => "put a rest, a current or another step that takes time into it",
                ProgramError.Goto => "jump to a later step outside of other loops; to repeat steps use 'loop'",
                ProgramError.Endless => "give one of its conditions a way to a later step",
                ProgramError.Cell => "write a cell from 1 to the number of cells",
                ProgramError.LoopDepth => "write the inner steps out",
                _ => "correct the step",
            };
        }
    }
}
