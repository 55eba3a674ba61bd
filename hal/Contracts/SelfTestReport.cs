namespace RigFirmware.Hal
{
    /// <summary>
    /// What the newest self-test of the front end found. Owned by the <see cref="RigSample"/> it is in; a fresh one says that
    /// nothing was tested, which is never good.
    /// </summary>
    [CycleCode]
    public sealed class SelfTestReport
    {
        /// <summary>Most findings that are kept; a rig with more has enough to be looked at.</summary>
        public const int FindingsMax = 40;

        private const int Words = 4;
        private readonly int[] _words = new int[FindingsMax * Words];

        /// <summary>True once a self-test has come to its end.</summary>
        public bool IsDone;

        /// <summary>Findings, 0..<see cref="FindingsMax"/>.</summary>
        public int Count;

        /// <summary>Counts the ends of self-tests whose findings differ from those before; wraps.</summary>
        public int Edition;

        /// <summary>True when a self-test has ended and found nothing.</summary>
        public bool IsClean
        {
            get { return IsDone && Count == 0; }
        }

        /// <summary>Forgets the findings.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds one; beyond <see cref="FindingsMax"/> it is dropped.</summary>
        /// <param name="kind">A <see cref="Finding"/>.</param>
        /// <param name="index">As the kind says.</param>
        /// <param name="value">Measured, in the kind's unit.</param>
        /// <param name="right">What would be right, in the kind's unit.</param>
        public void Add(int kind, int index, int value, int right)
        {
            if (Count >= FindingsMax)
            {
                return;
            }

            int at = Count * Words;
            _words[at] = kind;
            _words[at + 1] = index;
            _words[at + 2] = value;
            _words[at + 3] = right;
            Count++;
        }

        /// <summary>The <see cref="Finding"/> at a position.</summary>
        public int Kind(int position)
        {
            return _words[position * Words];
        }

        /// <summary>Its index.</summary>
        public int Index(int position)
        {
            return _words[(position * Words) + 1];
        }

        /// <summary>Its measured value.</summary>
        public int Value(int position)
        {
            return _words[(position * Words) + 2];
        }

        /// <summary>Its right value.</summary>
        public int Right(int position)
        {
            return _words[(position * Words) + 3];
        }

        /// <summary>Becomes the same as another, its edition too.</summary>
        public void Copy(SelfTestReport other)
        {
            for (int i = 0; i < other.Count * Words; i++)
            {
                _words[i] = other._words[i];
            }

            IsDone = other.IsDone;
            Count = other.Count;
            Edition = other.Edition;
        }

        /// <summary>Takes over another report and counts an edition when kinds or indices differ; measured values alone make none.</summary>
        public void Take(SelfTestReport other)
        {
            bool same = IsDone == other.IsDone && Count == other.Count;
            for (int i = 0; i < other.Count * Words; i++)
            {
                same &= (i & (Words - 1)) > 1 || _words[i] == other._words[i];
                _words[i] = other._words[i];
            }

            IsDone = other.IsDone;
            Count = other.Count;
            Edition = same ? Edition : unchecked(Edition + 1);
        }
    }
}
