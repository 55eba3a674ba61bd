using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
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

        /// <summary>The <see cref="CurrentRange"/> that was connected all the time.</summary>
        /// <exception cref="CalibrationException">It changed.</exception>
        public byte Range()
        {
            byte[] ranges = [.. _rows.Select(row => (byte)(row.CommandBits >> 8)).Distinct()];
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

        private double DriftMax(int channel)
        {
            return CalibrationKind.OfChannel(channel) switch
            {
                CalibrationKind.Cells => 100,
                CalibrationKind.Stack => 1000,
                CalibrationKind.Current => CurrentRange.NanoampsMax(Range()) * 100e-6,
                CalibrationKind.Temperature => 50,
                _ => 200000,
            };
        }
    }
}
