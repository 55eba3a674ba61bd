using CsvHelper;

namespace RigFirmware.Host.Calibration
{
    /// <summary>A line of a file with points, as written.</summary>
    [CsvRecord]
    public sealed partial class PointLine
    {
        /// <summary>Name of the channel.</summary>
        public required string Channel { get; init; }

        /// <summary>Current range; empty for other channels.</summary>
        public required string? Range { get; init; }

        /// <summary>What the instrument shows.</summary>
        public required string? Reference { get; init; }

        /// <summary>Voltage of a cell's lower tap against the rig's ground; empty for none.</summary>
        public required string? CommonMode { get; init; }

        /// <summary>What the rig showed; empty when it has to be asked.</summary>
        public required string? Reading { get; init; }

        /// <summary>Checksum of the calibration that the reading was taken under; empty when nobody noted it.</summary>
        public required string? Crc { get; init; }
    }
}
