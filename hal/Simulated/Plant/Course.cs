using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>A model's table as a function: straight between its points, constant beyond them.</summary>
    public sealed class Course
    {
        private readonly double[] _at;
        private readonly double[] _values;

        /// <param name="table">At least one point, strictly rising.</param>
        public Course(ModelTable table)
        {
            _at = table.At;
            _values = table.Values;
        }

        /// <summary>The course of a table, or null for none.</summary>
        public static Course? Of(ModelTable? table)
        {
            return table == null ? null : new Course(table);
        }

        /// <summary>The value there.</summary>
        public double Value(double at)
        {
            int next = Array.BinarySearch(_at, at);
            if (next >= 0)
            {
                return _values[next];
            }

            next = ~next;
            if (next == 0 || next == _at.Length)
            {
                return _values[Math.Min(next, _at.Length - 1)];
            }

            double part = (at - _at[next - 1]) / (_at[next] - _at[next - 1]);
            return _values[next - 1] + (part * (_values[next] - _values[next - 1]));
        }
    }
}
