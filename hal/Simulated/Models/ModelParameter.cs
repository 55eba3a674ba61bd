using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>One number of a model with its unit and where it comes from.</summary>
    public sealed class ModelParameter
    {
        /// <summary>The number, in <see cref="Unit"/>.</summary>
        [JsonRequired]
        public double Value { get; set; }

        /// <summary>The unit as a word.</summary>
        [JsonRequired]
        public string Unit { get; set; } = "";

        /// <summary><c>paper</c> (printed there), <c>derived</c> (arithmetic on printed numbers) or <c>outside</c> (an assumption or a constant from elsewhere).</summary>
        [JsonRequired]
        public string Origin { get; set; } = "";

        /// <summary>The result id and the arithmetic, or what was assumed and why.</summary>
        [JsonRequired]
        public string Source { get; set; } = "";
    }
}
