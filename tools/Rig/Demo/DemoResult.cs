using System.Collections.Generic;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Rig.Demo
{
    /// <summary>What a demo came to; its JSON form is part of the command line's contract.</summary>
    /// <param name="FramesSent">Numbered frames that the rig made and the broker confirmed.</param>
    /// <param name="FramesReceived">Numbered frames that reached the recorder, repetitions included.</param>
    /// <param name="FramesStored">Numbered frames in the store, each once.</param>
    /// <param name="LostSequences">Sequence numbers of the rig that are not in the store.</param>
    /// <param name="MissedTicks">Deadlines of the loop that passed without a tick.</param>
    /// <param name="PeakMemoryMiB">Largest resident memory of this process.</param>
    /// <param name="Trips">Every trip, measured in the plant.</param>
    public sealed record DemoResult(
        long FramesSent,
        long FramesReceived,
        long FramesStored,
        long LostSequences,
        int MissedTicks,
        double PeakMemoryMiB,
        IReadOnlyList<TripResult> Trips);
}
