namespace RigFirmware.Host.SelfTests
{
    /// <summary>One finding of a rig's self-test.</summary>
    /// <param name="Finding">Its kind as a word.</param>
    /// <param name="Sentence">What is wrong, at which connector and pole, and what would be right.</param>
    public sealed record SelfTestReportLine(string Finding, string Sentence);
}
