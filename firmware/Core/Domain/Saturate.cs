using RigFirmware.Hal;

namespace RigFirmware.Core.Domain
{
    /// <summary>
    /// Arithmetic that stops at the ends of int instead of wrapping. The board's runtime ignores <c>checked</c>,
    /// so a sum that could overflow goes through here.
    /// </summary>
    [CycleCode]
    public static class Saturate
    {
        /// <summary>The value as int, held at the ends of int.</summary>
        public static int ToInt(long value)
        {
            if (value > int.MaxValue)
            {
                return int.MaxValue;
            }

            return value < int.MinValue ? int.MinValue : (int)value;
        }

        /// <summary>a + b, held at the ends of int.</summary>
        public static int Add(int a, int b)
        {
            return ToInt((long)a + b);
        }

        /// <summary>a - b, held at the ends of int.</summary>
        public static int Subtract(int a, int b)
        {
            return ToInt((long)a - b);
        }

        /// <summary>|a|; int.MaxValue for int.MinValue, whose magnitude int cannot hold.</summary>
        public static int Magnitude(int a)
        {
            if (a >= 0)
            {
                return a;
            }

            return a == int.MinValue ? int.MaxValue : -a;
        }

        /// <summary>|a|; long.MaxValue for long.MinValue.</summary>
        public static long Magnitude(long a)
        {
            if (a >= 0)
            {
                return a;
            }

            return a == long.MinValue ? long.MaxValue : -a;
        }

        /// <summary>The double as int, held at the ends of int; <paramref name="notANumber"/> for NaN.</summary>
        public static int ToInt(double value, int notANumber)
        {
            // On the board ordered comparisons with NaN are true and a cast out of range wraps: test first.
            if (double.IsNaN(value))
            {
                return notANumber;
            }

            if (value >= int.MaxValue)
            {
                return int.MaxValue;
            }

            return value <= int.MinValue ? int.MinValue : (int)value;
        }

        /// <summary>The value held between the two ends.</summary>
        public static int Clamp(int value, int min, int max)
        {
            if (value < min)
            {
                return min;
            }

            return value > max ? max : value;
        }
    }
}
