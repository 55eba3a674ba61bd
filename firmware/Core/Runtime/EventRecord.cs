namespace RigFirmware.Core.Runtime
{
    /// <summary>Word positions and kinds of one event record from the loop to the communication thread.</summary>
    public static class EventRecord
    {
        /// <summary>Position of the kind.</summary>
        public const int Kind = 0;

        /// <summary>Position of the tick's time, wrapping milliseconds.</summary>
        public const int TimeMs = 1;

        /// <summary>Position of the tick counter.</summary>
        public const int Tick = 2;

        /// <summary>Positions of the four arguments; see the kinds.</summary>
        public const int A = 3;

        /// <inheritdoc cref="A"/>
        public const int B = 4;

        /// <inheritdoc cref="A"/>
        public const int C = 5;

        /// <inheritdoc cref="A"/>
        public const int D = 6;

        /// <summary>Ints of one record.</summary>
        public const int Words = 7;

        /// <summary>A = mode before, B = mode now, C = <c>Safety.RigEvent</c>.</summary>
        public const int ModeChanged = 1;

        /// <summary>A = fault id, B = channel or -1, C = value, D = limit, in the row's unit.</summary>
        public const int FaultRaised = 2;

        /// <summary>A = fault id, B = channel or -1, C = value, D = clear limit.</summary>
        public const int FaultCleared = 3;

        /// <summary>The fault that cut the rig off, once a trip: A = fault id, B = channel or -1, C = value, D = limit.</summary>
        public const int Tripped = 4;

        /// <summary>A = step index, B = pass of the innermost loop; of an impedance step C = base period in slices and D = its tones, else 0.</summary>
        public const int StepStarted = 5;

        /// <summary>A = step index, B = end condition kind, C = channel or -1, D = value.</summary>
        public const int StepEnded = 6;

        /// <summary>The program came to its end.</summary>
        public const int ProgramEnded = 7;

        /// <summary>Answer to a request: A = request id, B = <see cref="RequestResult"/>, C and D = its detail.</summary>
        public const int RequestAnswered = 8;

        /// <summary>The black box holds the record of a trip and stands until it was read: A = fault id, B = records.</summary>
        public const int BlackBoxReady = 9;

        /// <summary>
        /// The rig boots locked by a trip of an earlier start: A = fault id, -1 when nobody can tell, B = channel or -1, C = value,
        /// D = limit, in the row's unit.
        /// </summary>
        public const int LockFound = 10;

        /// <summary>A self-test of the front end ended with other findings than the one before: A = how many, each in an event of its own behind this one.</summary>
        public const int SelfTestEnded = 11;

        /// <summary>One finding: A = <c>Hal.Finding</c>, B = index, C = value, D = what would be right.</summary>
        public const int SelfTestFound = 12;

        /// <summary>How far two paths to the same quantity have moved apart since the run began: A = channel, B = moved, C = limit, in the channel's unit.</summary>
        public const int DriftTold = 13;
    }
}
