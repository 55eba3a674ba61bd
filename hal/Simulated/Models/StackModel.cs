using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>A stack: so many layers of one kind. Read from a data file of this folder by <see cref="ModelLibrary"/>.</summary>
    public sealed class StackModel
    {
        /// <summary>The stack's id in the table of the papers' cells.</summary>
        [JsonRequired]
        public string Name { get; set; } = "";

        /// <summary>What it is, in one sentence.</summary>
        [JsonRequired]
        public string Description { get; set; } = "";

        /// <summary>Layers in series, 1..12.</summary>
        [JsonRequired]
        public int CellCount { get; set; }

        /// <summary>What each layer is.</summary>
        [JsonRequired]
        public LayerModel Layer { get; set; } = new();

        /// <summary>The same layers in another number.</summary>
        /// <param name="cellCount">1..12.</param>
        public StackModel WithCells(int cellCount)
        {
            return new StackModel { Name = Name, Description = Description, CellCount = cellCount, Layer = Layer };
        }
    }
}
