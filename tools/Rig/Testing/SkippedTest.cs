namespace RigFirmware.Rig.Testing
{
    /// <summary>A test that was not run.</summary>
    /// <param name="Name">The test's name.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SkippedTest(string Name, string Reason);
}
