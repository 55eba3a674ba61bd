using System.Collections.Generic;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>A run that figures are measured from; a row of runs.csv.</summary>
    public sealed record PlannedRun
    {
        /// <summary>Its id.</summary>
        public required string Id { get; init; }

        /// <summary>The procedure in the papers' table of tests.</summary>
        public required string TestId { get; init; }

        /// <summary>The cell.</summary>
        public required string CellId { get; init; }

        /// <summary>Name of the shipped program.</summary>
        public required string Program { get; init; }

        /// <summary>Name of the stack model.</summary>
        public required string Stack { get; init; }

        /// <summary>Other values for the program's parameters.</summary>
        public required IReadOnlyDictionary<string, string> Settings { get; init; }

        /// <summary>Temperature of the chamber around the rig in degrees Celsius.</summary>
        public required double AirDegrees { get; init; }

        /// <summary>State of charge at the start, 0..1; null for the cell as assembled.</summary>
        public double? StateOfCharge { get; init; }

        /// <summary>Longest simulated time in hours.</summary>
        public required double HoursMax { get; init; }

        /// <summary>Electrode area in square centimetres.</summary>
        public required double AreaSquareCentimetres { get; init; }

        /// <summary>Active material in milligrams; 0 without.</summary>
        public required double ActiveMilligrams { get; init; }

        /// <summary>Where area and mass come from.</summary>
        public required string Basis { get; init; }
    }
}
