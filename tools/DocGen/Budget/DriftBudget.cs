using System;
using System.Collections.Generic;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.DocGen.Budget;

/// <summary>
/// How far two healthy paths to the same quantity may move apart while the electronics go from 15 to 35 degC, at a value at which
/// their difference is known: what the limits of the firmware's drift check stand on.
/// </summary>
internal sealed class DriftBudget(HardwareFolder hardware)
{
    private const double SpanDegrees = 20;
    private const double CellVolts = 4.3;
    private const double ReferenceVolts = 2.5;
    private const double Counts = 4096;

    // The mean of 32 readings at the beginning, and a low pass of 32 readings.
    private static readonly double s_noisePart = 3 * Math.Sqrt((1.0 / 32) + (1.0 / 63));

    /// <summary>All sections in the order of the page.</summary>
    public IEnumerable<BudgetSection> Sections()
    {
        yield return Cell();
        yield return Stack(2);
        yield return Stack(12);
        yield return Current("+-100 uA", CurrentRange.Microamps100, "RS6", 100);
        yield return Current("+-1 mA", CurrentRange.Milliamps1, "RS6", 100);
        yield return Current("+-10 mA", CurrentRange.Milliamps10, "RS5", 0.2);
        yield return Current("+-500 mA", CurrentRange.Milliamps500, "RS5", 0.2);
        yield return Point();
    }

    private BudgetSection Cell()
    {
        double ratio = 1 / F("RX1", "ohms") / Conductance;
        double stepMillivolts = 1000 * ReferenceVolts / Counts / ratio;
        return new BudgetSection(
            "Drift of a cell's two paths against each other",
            "15..35 degC during a run, cell at 4.3 V, within a stretch of 65 mV that was learnt",
            "mV",
            [
                new("Precision path", "temperature terms of section 1 at 4.3 V, root sum square", 1e-3 * CellMicrovolts()),
                new("Supervision followers", "US offsetDriftMicrovoltsPerDegree, two", 2e-3 * F("US1", "offsetDriftMicrovoltsPerDegree") * SpanDegrees),
                new("Difference amplifier of the coarse path", "allowance 15 uV/degC and 10 ppm/degC", ((15e-3 + (10e-3 * CellVolts)) * SpanDegrees)),
                new("Node resistors", "RX, RY, RZ driftPpmPerDegree, root sum square", NodeMillivolts() / ratio),
                new("Node resistors of the upper threshold", "the same", NodeMillivolts() / ratio),
                new("Known voltage", "allowance 25 ppm/degC of R103 and R104, a quarter of it counts at 3 V", 0.25 * 25e-6 * SpanDegrees * 0.55 * 1131 / ratio),
                new("Drift of the MCU's bend", "allowance 0.1 % of 2.5 V", 0.001 * ReferenceVolts * 1000 / ratio),
                new("Bend within the stretch", "allowance 5 % of 65 mV", 0.05 * 65.5),
                new("Noise", "four counts a reading, three times, learnt from 32 and passed through 128 s", s_noisePart * 4 * stepMillivolts),
            ],
            DriftWatch.CellMicrovoltsMax / 1000.0,
            "limit of CellDrift");
    }

    private BudgetSection Stack(int cells)
    {
        double volts = cells * CellVolts;
        return new BudgetSection(
            $"Drift of the stack's path against the sum of {cells} cells",
            "15..35 degC during a run, cells at 4.3 V",
            "uV",
            [
                new("Follower offset drift", "US offsetDriftMicrovoltsPerDegree, root of two", Math.Sqrt(2) * F("US20", "offsetDriftMicrovoltsPerDegree") * SpanDegrees),
                new("Divider tracking", "RNS trackingPpmPerDegree", F("RNS", "trackingPpmPerDegree") * SpanDegrees * volts),
                new("Stage offset drift", "US22 over RNS ratio", F("US22", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / F("RNS", "ratio")),
                new("Converter offset drift", "U3 over RNS ratio", F("U3", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / F("RNS", "ratio")),
                new("Converter gain drift", "U3", F("U3", "gainDriftPpmPerDegree") * SpanDegrees * volts),
                new("Both references", "U4 and U5, root of two", Math.Sqrt(2) * F("U4", "driftPpmPerDegree") * SpanDegrees * volts),
                new("Converter nonlinearity", "U3 on a full-scale range of 160 V: the run leaves the voltage it began at", F("U3", "inlPpmOfFullScaleRange") * 2 * F("U3", "fullScaleVolts") / F("RNS", "ratio")),
                new("Cells, each on its own", "temperature terms of section 1 at 4.3 V, root of the cells", Math.Sqrt(cells) * CellMicrovolts()),
                new("Calibration of both", "allowance 50 ppm of the 1.3 V that a cell moves", 50 * 1.3 * cells),
            ],
            DriftWatch.StackLimit(cells),
            "limit of StackDrift");
    }

    private BudgetSection Current(string name, byte range, string second, double ohms)
    {
        double amps = CurrentRange.NanoampsMax(range) * 1e-9;
        double buffers = Math.Sqrt(2) * F("U28", "offsetDriftMicrovoltsPerDegree") * SpanDegrees;
        return new BudgetSection(
            $"Drift of the current sensors against each other, range {name}",
            "15..35 degC during a run that gives no rest to learn the zeros anew, at full range",
            "ppm of range",
            [
                new("Both shunts", $"RS4 and {second} driftPpmPerDegree, root of two", Math.Sqrt(2) * F(second, "driftPpmPerDegree") * SpanDegrees),
                new("Both converters' gain", "U2 and U3, root of two", Math.Sqrt(2) * F("U3", "gainDriftPpmPerDegree") * SpanDegrees),
                new("Both references", "U4 and U5, root of two", Math.Sqrt(2) * F("U5", "driftPpmPerDegree") * SpanDegrees),
                new("Buffers of sensor A", "U28 over 0.96 V, two", buffers / 0.96),
                new("Buffers of sensor B", "U28's figure, two, over its resistor", buffers / (amps * ohms)),
                new("Self-heating of RS4", "RS4 selfHeatDegreesPerWatt", amps * amps * F("RS4", "ohms") * F("RS4", "selfHeatDegreesPerWatt") * F("RS4", "driftPpmPerDegree")),
            ],
            1e6 * DriftWatch.CurrentLimit(range) / CurrentRange.NanoampsMax(range),
            "limit of CurrentDrift");
    }

    private BudgetSection Point()
    {
        // At 80 degC, where a thermistor of 10 kohm and 3988 K below 10 kohm gives 277 mV.
        const double MillivoltsPerDegree = 7.9;
        return new BudgetSection(
            "Drift of a Pt1000 against its thermistor",
            "electronics 15..35 degC during a run, point at 80 degC, within a stretch of 8 degC that was learnt",
            "mdegC",
            [
                new("Ratio resistor and converter of the Pt1000", "RREF and U80, as in their section", (F("RREF", "driftPpmPerDegree") + F("U80", "gainDriftPpmPerDegree")) * SpanDegrees * 1e-6 * 1385 / 3.85 * 1000),
                new("Drift of the MCU's bend", "allowance 0.1 % of 2.5 V", 0.001 * ReferenceVolts * 1e6 / MillivoltsPerDegree),
                new("Bend within the stretch", "allowance 5 % of 65 mV", 0.05 * 65 * 1000 / MillivoltsPerDegree),
                new("Lines between the table's points", "within 0.2 degC", 200),
                new("Thermistor, months", "allowance", 200),
                new("Noise", "four counts a reading, three times, learnt from 32 and passed through 128 s", s_noisePart * 4 * 1000 * ReferenceVolts / Counts * 1000 / MillivoltsPerDegree),
            ],
            DriftWatch.PointMillidegreesMax,
            "limit of TemperatureDrift");
    }

    private double Conductance => (1 / F("RX1", "ohms")) + (1 / F("RY1", "ohms")) + (1 / F("RZ1", "ohms"));

    // One cell's precision path, without what all cells share: the reference.
    private double CellMicrovolts()
    {
        double[] terms =
        [
            Math.Sqrt(2) * F("UP1", "offsetDriftMicrovoltsPerDegree"),
            F("UD1", "offsetDriftMicrovoltsPerDegree"),
            F("UD1", "gainDriftPpmPerDegree") * CellVolts,
            F("UD1", "cmrrDriftPpmPerDegree") * 12 * CellVolts,
            F("RD1", "trackingPpmPerDegree") * (1 - F("RD1", "ratio")) * CellVolts,
            F("U1", "gainDriftPpmPerDegree") * CellVolts,
            F("U1", "offsetDriftMicrovoltsPerDegree") / F("RD1", "ratio"),
        ];
        double sum = 0;
        foreach (double term in terms)
        {
            sum += term * term;
        }

        return Math.Sqrt(sum) * SpanDegrees;
    }

    private double NodeMillivolts()
    {
        double cell = 1 / F("RX1", "ohms") / Conductance;
        double reference = 1 / F("RY1", "ohms") / Conductance;
        double node = (cell * CellVolts) + (reference * ReferenceVolts);
        double[] volts = [cell * (CellVolts - node), reference * (ReferenceVolts - node), (1 - cell - reference) * node];
        double part = F("RX1", "driftPpmPerDegree") * SpanDegrees * 1e-6;
        return 1000 * part * Math.Sqrt((volts[0] * volts[0]) + (volts[1] * volts[1]) + (volts[2] * volts[2]));
    }

    private double F(string reference, string name) => hardware.Figure(reference, name);
}
