using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>Open-circuit voltage of a layer against its state of charge, with its origin.</summary>
    public sealed class OpenCircuitTable
    {
        /// <summary>As <see cref="ModelParameter.Origin"/>.</summary>
        [JsonRequired]
        public string Origin { get; set; } = "";

        /// <summary>As <see cref="ModelParameter.Source"/>.</summary>
        [JsonRequired]
        public string Source { get; set; } = "";

        /// <summary>States of charge, strictly rising; 0 and 1 are the rested ends of the window, values beyond are over- and underfilled. Shape [points].</summary>
        [JsonRequired]
        public double[] StateOfCharge { get; set; } = [];

        /// <summary>Volts at those states, strictly rising. Shape [points].</summary>
        [JsonRequired]
        public double[] Volts { get; set; } = [];
    }
}
