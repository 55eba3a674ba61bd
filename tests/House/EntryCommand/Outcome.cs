namespace RigFirmware.Tests.House.EntryCommand
{
    /// <summary>What a finished program left.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its standard error.</param>
    public sealed record Outcome(int ExitCode, string Output, string Error);
}
