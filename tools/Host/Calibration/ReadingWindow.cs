using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Calibration
{
    /// <summary>The rig's readings of a few seconds, while a reference stands still.</summary>
    public sealed class ReadingWindow
    {
        private readonly IReadOnlyList<TelemetryRow> _rows;

        /// <summary>A window of these records.</summary>
        public ReadingWindow(IReadOnlyList<TelemetryRow> rows)
        {
            _rows = rows;
        }

        /// <summary>The <see cref="CurrentRange"/> of a current sensor that was connected all the time.</summary>
        /// <exception cref="CalibrationException">It changed.</exception>
        public byte Range(int channel)
        {
            byte[] ranges = [.. _rows.Select(row => channel == Channel.Current && (row.CommandBits & TelemetryRecord.FineBit) != 0 ? CurrentRange.Fine : (byte)(row.CommandBits >> 8)).Distinct()];
            return ranges.Length == 1 ? ranges[0] : throw new CalibrationException("The current range changed while the rig was read: hold the current and read again.");
        }

        /// <summary>Mean of a channel, in its unit.</summary>
        /// <exception cref="CalibrationException">It was not read, or it did not stand still.</exception>
        public double Mean(int channel)
        {
            if (_rows.Any(row => row.Channels[channel] is null))
            {
                throw new CalibrationException($"The rig does not read {Core.Protocol.ChannelText.Name(channel)}: check its plug.");
            }

            double[] values = [.. _rows.Select(row => (double)row.Channels[channel]!.Value)];
            double mean = values.Average();
            double first = values.Take((values.Length + 1) / 2).Average();
            double second = values.Skip(values.Length / 2).Average();
            if (Math.Abs(second - first) > DriftMax(channel))
            {
                throw new CalibrationException($"{Core.Protocol.ChannelText.Name(channel)} moved by {Names.Value(channel, Math.Abs(second - first))} while it was read: wait until the reference stands still.");
            }

            return mean;
        }

        /// <summary>The point of a channel.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="reference">What the instrument shows, in the channel's unit.</param>
        /// <param name="commonMode">Of a cell: what its lower tap has against the rig's ground, in microvolts.</param>
        /// <param name="present">The calibration in force.</param>
        /// <exception cref="CalibrationException">The channel was not read, or it did not stand still.</exception>
        public CalibrationPoint Point(int channel, double reference, double commonMode, RigCalibration present)
        {
            bool isCurrent = CalibrationKind.OfChannel(channel) == CalibrationKind.Current;
            double added = 0;
            if (present.CommonMode(channel) != 0)
            {
                // What the rig takes for the common mode is the sum of the cells that it reads below.
                added = present.CommonMode(channel) * Enumerable.Range(Channel.Cell0, channel).Sum(below => Mean(below));
            }

            return new CalibrationPoint(channel, isCurrent ? Range(channel) : (byte)0, reference, Mean(channel) - added, commonMode);
        }

        private double DriftMax(int channel)
        {
            return CalibrationKind.OfChannel(channel) switch
            {
                CalibrationKind.Cells => 100,
                CalibrationKind.Stack => 1000,
                CalibrationKind.Current => CurrentRange.NanoampsMax(Range(channel)) * 100e-6,
                CalibrationKind.Temperature => 50,
                _ => 200000,
            };
        }
    }
}
