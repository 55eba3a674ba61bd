using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// What turns converter counts into the channel's unit: value = counts x gain / 2^32 + offset, rounded to the nearest, in 64-bit
    /// integers, so that board and host agree to the last bit; <see cref="ChannelStages"/> applies it. Starts from the nominal scale of the front
    /// end. The current sensors have a gain for each sign: a difference of 40 ppm between them looks like lost charge. A cell has a
    /// factor for its common mode, which is the sum of the cells below it: 20 ppm of 50 V would be a millivolt. Cells and current sensors
    /// may have a bend, by the square and the cube of the counts: <see cref="Straighten"/> puts what it takes at these counts into the offset.
    /// </summary>
    [CycleCode]
    public sealed class Calibration
    {
        // Larger ones belong to no front end, and a scaled value plus its offset stays an int.
        private const int OffsetMax = 1000000000;
        private const long GainMax = (long)OffsetMax << 9;
        private const int NotSelected = -1;

        // 2^32 over the golden ratio: its multiples spread evenly.
        private const long GoldenQ32 = 2654435769;
        private const int UnitBits = 32;
        private const long HalfQ32 = 1L << (UnitBits - 1);
        private const int FineEntry = 2 * CurrentRange.Count;
        private const int CurrentEntries = FineEntry + 1;

        /// <summary>Bit of a selection: the counts of <see cref="Channel.Current"/> lie below zero.</summary>
        public const int FirstDischarges = 256;

        /// <summary>Bit of a selection: the counts of <see cref="Channel.CurrentSecond"/> lie below zero.</summary>
        public const int SecondDischarges = 512;

        /// <summary>Value of one count times 2^32 by channel, the current sensors' for the selected range; shape [<see cref="Channel.Count"/>].</summary>
        public readonly long[] GainQ32 = new long[Channel.Count];

        /// <summary>Added to the scaled value by channel, in the channel's unit, the current sensors' for the selected range; shape [<see cref="Channel.Count"/>].</summary>
        public readonly int[] Offset = new int[Channel.Count];

        /// <summary>The same times 2^32 with a half, so that what is cut off below the unit rounds; and with the bend at the newest counts. Shape [<see cref="Channel.Count"/>].</summary>
        public readonly long[] OffsetQ32 = new long[Channel.Count];

        /// <summary>True when any cell or current sensor has a bend. Written here alone; a field, since the loop reads it every tick.</summary>
        public bool IsBent;

        /// <summary>Added to the scaled value of a cell by cell, times 2^32 and per microvolt of the cells below it; shape [<see cref="Channel.CellsMax"/>].</summary>
        public readonly long[] CommonModeQ32 = new long[Channel.CellsMax];

        private readonly long[] _currentGainQ32 = new long[CurrentEntries];
        private readonly long[] _dischargeGainQ32 = new long[CurrentEntries];
        private readonly int[] _currentOffset = new int[CurrentEntries];
        private readonly int[] _square = new int[Channel.Temperature0];
        private readonly int[] _cube = new int[Channel.Temperature0];
        private readonly long[] _baseQ32 = new long[Channel.Count];
        private readonly long[] _currentBaseQ32 = new long[CurrentEntries];
        private readonly int[] _currentSquare = new int[CurrentEntries];
        private readonly int[] _currentCube = new int[CurrentEntries];

        /// <summary>Grows with every calibration that was taken; written here alone.</summary>
        public int Version;

        /// <summary>What <see cref="Select"/> last put in place, or nothing that it can; written here alone. A field, since the loop reads it every tick.</summary>
        public int Selected = NotSelected;

        /// <summary>The range of what is selected as the source knows it: <see cref="CurrentRange.Fine"/> is the smallest one; written here alone.</summary>
        public byte Range;

        /// <summary>True while the first sensor's converter has gain 4; written here alone.</summary>
        public bool IsFine;

        /// <summary>The nominal calibration of a rig.</summary>
        public Calibration(RigConfiguration configuration)
        {
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                GainQ32[channel] = NominalScale.GainQ32(channel, CurrentRange.Microamps100, configuration.ClampMillinewtonsMax);
                SetBase(channel, HalfQ32);
            }

            for (int i = 0; i < _currentGainQ32.Length; i++)
            {
                bool second = i >= CurrentRange.Count && i < FineEntry;
                byte range = i == FineEntry ? CurrentRange.Fine : (byte)(i % CurrentRange.Count);
                _currentGainQ32[i] = NominalScale.GainQ32(second ? Channel.CurrentSecond : Channel.Current, range, 0);
                _dischargeGainQ32[i] = _currentGainQ32[i];
                _currentBaseQ32[i] = HalfQ32;
            }
        }

        /// <summary>Sets a channel other than the current sensors.</summary>
        /// <param name="channel">0..<see cref="Channel.Count"/>-1.</param>
        /// <param name="gainQ32">Value of one count times 2^32.</param>
        /// <param name="offset">Added to the scaled value, in the channel's unit.</param>
        [BootCode]
        public void Set(int channel, long gainQ32, int offset)
        {
            GainQ32[channel] = Held(gainQ32);
            Offset[channel] = Saturate.Clamp(offset, -OffsetMax, OffsetMax);
            SetBase(channel, ((long)Offset[channel] << UnitBits) + HalfQ32);
        }

        /// <summary>Sets what a channel's offset has below its unit; after the offset.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="range">The <see cref="CurrentRange"/>; read for the current sensors only.</param>
        /// <param name="fractionQ32">Times 2^32, 0..2^32-1: a whole nanoamp would be 35 ppm between charge and discharge at 28 uA.</param>
        [BootCode]
        public void SetFraction(int channel, byte range, long fractionQ32)
        {
            if (channel == Channel.Current || channel == Channel.CurrentSecond)
            {
                int index = IndexOf(channel == Channel.CurrentSecond, range);
                _currentBaseQ32[index] = ((long)_currentOffset[index] << UnitBits) + HalfQ32 + fractionQ32;
                Selected = NotSelected;
                return;
            }

            SetBase(channel, ((long)Offset[channel] << UnitBits) + HalfQ32 + fractionQ32);
        }

        /// <summary>Sets a cell's bend, or that of a current sensor's range.</summary>
        /// <param name="channel">A cell, <see cref="Channel.Current"/> or <see cref="Channel.CurrentSecond"/>.</param>
        /// <param name="range">The <see cref="CurrentRange"/>; read for the current sensors only.</param>
        /// <param name="square">Counts times 2^8 that are added at full scale and grow with the square of the counts.</param>
        /// <param name="cube">The same with the cube.</param>
        [BootCode]
        public void SetBend(int channel, byte range, int square, int cube)
        {
            if (channel < Channel.CellsMax)
            {
                _square[channel] = square;
                _cube[channel] = cube;
            }
            else if (channel != Channel.Stack && channel < Channel.Temperature0)
            {
                int index = IndexOf(channel == Channel.CurrentSecond, range);
                _currentSquare[index] = square;
                _currentCube[index] = cube;
                Selected = NotSelected;
            }

            IsBent |= square != 0 || cube != 0;
        }

        /// <summary>Puts what the bends take at these counts into the offsets of cells and current sensors; before a sample is scaled, while <see cref="IsBent"/>.</summary>
        /// <param name="counts">By channel.</param>
        /// <param name="cellCount">Fitted cells.</param>
        public void Straighten(int[] counts, int cellCount)
        {
            for (int i = 0; i < cellCount; i++)
            {
                OffsetQ32[i] = _baseQ32[i] + BendQ32(i, counts[i]);
            }

            OffsetQ32[Channel.Current] = _baseQ32[Channel.Current] + BendQ32(Channel.Current, counts[Channel.Current]);
            OffsetQ32[Channel.CurrentSecond] = _baseQ32[Channel.CurrentSecond] + BendQ32(Channel.CurrentSecond, counts[Channel.CurrentSecond]);
        }

        /// <summary>
        /// Moves the border at which the first sensor's reading rounds to another nanoamp from tick to tick, evenly over a nanoamp; while
        /// <see cref="IsFine"/>, when the converter's own noise is too small to do that. Else a mean of readings would be half a nanoamp wrong.
        /// </summary>
        /// <param name="tick">The tick's number.</param>
        public void Dither(int tick)
        {
            long offset = IsBent ? OffsetQ32[Channel.Current] : _baseQ32[Channel.Current];
            OffsetQ32[Channel.Current] = offset - HalfQ32 + ((tick * GoldenQ32) & 0xFFFFFFFFL);
        }

        // Full scale, 2^23 counts, is 2^15 here: its square is 2^30. Counts are 24 bits, so nothing leaves 63: 2^30 times a bend of 2^22, and 2^22 times a gain of 2^39.
        private long BendQ32(int channel, int counts)
        {
            long u = counts >> 8;
            long w = u * u;
            long bendQ8 = ((w * _square[channel]) + (((w * u) >> 15) * _cube[channel])) >> 30;
            return (bendQ8 * GainQ32[channel]) >> 8;
        }

        /// <summary>Sets a cell's factor for its common mode.</summary>
        /// <param name="cell">0..<see cref="Channel.CellsMax"/>-1.</param>
        /// <param name="commonModeQ32">Added per microvolt of the cells below it, times 2^32.</param>
        [BootCode]
        public void SetCommonMode(int cell, int commonModeQ32)
        {
            CommonModeQ32[cell] = commonModeQ32;
        }

        /// <summary>Sets one range of one current sensor.</summary>
        /// <param name="second">False for <see cref="Channel.Current"/>, true for <see cref="Channel.CurrentSecond"/>.</param>
        /// <param name="range">The <see cref="CurrentRange"/>; <see cref="CurrentRange.Fine"/> for the first sensor only.</param>
        /// <param name="gainQ32">Nanoamps of one count of a charge current times 2^32.</param>
        /// <param name="dischargeGainQ32">The same of a discharge current.</param>
        /// <param name="offsetNanoamps">Added to the scaled value.</param>
        [BootCode]
        public void SetCurrent(bool second, byte range, long gainQ32, long dischargeGainQ32, int offsetNanoamps)
        {
            int index = IndexOf(second, range);
            _currentGainQ32[index] = Held(gainQ32);
            _dischargeGainQ32[index] = Held(dischargeGainQ32);
            _currentOffset[index] = Saturate.Clamp(offsetNanoamps, -OffsetMax, OffsetMax);
            _currentBaseQ32[index] = ((long)_currentOffset[index] << UnitBits) + HalfQ32;
            Selected = NotSelected;
        }

        /// <summary>Puts gains and offsets of the connected range and of the currents' signs in place for both current sensors; an unknown range scales as the largest.</summary>
        /// <param name="selection">The <see cref="CurrentRange"/> of this tick's conversion, and the two bits for counts below zero.</param>
        public void Select(int selection)
        {
            Selected = selection;
            int range = selection & byte.MaxValue;
            IsFine = range == CurrentRange.Fine;
            Range = IsFine ? CurrentRange.Microamps100 : (byte)range;
            range = IsFine ? CurrentRange.Microamps100 : (range < CurrentRange.Count ? range : CurrentRange.Milliamps500);
            int first = IsFine ? FineEntry : range;
            GainQ32[Channel.Current] = (selection & FirstDischarges) != 0 ? _dischargeGainQ32[first] : _currentGainQ32[first];
            Put(Channel.Current, first);
            range += CurrentRange.Count;
            GainQ32[Channel.CurrentSecond] = (selection & SecondDischarges) != 0 ? _dischargeGainQ32[range] : _currentGainQ32[range];
            Put(Channel.CurrentSecond, range);
        }

        private void Put(int channel, int index)
        {
            Offset[channel] = _currentOffset[index];
            SetBase(channel, _currentBaseQ32[index]);
            _square[channel] = _currentSquare[index];
            _cube[channel] = _currentCube[index];
        }

        /// <summary>Takes over every channel of an image that <see cref="CalibrationCheck"/> found good.</summary>
        [BootCode]
        public void Take(byte[] image)
        {
            Version++;
            IsBent = false;
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                int channel = CalibrationImage.ChannelOf(entry);
                long gain = CalibrationImage.GainQ32(image, entry);
                int offset = CalibrationImage.Offset(image, entry);
                if (channel == Channel.Current || channel == Channel.CurrentSecond)
                {
                    SetCurrent(channel == Channel.CurrentSecond, CalibrationImage.RangeOf(entry), gain, CalibrationImage.DischargeGainQ32(image, entry), offset);
                }
                else
                {
                    Set(channel, gain, offset);
                }

                SetFraction(channel, CalibrationImage.RangeOf(entry), CalibrationImage.FractionQ32(image, entry));
                SetBend(channel, CalibrationImage.RangeOf(entry), CalibrationImage.Square(image, entry), CalibrationImage.Cube(image, entry));
                if (channel < Channel.CellsMax)
                {
                    SetCommonMode(channel, CalibrationImage.CommonModeQ32(image, entry));
                }
            }
        }

        private void SetBase(int channel, long baseQ32)
        {
            _baseQ32[channel] = baseQ32;
            OffsetQ32[channel] = baseQ32;
        }

        private static int IndexOf(bool second, byte range)
        {
            return range == CurrentRange.Fine ? FineEntry : (second ? CurrentRange.Count : 0) + range;
        }

        [BootCode]
        private static long Held(long gainQ32)
        {
            return gainQ32 > GainMax ? GainMax : (gainQ32 < -GainMax ? -GainMax : gainQ32);
        }
    }
}
