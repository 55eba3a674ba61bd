namespace RigFirmware.Host.Trips
{
    /// <summary>One stored record of a black box, as far as a time line needs it.</summary>
    /// <param name="Position">In the box, from 0.</param>
    /// <param name="SinceTripMs">Milliseconds from the trip.</param>
    /// <param name="Mode">The rig's mode.</param>
    /// <param name="Step">Step of the program, from 0; -1 without one.</param>
    /// <param name="Discretes">As read.</param>
    /// <param name="CommandBits">As commanded.</param>
    /// <param name="CurrentNanoamps">As measured; null when it was not read.</param>
    /// <param name="Value">Of the channel that tripped; null when there was none or it was not read.</param>
    internal sealed record BoxRow(int Position, int SinceTripMs, string Mode, int Step, int Discretes, int CommandBits, int? CurrentNanoamps, int? Value);
}
