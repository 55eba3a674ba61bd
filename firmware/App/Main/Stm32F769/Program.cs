using RigFirmware.App.Board;
using RigFirmware.Hal.Boards.Stm32;

namespace RigFirmware.App.Main.Stm32F769
{
    /// <summary>The firmware of a rig on this board.</summary>
    public static class Program
    {
        /// <summary>The image first: on another board's these pins would be its heater. Then pins, with the heater off; then the rig. What differs from rig to rig is Site.cs, which ./rig site writes.</summary>
        public static void Main()
        {
            ImageGuard.StopUnless(Stm32F769Discovery.Image);
            RigStart.Run(Stm32F769Discovery.Open(), Site.Make());
        }
    }
}
