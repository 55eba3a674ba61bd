namespace RigFirmware.Core.Programs
{
    /// <summary>Why a rig refuses a program image. The numbers go over the wire and never change their meaning.</summary>
    public static class ProgramError
    {
        /// <summary>The image was taken.</summary>
        public const int None = 0;

        /// <summary>Shorter than a header, longer than <see cref="ProgramImage.BytesMax"/>, or not as long as it says.</summary>
        public const int Length = 1;

        /// <summary>The first word is not <see cref="ProgramImage.MagicValue"/>.</summary>
        public const int Magic = 2;

        /// <summary>A layout that this rig does not know.</summary>
        public const int Version = 3;

        /// <summary>The checksum does not match: the image was damaged on its way.</summary>
        public const int Crc = 4;

        /// <summary>More steps, conditions or record rules than the table holds, or no step.</summary>
        public const int Count = 5;

        /// <summary>Compiled for another number of cells.</summary>
        public const int CellCount = 6;

        /// <summary>A limit of the program is wider than the rig's provisioned one.</summary>
        public const int LimitWider = 7;

        /// <summary>A step kind that this rig does not know.</summary>
        public const int StepKind = 8;

        /// <summary>A step that takes time has no time limit, or one outside 1/100 s..4,000 h.</summary>
        public const int TimeLimit = 9;

        /// <summary>A current that is zero, or beyond the rig's or the program's limit.</summary>
        public const int Current = 10;

        /// <summary>A voltage outside the cell window times the cells it is measured over.</summary>
        public const int Voltage = 11;

        /// <summary>A temperature outside the rig's limits.</summary>
        public const int Temperature = 12;

        /// <summary>A force outside the rig's limits.</summary>
        public const int Force = 13;

        /// <summary>A loop that starts after its end, has no passes or too many, or crosses another one.</summary>
        public const int Loop = 14;

        /// <summary>Loops nested deeper than <see cref="ProgramImage.LoopDepthMax"/>.</summary>
        public const int LoopDepth = 15;

        /// <summary>A loop whose pass can take no time.</summary>
        public const int LoopWithoutTime = 16;

        /// <summary>A goto to no step, backwards without a condition, or into a loop from outside.</summary>
        public const int Goto = 17;

        /// <summary>From this step the program can never come to its end.</summary>
        public const int Endless = 18;

        /// <summary>A condition of unknown kind, with a limit no reading can have, or more than a step may have.</summary>
        public const int Condition = 19;

        /// <summary>A cell that the stack does not have.</summary>
        public const int Cell = 20;

        /// <summary>A record rule that does not exist or is negative.</summary>
        public const int RecordRule = 21;

        /// <summary>A wave with a tone outside <see cref="ExcitationTones"/>' band, with none, or with too many.</summary>
        public const int Frequency = 22;
    }
}
