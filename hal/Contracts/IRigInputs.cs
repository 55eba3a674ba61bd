namespace RigFirmware.Hal
{
    /// <summary>The rig seam's input side: what the control loop can sense. One thread calls it.</summary>
    public interface IRigInputs
    {
        /// <summary>
        /// Collects the conversions of the given <see cref="SampleGroups"/> and starts the next ones.
        /// Never throws and never waits longer than its bus timeout: a channel that does not answer gets a
        /// <see cref="SampleStatus"/> that says so. Channels of other groups are left untouched.
        /// </summary>
        /// <param name="sample">Filled in place; owned by the caller.</param>
        /// <param name="groups">Bits of <see cref="SampleGroups"/>.</param>
        void Sample(RigSample sample, int groups);
    }
}
