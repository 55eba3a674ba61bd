using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace RigFirmware.Rig.Sites
{
    /// <summary>A board that a rig's file may name.</summary>
    /// <param name="Name">As in <c>hardware/pinmap.csv</c>.</param>
    /// <param name="Main">Its folder below <c>firmware/App/Main</c>, which is its namespace too.</param>
    public sealed record SiteBoard(string Name, string Main)
    {
        /// <summary>Every board with a Main.</summary>
        public static readonly IReadOnlyList<SiteBoard> All =
        [
            new("esp32-s3", "Esp32S3"),
            new("esp32-psram", "Esp32Psram"),
            new("stm32f769i-disco", "Stm32F769"),
        ];

        /// <summary>Where its Main lies in a clone.</summary>
        public string FolderIn(string root)
        {
            return Path.Combine(root, "firmware", "App", "Main", Main);
        }

        /// <summary>The board of a name, or null.</summary>
        public static SiteBoard? Find(string name)
        {
            return All.FirstOrDefault(board => board.Name == name);
        }
    }
}
