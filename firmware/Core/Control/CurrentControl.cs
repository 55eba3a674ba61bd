using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Control
{
    /// <summary>Chooses the current range of a request. The smallest range that carries the request has the smallest error.</summary>
    [CycleCode]
    public sealed class CurrentControl
    {
        private byte _range = Hal.CurrentRange.Microamps100;
        private int _nanoamps;

        /// <summary>The range for a request; a request of zero keeps the range, so that a rest switches nothing.</summary>
        public byte RangeFor(int nanoamps)
        {
            if (nanoamps != 0 && nanoamps != _nanoamps)
            {
                _nanoamps = nanoamps;
                _range = CurrentRange.ForNanoamps(Saturate.Magnitude(nanoamps));
            }

            return _range;
        }
    }
}
