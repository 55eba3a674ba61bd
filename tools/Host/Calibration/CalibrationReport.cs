using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Host.Calibration
{
    /// <summary>What a calibration found, as <c>./rig calibrate --json</c> prints it.</summary>
    public sealed record CalibrationReport
    {
        /// <summary>The rig.</summary>
        public required string RigId { get; init; }

        /// <summary>Word for the kind.</summary>
        public required string Kind { get; init; }

        /// <summary>The reference instrument.</summary>
        public required string Instrument { get; init; }

        /// <summary>Its serial number.</summary>
        public required string SerialNumber { get; init; }

        /// <summary>When the points were taken.</summary>
        public required DateTimeOffset DateUtc { get; init; }

        /// <summary>True when the rig keeps it.</summary>
        public required bool IsStored { get; init; }

        /// <summary>Checksum of the calibration in force afterwards.</summary>
        public required int Crc { get; init; }

        /// <summary>The channels.</summary>
        public required IReadOnlyList<ChannelReport> Channels { get; init; }

        /// <summary>The report of a set of fits.</summary>
        public static CalibrationReport Of(string rigId, int kind, CalibrationOrigin origin, RigCalibration present, IEnumerable<ChannelFit> fits, RigCalibration? stored)
        {
            return new CalibrationReport
            {
                RigId = rigId,
                Kind = CalibrationKind.Name(kind),
                Instrument = origin.Instrument,
                SerialNumber = origin.SerialNumber,
                DateUtc = origin.Date.ToUniversalTime(),
                IsStored = stored != null,
                Crc = (stored ?? present).Crc,
                Channels = [.. fits.Select(fit => ChannelReport.Of(fit, present))],
            };
        }
    }
}
