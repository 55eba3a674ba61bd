using System.Collections.Generic;

namespace RigFirmware.Host.Recording
{
    /// <summary>Which frames of one start of one rig are here, which are missing, and which the rig no longer has.</summary>
    public sealed class SequenceLedger
    {
        /// <summary>Highest sequence number seen or announced.</summary>
        public int Highest { get; private set; }

        /// <summary>Missing, and may still come.</summary>
        public MissingRanges Missing { get; } = new();

        /// <summary>Declared gone by the rig.</summary>
        public MissingRanges Gone { get; } = new();

        /// <summary>Starts from what a store holds.</summary>
        /// <param name="missing">Ranges below the highest number that are not stored, ascending.</param>
        /// <param name="highest">Highest stored number, 0 without one.</param>
        public void Restore(IEnumerable<(int From, int To)> missing, int highest)
        {
            foreach ((int from, int to) in missing)
            {
                Missing.Append(from, to);
            }

            Highest = highest;
        }

        /// <summary>Notes a frame; false when it was here before.</summary>
        public bool Note(int seq)
        {
            if (seq > Highest)
            {
                Missing.Append(Highest + 1, seq - 1);
                Highest = seq;
                return true;
            }

            // A frame that was given up can still come out of the rig's store.
            return Missing.Remove(seq) || Gone.Remove(seq);
        }

        /// <summary>Notes that the rig has sent everything up to a number.</summary>
        public void Announce(int seq)
        {
            if (seq > Highest)
            {
                Missing.Append(Highest + 1, seq);
                Highest = seq;
            }
        }

        /// <summary>Gives up what is missing between two ends; the result is what was given up.</summary>
        public IReadOnlyList<(int From, int To)> GiveUp(int from, int to)
        {
            IReadOnlyList<(int From, int To)> given = Missing.RemoveBetween(from, to);
            foreach ((int first, int last) in given)
            {
                Gone.Append(first, last);
            }

            return given;
        }
    }
}
