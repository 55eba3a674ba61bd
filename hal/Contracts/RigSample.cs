namespace RigFirmware.Hal
{
    /// <summary>
    /// One tick's raw conversions, owned by the caller and filled by <see cref="IRigInputs.Sample"/>.
    /// Nothing in here is calibrated or judged.
    /// </summary>
    public sealed class RigSample
    {
        /// <summary>Converter counts by channel, shape [<see cref="Channel.Count"/>]; valid only where the status is <see cref="SampleStatus.Ok"/> or <see cref="SampleStatus.Saturated"/>.</summary>
        public readonly int[] Counts = new int[Channel.Count];

        /// <summary><see cref="SampleStatus"/> by channel, shape [<see cref="Channel.Count"/>].</summary>
        public readonly byte[] Status = new byte[Channel.Count];

        /// <summary>Bits of <see cref="Hal.Discretes"/>.</summary>
        public int Discretes;

        /// <summary>True when <see cref="Discretes"/> was read in this tick.</summary>
        public bool DiscretesRead;

        /// <summary>The <see cref="CurrentRange"/> that was connected while the current channels were converted; <see cref="CurrentRange.Fine"/> when the first sensor's converter had gain 4.</summary>
        public byte CurrentRange;

        /// <summary>
        /// What a second, independent path says of a channel, in the channel's unit and nominally scaled: cells by the coarse path,
        /// temperature points by their thermistors. At most a second old; valid only where <see cref="WitnessMask"/> has the
        /// channel's bit. Shape [<see cref="Channel.Count"/>].
        /// </summary>
        public readonly int[] Witness = new int[Channel.Count];

        /// <summary>Bit n: the second path to channel n was read.</summary>
        public int WitnessMask;

        /// <summary>What the front end's self-test found; not done in a fresh sample.</summary>
        public readonly SelfTestReport SelfTest = new SelfTestReport();
    }
}
