namespace RigFirmware.Hal
{
    /// <summary>
    /// Segments that outlive a power loss. A segment is written whole and closed at once: after a loss of power it is there whole, or it is
    /// not there. One thread calls it. Never throws: a fault of the medium is a false.
    /// </summary>
    public interface IStore
    {
        /// <summary>Lists the numbers of the closed segments in ascending order; the result is how many were listed, or -1 when the medium cannot be read.</summary>
        /// <param name="numbers">Filled from position 0; when not all fit, with the highest numbers.</param>
        int List(int[] numbers);

        /// <summary>Writes one segment under a number that is not in use. False, and nothing written, when there is no room or the medium fails.</summary>
        /// <param name="number">0 or more.</param>
        /// <param name="bytes">Holds the segment from position 0.</param>
        /// <param name="length">Bytes of the segment.</param>
        bool Write(int number, byte[] bytes, int length);

        /// <summary>Reads a segment; the result is its length, or -1 when there is none, it is longer than the buffer or the medium fails.</summary>
        int Read(int number, byte[] bytes);

        /// <summary>Removes a segment; a number that is not there is no fault.</summary>
        void Delete(int number);
    }
}
