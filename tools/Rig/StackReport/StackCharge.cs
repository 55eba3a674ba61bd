using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace RigFirmware.Rig.StackReport
{
    /// <summary>One charge of the stack as its record tells it.</summary>
    public sealed class StackCharge
    {
        /// <summary>What ended it, a word of the wire.</summary>
        public string EndedBy { get; init; } = "";

        /// <summary>How long it took.</summary>
        public double Hours { get; init; }

        /// <summary>The healthy layer at its end.</summary>
        public double Cell1Volts { get; init; }

        /// <summary>The layer with the short at its end.</summary>
        public double Cell2Volts { get; init; }

        /// <summary>Sum of both at its end.</summary>
        public double StackVolts { get; init; }

        /// <summary>The highest voltage of any layer.</summary>
        public double HighestCellVolts { get; init; }

        /// <summary>How long the healthy layer lay above its window.</summary>
        public double HoursAboveWindow { get; init; }

        /// <summary>Charge through the stack.</summary>
        public double ChargeMilliampereHours { get; init; }

        /// <summary>Its records; for the plot.</summary>
        [JsonIgnore]
        public IReadOnlyList<StackPoint> Course { get; init; } = [];
    }
}
