namespace RigFirmware.Hal
{
    /// <summary>The only source of time. Core never reads it: time reaches Core as the parameter nowMs.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since start, wrapping from int.MaxValue to int.MinValue after 24.8 days; compare with wrap-safe helpers only.</summary>
        int NowMs();

        /// <summary>Milliseconds since 1970-01-01 UTC, or 0 while the rig does not know the time.</summary>
        long UtcMs();
    }
}
