using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// A finding of the self-test as a sentence for the person at the rig: what is wrong, at which connector and pole, what would
    /// be right. Cells, taps and points are counted as hardware/wiring.csv counts them.
    /// </summary>
    public static class FindingText
    {
        private static readonly string[] Shunts = new string[] { "RS1", "RS2", "RS3", "RS4" };
        private static readonly string[] ShuntRelays = new string[] { "K10", "K11", "K12", "K13" };
        private static readonly string[] Ranges = new string[] { "100 uA", "1 mA", "10 mA", "500 mA" };

        /// <summary>Word for a finding on the wire; "unknown" for a number that is none.</summary>
        /// <param name="kind">A <see cref="Finding"/>.</param>
        public static string Name(int kind)
        {
            switch (kind)
            {
                case Finding.TapsSwapped: return "tapsSwapped";
                case Finding.TapOpen: return "tapOpen";
                case Finding.LoomOff: return "loomOff";
                case Finding.CellReversed: return "cellReversed";
                case Finding.ShuntWrong: return "shuntWrong";
                case Finding.SecondShuntWrong: return "secondShuntWrong";
                case Finding.RangeOpen: return "rangeOpen";
                case Finding.PointOpen: return "pointOpen";
                case Finding.PointShorted: return "pointShorted";
                case Finding.ThermistorOpen: return "thermistorOpen";
                case Finding.ThermistorShorted: return "thermistorShorted";
                case Finding.LoadCellOff: return "loadCellOff";
                case Finding.HeadWrong: return "headWrong";
                case Finding.TravelOff: return "travelOff";
                case Finding.UpperComparatorDead: return "upperComparatorDead";
                case Finding.LowerComparatorDead: return "lowerComparatorDead";
                case Finding.LampTestDead: return "lampTestDead";
                case Finding.ComparatorStuck: return "comparatorStuck";
                case Finding.LampMaskDead: return "lampMaskDead";
                case Finding.PlugWrong: return "plugWrong";
                case Finding.ChipDead: return "chipDead";
                case Finding.NoChipAnswers: return "noChipAnswers";
                case Finding.AdapterWrong: return "adapterWrong";
                case Finding.CoarsePathDead: return "coarsePathDead";
                default: return "unknown";
            }
        }

        /// <summary>The sentence.</summary>
        /// <param name="kind">A <see cref="Finding"/>.</param>
        /// <param name="index">As the kind says.</param>
        /// <param name="value">Measured.</param>
        /// <param name="right">What would be right.</param>
        public static string Sentence(int kind, int index, int value, int right)
        {
            if (kind <= Finding.CellReversed)
            {
                return Taps(kind, index, value);
            }

            if (kind <= Finding.RangeOpen)
            {
                return Current(kind, index, value, right);
            }

            return kind <= Finding.TravelOff ? Sensors(kind, index, value, right)
                : (kind <= Finding.LampMaskDead ? Comparators(kind, index, value) : Boards(kind, index, value, right));
        }

        private static string Taps(int kind, int index, int value)
        {
            int pole = Poles.Tap(index);
            switch (kind)
            {
                case Finding.TapsSwapped:
                    return "Taps T" + index.ToString() + " and T" + (index + 1).ToString() + " are swapped at J1 poles " + pole.ToString() + " and " + (pole + 1).ToString()
                        + ": cell " + (index + 1).ToString() + " reads " + Millivolts(value) + "; exchange these two wires.";
                case Finding.TapOpen:
                    return "Tap T" + index.ToString() + " has no wire at J1 pole " + pole.ToString() + ": its input floats; check ferrule, fuse F" + index.ToString() + " and plate contact.";
                case Finding.LoomOff:
                    return "No tap has a wire though the stack shows " + Millivolts(value) + " at J7 poles 3 and 4: plug the loom W1 into J1 (poles 1 to 13).";
                default:
                    return "Cell " + (index + 1).ToString() + " reads " + Millivolts(value) + " between J1 poles " + pole.ToString() + " and " + (pole + 1).ToString()
                        + " and no swap of neighbours explains it: compare the loom with hardware/wiring.csv and the cell's own direction.";
            }
        }

        private static string Current(int kind, int index, int value, int right)
        {
            string range = Ranges[index & 3];
            switch (kind)
            {
                case Finding.ShuntWrong:
                    return "Shunt " + Shunts[index & 3] + " (range " + range + ", at " + ShuntRelays[index & 3] + " pins A2 and B1) measures " + Ohms(value) + " at U3 pins AIN0P and AIN0N instead of "
                        + Ohms(right) + ": fit the part of bom.csv.";
                case Finding.SecondShuntWrong:
                    return (index == 0 ? "RS6, the second sensor's resistor of the ranges 100 uA and 1 mA, measures " : "RS5, the second sensor's resistor of the ranges 10 mA and 500 mA, measures ")
                        + Ohms(value) + (index == 0 ? " at U2 pins AIN4P and AIN4N" : " at U2 pins AIN5P and AIN5N") + " instead of " + Ohms(right) + ": fit the part of bom.csv.";
                default:
                    return "No test current flows in the range " + range + " (" + value.ToString() + " nA instead of " + right.ToString() + " nA): range relay " + ShuntRelays[index & 3]
                        + " pins A1 and A2, its driver at U90 pin GPA" + (4 + (index & 3)).ToString() + ", or the test reed RK22.";
            }
        }

        private static string Sensors(int kind, int index, int value, int right)
        {
            string poles = "J13 poles " + Poles.PointFirst(index).ToString() + " to " + Poles.PointLast(index).ToString();
            string thermistor = "J14 pole " + Poles.Thermistor(index).ToString() + " (other end at poles 7 and 8)";
            switch (kind)
            {
                case Finding.PointOpen:
                    return "The Pt1000 of " + Place(index) + " is not connected at " + poles + ": plug it in or mend its lead.";
                case Finding.PointShorted:
                    return "The Pt1000 of " + Place(index) + " is shorted at " + poles + ": it reads below 700 ohm; mend its lead.";
                case Finding.ThermistorOpen:
                    return "The thermistor of " + Place(index) + " is not connected at " + thermistor + ": plug it in or mend its lead.";
                case Finding.ThermistorShorted:
                    return "The thermistor of " + Place(index) + " is shorted at " + thermistor + ": it reads " + value.ToString() + " mV; mend its lead.";
                case Finding.LoadCellOff:
                    return "The load cell is not connected at J11 poles 1 to 6: its excitation comes back as " + value.ToString() + " mV instead of " + right.ToString() + " mV at pole 5; plug it in.";
                case Finding.HeadWrong:
                    return "The load cell at J11 belongs to another clamp head: its identity at pole 6 reads " + value.ToString() + " mV, the configuration's head has " + right.ToString() + " mV.";
                default:
                    return "The clamp's travel sensor is not connected at J12 poles 1 to 3: pole 3 reads " + value.ToString() + " mV; plug it in.";
            }
        }

        private static string Comparators(int kind, int index, int value)
        {
            string cell = (index + 1).ToString();
            string line = index < 8 ? "GPA" + index.ToString() : "GPB" + (index - 8).ToString();
            switch (kind)
            {
                case Finding.UpperComparatorDead:
                    return "The over-voltage comparator UC" + cell + " of cell " + cell + " (output A, line CELLTRIP" + cell + "_N at U91 pin " + line + ") did not fire in the lamp test: check UC" + cell + " and jumper JP" + cell + "; the cell has no hardware limit.";
                case Finding.LowerComparatorDead:
                    return "The under-voltage comparator UC" + cell + " of cell " + cell + " (output B, line CELLTRIP" + cell + "_N at U91 pin " + line + ") did not fire in the lamp test: check UC" + cell + " and jumper JP" + cell + "; the cell has no hardware limit.";
                case Finding.LampTestDead:
                    return index == 0
                        ? "No over-voltage comparator fired in the lamp test: check COMP_TEST_OV at U91 pin GPB5, QCT and R121, and the trip lines at U91."
                        : "No under-voltage comparator fired in the lamp test: check COMP_TEST_UV at U91 pin GPB7, QCU and R126, and the trip lines at U91.";
                case Finding.ComparatorStuck:
                    return "The comparator UC" + cell + " of cell " + cell + " (line CELLTRIP" + cell + "_N at U91 pin " + line + ") is fired though the cell reads " + Millivolts(value) + ": check UC" + cell + ", its threshold at J9 poles 2 and 3, and the test lines at U91 pins GPB5 and GPB7.";
                default:
                    return "The lamp test reached the trip latch with the contactor open: its mask is dead; check U47, D63, D64 and CONTACTOR_OPEN, then press the button at J5.";
            }
        }

        private static string Boards(int kind, int index, int value, int right)
        {
            switch (kind)
            {
                case Finding.PlugWrong:
                    return "The chemistry plug in J9 is not the configuration's, or missing: its limits at poles 2 and 3 stand at " + value.ToString() + " thousandths, " + right.ToString() + " would be right.";
                case Finding.ChipDead:
                    return Poles.ChipName(index) + " does not answer at its select J20 pole " + Poles.ChipSelect(index).ToString() + " with what the image expects: check the ribbon W17, the chip and its supply.";
                case Finding.NoChipAnswers:
                    return "No chip answers at J20 poles 7 to 13: this image is for another board than the one in J20, or the ribbon W17 is off.";
                case Finding.AdapterWrong:
                    return "The adapter in J20 belongs to another board than this image: its identity at pole 24 reads " + value.ToString() + " mV, this image's board has " + right.ToString() + " mV.";
                case Finding.CoarsePathDead:
                    return "The controller's own converter does not see the 1131 mV of R103 and R104 at J20 poles 20 and 21 (raw " + right.ToString() + " and " + value.ToString() + "): check the image's board, the ribbon W17, and U10 to U13.";
                default:
                    return "The self-test found something that this version has no words for (kind " + kind.ToString() + ").";
            }
        }

        private static string Place(int point)
        {
            return point < Channel.Plates ? "plate point " + (point + 1).ToString() : (point == Channel.Plates ? "the heater block" : "the ambient air");
        }

        private static string Millivolts(int microvolts)
        {
            return (microvolts / 1000).ToString() + " mV";
        }

        private static string Ohms(int milliohms)
        {
            return milliohms >= 100000 ? (milliohms / 1000).ToString() + " ohm" : milliohms.ToString() + " milliohm";
        }
    }
}
