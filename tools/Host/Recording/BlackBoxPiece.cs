namespace RigFirmware.Host.Recording
{
    /// <summary>Which piece of which black box.</summary>
    /// <param name="Fault">Id of the fault that tripped the rig.</param>
    /// <param name="First">Position of the first record in the box, from 0.</param>
    /// <param name="Total">Records in the whole box.</param>
    /// <param name="TripTimeMs">Time of the trip, wrapping milliseconds of the rig.</param>
    public sealed record BlackBoxPiece(int Fault, int First, int Total, int TripTimeMs);
}
