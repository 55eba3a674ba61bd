namespace RigFirmware.Host.Trips
{
    /// <summary>One line of a trip's time line.</summary>
    /// <param name="SinceTripMs">Milliseconds from the trip, negative before it, on the rig's own clock.</param>
    /// <param name="Text">What was so, or what happened.</param>
    public sealed record TripMoment(int SinceTripMs, string Text);
}
