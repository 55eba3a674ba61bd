using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using RigFirmware.Hal.Boards;

namespace RigFirmware.App.Board
{
    /// <summary>The first thing a Main does: on another board's image it says so and does nothing else for ever.</summary>
    public static class ImageGuard
    {
        /// <summary>Returns only on the right image.</summary>
        /// <param name="image">Target name that the board's pins belong to.</param>
        public static void StopUnless(string image)
        {
            string refusal = BoardImage.Refusal(SystemInfo.TargetName, image);
            if (refusal != null)
            {
                Console.WriteLine(refusal);
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}
