using System;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>A share as a person reads it.</summary>
    public static class Percent
    {
        /// <summary>The part of the whole in per cent, one digit after the point, rounded down so that nothing reaches a goal by rounding; 100 of nothing.</summary>
        public static double Of(int part, int whole)
        {
            return whole == 0 ? 100 : Math.Floor(1000.0 * part / whole) / 10;
        }
    }
}
