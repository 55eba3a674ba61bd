using System.Collections.Generic;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>What the rig kept of the seconds around a trip.</summary>
    /// <param name="Fault">Name of the fault that cut the rig off.</param>
    /// <param name="BootId">Number of the start that tripped.</param>
    /// <param name="Total">Records of the whole box; more than there are when a loss of power has cut it.</param>
    /// <param name="TripTimeMs">Time of the trip on the rig's own clock, wrapping milliseconds.</param>
    /// <param name="Records">Every tick that is here, oldest first.</param>
    public sealed record BlackBoxRecord(string Fault, int BootId, int Total, int TripTimeMs, IReadOnlyList<TelemetryRow> Records);
}
