namespace RigFirmware.Hal
{
    /// <summary>
    /// What a self-test can find: hands that wired, plugged, soldered or flashed something else than hardware/ says. Each kind
    /// has an index, and a measured and a right value in a unit of its own.
    /// </summary>
    public static class Finding
    {
        /// <summary>Two neighbouring taps are swapped; index: the lower one, 0..11. Value: the cell between them in microvolts.</summary>
        public const int TapsSwapped = 1;

        /// <summary>A tap has no wire; index: the tap, 0..12.</summary>
        public const int TapOpen = 2;

        /// <summary>No tap has a wire, and the stack's own pair has; value: the stack in microvolts.</summary>
        public const int LoomOff = 3;

        /// <summary>A cell's voltage has the wrong sign and no swap of neighbours explains it; index: the cell. Value: microvolts.</summary>
        public const int CellReversed = 4;

        /// <summary>A shunt of the first sensor; index: RS1..RS4 from 0. Value and right value: milliohms.</summary>
        public const int ShuntWrong = 5;

        /// <summary>A resistor of the second sensor; index: 0 for RS6, 1 for RS5. Value and right value: milliohms.</summary>
        public const int SecondShuntWrong = 6;

        /// <summary>No test current comes through a range; index: the <see cref="CurrentRange"/>. Value and right value: nanoamps.</summary>
        public const int RangeOpen = 7;

        /// <summary>A Pt1000 is not plugged in; index: the point, 0..5.</summary>
        public const int PointOpen = 8;

        /// <summary>A Pt1000 is shorted; index: the point, 0..5.</summary>
        public const int PointShorted = 9;

        /// <summary>A thermistor is not plugged in; index: the point, 0..5. Value: millivolts.</summary>
        public const int ThermistorOpen = 10;

        /// <summary>A thermistor is shorted; index: the point, 0..5. Value: millivolts.</summary>
        public const int ThermistorShorted = 11;

        /// <summary>The load cell is not plugged in. Value and right value: millivolts of its excitation.</summary>
        public const int LoadCellOff = 12;

        /// <summary>The load cell of another head. Value and right value: millivolts of its identity.</summary>
        public const int HeadWrong = 13;

        /// <summary>The travel sensor is not plugged in. Value: millivolts.</summary>
        public const int TravelOff = 14;

        /// <summary>A cell's upper comparator did not fire in the lamp test; index: the cell.</summary>
        public const int UpperComparatorDead = 15;

        /// <summary>A cell's lower comparator did not fire in the lamp test; index: the cell.</summary>
        public const int LowerComparatorDead = 16;

        /// <summary>No comparator fired at all: the test's own switch or the trip lines are dead; index: 0 upper, 1 lower.</summary>
        public const int LampTestDead = 17;

        /// <summary>A comparator is fired though its cell lies inside the plug's limits; index: the cell. Value: microvolts.</summary>
        public const int ComparatorStuck = 18;

        /// <summary>The lamp test went through to the trip latch: its mask is dead.</summary>
        public const int LampMaskDead = 19;

        /// <summary>Another chemistry plug than the configuration's, or none. Value and right value: thousandths.</summary>
        public const int PlugWrong = 20;

        /// <summary>A chip does not run; index: see <see cref="Poles.ChipsMax"/>.</summary>
        public const int ChipDead = 21;

        /// <summary>No chip answers: the image's pins are not those of the board in the socket, or the ribbon is off.</summary>
        public const int NoChipAnswers = 22;

        /// <summary>The adapter in the socket belongs to another board than the image. Value and right value: millivolts of its identity.</summary>
        public const int AdapterWrong = 23;

        /// <summary>The coarse path's own converter gives nothing that makes sense, so that plug, adapter and thermistors are not judged.</summary>
        public const int CoarsePathDead = 24;

        /// <summary>Highest kind.</summary>
        public const int KindsMax = 24;
    }
}
