namespace RigFirmware.Host.Calibration
{
    /// <summary>
    /// What is plugged into the taps' connector J1 to calibrate cells, and what one voltage then means for each (hardware/calibration.md).
    /// </summary>
    public sealed class CalibrationPlug
    {
        private CalibrationPlug(double[] tapParts, bool isEach)
        {
            _tapParts = tapParts;
            _isEach = isEach;
        }

        private readonly double[] _tapParts;
        private readonly bool _isEach;

        /// <summary>Every cell has the voltage between its own taps and nothing below it.</summary>
        public static CalibrationPlug None { get; } = new([0, 0], true);

        /// <summary>Even taps on ground, odd taps on the voltage: the cells have it in turn as it is and turned round.</summary>
        public static CalibrationPlug Alternating { get; } = new([0, 1], false);

        /// <summary>All taps joined and raised to the voltage: every cell has nothing, at a common mode of all of it.</summary>
        public static CalibrationPlug Joined { get; } = new([1, 1], false);

        /// <summary>The part of the voltage that a tap has against ground.</summary>
        /// <param name="tap">0..12.</param>
        public double TapPart(int tap)
        {
            return _tapParts[tap & 1];
        }

        /// <summary>The part of the voltage that a cell has between its taps.</summary>
        /// <param name="cell">From 0.</param>
        public double CellPart(int cell)
        {
            return _isEach ? 1 : TapPart(cell + 1) - TapPart(cell);
        }

        /// <summary>The part of the voltage that a cell's lower tap has against ground.</summary>
        /// <param name="cell">From 0.</param>
        public double CommonModePart(int cell)
        {
            return TapPart(cell);
        }
    }
}
