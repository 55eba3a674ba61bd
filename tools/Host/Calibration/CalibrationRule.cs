using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Host.Calibration
{
    /// <summary>What a set of points of one channel has to be, after hardware/calibration.md. Values in the channel's unit.</summary>
    public sealed record CalibrationRule
    {
        /// <summary>Fewest points at different references.</summary>
        public required int PointsMin { get; init; }

        /// <summary>Lowest reference the channel can have.</summary>
        public required double Lowest { get; init; }

        /// <summary>Highest reference the channel can have.</summary>
        public required double Highest { get; init; }

        /// <summary>Largest residual of the fit.</summary>
        public required double ResidualMax { get; init; }

        /// <summary>True for a channel whose gain differs between charge and discharge.</summary>
        public bool HasHalves { get; init; }

        /// <summary>Powers of the channel's bend that a fit may tell, from the square on: 0, 1 or 2.</summary>
        public int BendPowers { get; init; }

        /// <summary>Fewest points at different references that tell a bend.</summary>
        public int BendPointsMin { get; init; } = int.MaxValue;

        /// <summary>The points' common mode must reach over at least so much to tell its factor; infinite for a channel that has none.</summary>
        public double CommonModeSpanMin { get; init; } = double.PositiveInfinity;

        /// <summary>Lowest common mode a point can have: the taps' followers work from there.</summary>
        public const double CommonModeMin = -9e6;

        /// <summary>Highest common mode a point can have.</summary>
        public const double CommonModeMax = 56e6;

        /// <summary>The points must reach over at least so much.</summary>
        public double SpanMin => (Highest - Lowest) / 2;

        /// <summary>The rule of a channel.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="range">The <see cref="CurrentRange"/>.</param>
        /// <param name="configuration">The rig's: number of cells and clamp head.</param>
        public static CalibrationRule For(int channel, byte range, RigConfiguration configuration)
        {
            double full = CurrentRange.NanoampsMax(range);
            return CalibrationKind.OfChannel(channel) switch
            {
                CalibrationKind.Cells => new() { PointsMin = 5, Lowest = -5e6, Highest = 6e6, ResidualMax = 150, CommonModeSpanMin = CommonModeSpan(configuration.CellCount), BendPowers = 2, BendPointsMin = 7 },
                CalibrationKind.Stack => new() { PointsMin = 3, Lowest = 0, Highest = 4.5e6 * configuration.CellCount, ResidualMax = 3000 },
                CalibrationKind.Current => new() { PointsMin = 5, Lowest = -full, Highest = full, ResidualMax = full * 100e-6, HasHalves = true, BendPowers = 2, BendPointsMin = 6 },
                CalibrationKind.Temperature => new() { PointsMin = 3, Lowest = -20000, Highest = 100000, ResidualMax = 100 },
                _ when channel == Channel.ClampForce => new() { PointsMin = 4, Lowest = 0, Highest = configuration.ClampMillinewtonsMax, ResidualMax = configuration.ClampMillinewtonsMax * 0.005 },
                _ => new() { PointsMin = 4, Lowest = 0, Highest = 10e6, ResidualMax = 20000 },
            };
        }

        // Half of what the cells below the highest one can have; the one cell of a rig has none below it.
        private static double CommonModeSpan(int cells)
        {
            return cells > 1 ? 4.5e6 * (cells - 1) / 2 : double.PositiveInfinity;
        }
    }
}
