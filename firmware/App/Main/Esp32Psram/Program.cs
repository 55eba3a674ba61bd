using RigFirmware.App.Board;
using RigFirmware.Hal.Boards.Esp32;

namespace RigFirmware.App.Main.Esp32Psram
{
    /// <summary>The firmware of a rig on this board.</summary>
    public static class Program
    {
        /// <summary>The image first: on another board's these pins would be its heater. Then pins, with the heater off; then the rig. What differs from rig to rig is Site.cs, which ./rig site writes.</summary>
        public static void Main()
        {
            ImageGuard.StopUnless(Esp32DevKitCVe.Image);
            RigStart.Run(Esp32DevKitCVe.Open(), Site.Make());
        }
    }
}
