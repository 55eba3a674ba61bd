using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Recording
{
    /// <summary>Sequence numbers that are missing, as ranges that do not overlap.</summary>
    public sealed class MissingRanges
    {
        private readonly List<(int From, int To)> _ranges = [];

        /// <summary>How many numbers are missing.</summary>
        public long Count => _ranges.Sum(range => (long)range.To - range.From + 1);

        /// <summary>True when nothing is missing.</summary>
        public bool IsEmpty => _ranges.Count == 0;

        /// <summary>First missing number; only when something is missing.</summary>
        public int First => _ranges[0].From;

        /// <summary>Last missing number; only when something is missing.</summary>
        public int Last => _ranges[^1].To;

        /// <summary>The ranges, both ends included.</summary>
        public IReadOnlyList<(int From, int To)> Ranges => _ranges;

        /// <summary>Adds numbers that are not here yet; in ascending order where first and last matter.</summary>
        public void Append(int from, int to)
        {
            if (from > to)
            {
                return;
            }

            if (_ranges.Count > 0 && _ranges[^1].To + 1 == from)
            {
                _ranges[^1] = (_ranges[^1].From, to);
                return;
            }

            _ranges.Add((from, to));
        }

        /// <summary>Takes one number out; false when it was not missing.</summary>
        public bool Remove(int number)
        {
            int index = _ranges.FindIndex(range => number >= range.From && number <= range.To);
            if (index < 0)
            {
                return false;
            }

            (int from, int to) = _ranges[index];
            _ranges.RemoveAt(index);
            if (number < to)
            {
                _ranges.Insert(index, (number + 1, to));
            }

            if (from < number)
            {
                _ranges.Insert(index, (from, number - 1));
            }

            return true;
        }

        /// <summary>Takes every number between two ends out; the result is what was taken.</summary>
        public IReadOnlyList<(int From, int To)> RemoveBetween(int from, int to)
        {
            List<(int From, int To)> taken = [];
            List<(int From, int To)> kept = [];
            foreach ((int first, int last) in _ranges)
            {
                int overlapFrom = first > from ? first : from;
                int overlapTo = last < to ? last : to;
                if (overlapFrom > overlapTo)
                {
                    kept.Add((first, last));
                    continue;
                }

                taken.Add((overlapFrom, overlapTo));
                if (first < overlapFrom)
                {
                    kept.Add((first, overlapFrom - 1));
                }

                if (last > overlapTo)
                {
                    kept.Add((overlapTo + 1, last));
                }
            }

            _ranges.Clear();
            _ranges.AddRange(kept);
            return taken;
        }
    }
}
