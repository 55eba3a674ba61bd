using System;
using System.Collections.Generic;

namespace RigFirmware.Host.Analysis
{
    /// <summary>One pass of a program step as recorded: when it ran, how it ended, its records.</summary>
    public sealed class RunStep
    {
        private const double NanoampereSecondsPerMilliampereHour = 3.6e9;

        /// <summary>The step from 0.</summary>
        public required int Step { get; init; }

        /// <summary>Its begin in milliseconds of the rig.</summary>
        public required long StartMs { get; init; }

        /// <summary>Its end in milliseconds of the rig.</summary>
        public required long EndMs { get; init; }

        /// <summary>What ended it, a word of the wire such as cellAbove; empty when the run broke off in it.</summary>
        public required string End { get; init; }

        /// <summary>Records of the step, oldest first.</summary>
        public required IReadOnlyList<RunPoint> Points { get; init; }

        /// <summary>Length in hours.</summary>
        public double Hours => (EndMs - StartMs) / 3.6e6;

        /// <summary>True when a constant current other than zero was commanded.</summary>
        public bool HasCurrent => Points.Count > 1 && Points[^1].CommandNanoamps != 0 && Points[Points.Count / 2].CommandNanoamps == Points[^1].CommandNanoamps;

        /// <summary>Commanded current in nanoamps.</summary>
        public int CommandNanoamps => Points.Count == 0 ? 0 : Points[^1].CommandNanoamps;

        /// <summary>
        /// Charge in milliampere hours, charge positive: what the firmware counted up to the last record, and that record's
        /// current on to the end that the rig reported.
        /// </summary>
        public double MilliampereHours
        {
            get
            {
                if (Points.Count == 0)
                {
                    return 0;
                }

                RunPoint last = Points[^1];
                double rest = last.Nanoamps * ((EndMs - last.TimeMs) / 1e3);
                return (last.StepChargeNanoampereSeconds + rest) / NanoampereSecondsPerMilliampereHour;
            }
        }

        /// <summary>Mean of a quantity over the part of the step behind a fraction of its length; NaN without a record there.</summary>
        public double Mean(Func<RunPoint, double> quantity, double fromFraction = 0.5)
        {
            long from = StartMs + (long)((EndMs - StartMs) * fromFraction);
            double sum = 0;
            int count = 0;
            foreach (RunPoint point in Points)
            {
                if (point.TimeMs >= from)
                {
                    sum += quantity(point);
                    count++;
                }
            }

            return count == 0 ? double.NaN : sum / count;
        }
    }
}
