using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>A quantity against another, straight between its points and constant beyond them, with its origin.</summary>
    public sealed class ModelTable
    {
        /// <summary>As <see cref="ModelParameter.Origin"/>.</summary>
        [JsonRequired]
        public string Origin { get; set; } = "";

        /// <summary>As <see cref="ModelParameter.Source"/>.</summary>
        [JsonRequired]
        public string Source { get; set; } = "";

        /// <summary>Unit of <see cref="At"/> as a word.</summary>
        [JsonRequired]
        public string AtUnit { get; set; } = "";

        /// <summary>Where the points lie, strictly rising. Shape [points].</summary>
        [JsonRequired]
        public double[] At { get; set; } = [];

        /// <summary>Unit of <see cref="Values"/> as a word.</summary>
        [JsonRequired]
        public string Unit { get; set; } = "";

        /// <summary>The values there. Shape [points].</summary>
        [JsonRequired]
        public double[] Values { get; set; } = [];
    }
}
