using System;
using System.Collections.Generic;

namespace RigFirmware.DocGen.Budget;

/// <summary>Computes every section from the figures in bom.csv and external.csv.</summary>
public sealed class ErrorBudget(HardwareFolder hardware)
{
    private const double SpanDegrees = 10;
    private const double CellVolts = 6;
    private const double CommonModeVolts = 54;
    private const double BoardDegreesMax = 45;
    private const double TickMilliseconds = 50;
    private const double ThermometerDegrees = 0.02;

    /// <summary>All sections in the order of the page.</summary>
    public IReadOnlyList<BudgetSection> Sections() =>
    [
        Cell(),
        CellNoise("one reading", 1, "design section 2: 50 uV on steps"),
        CellNoise("mean over 1 s", Math.Sqrt(1000 / TickMilliseconds), "issue 5: noise at 1 s"),
        CellDrift(),
        CutOff(),
        Leakage(),
        Stack(),
        .. CurrentRanges(),
        Resolution(),
        AsymmetryFullScale(),
        AsymmetrySmall(1),
        AsymmetrySmall(4),
        Temperature(),
        Force(),
        Coarse(),
        .. new DriftBudget(hardware).Sections(),
    ];

    private double CellFullScale => F("U1", "fullScaleVolts") / F("RD1", "ratio");

    private double NoiseBandwidth => 0.262 * F("U1", "dataRateHertz");

    private BudgetSection Cell() => new(
        "Cell voltage, after calibration at 25 degC",
        "cell 12 at +6 V and 54 V common mode, 15..35 degC",
        "uV",
        CellTerms(),
        500,
        "issue 5");

    private List<BudgetTerm> CellTerms() =>
    [
        new("Offset drift of the two followers", "UP offsetDriftMicrovoltsPerDegree, root of two", Math.Sqrt(2) * F("UP1", "offsetDriftMicrovoltsPerDegree") * SpanDegrees),
        new("Common-mode error of the followers left after the two-point calibration", "UP cmrrMinDecibels, allowance: a fifth is not linear", 0.2 * Math.Pow(10, -F("UP1", "cmrrMinDecibels") / 20) * CommonModeVolts * 1e6),
        new("Offset drift of the difference amplifier", "UD offsetDriftMicrovoltsPerDegree", F("UD1", "offsetDriftMicrovoltsPerDegree") * SpanDegrees),
        new("Gain drift of the difference amplifier", "UD gainDriftPpmPerDegree", F("UD1", "gainDriftPpmPerDegree") * SpanDegrees * CellVolts),
        new("Common-mode drift of the difference amplifier", "UD cmrrDriftPpmPerDegree (own allowance)", F("UD1", "cmrrDriftPpmPerDegree") * SpanDegrees * CommonModeVolts),
        new("Divider tracking", "RD trackingPpmPerDegree, ratio", F("RD1", "trackingPpmPerDegree") * SpanDegrees * (1 - F("RD1", "ratio")) * CellVolts),
        new("Gain drift of the converter", "U1 gainDriftPpmPerDegree", F("U1", "gainDriftPpmPerDegree") * SpanDegrees * CellVolts),
        new("Offset drift of the converter", "U1 offsetDriftMicrovoltsPerDegree", F("U1", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / F("RD1", "ratio")),
        new("Reference drift", "U4 driftPpmPerDegree", F("U4", "driftPpmPerDegree") * SpanDegrees * CellVolts),
        new("Converter nonlinearity", "U1 inlPpmOfFullScaleRange", F("U1", "inlPpmOfFullScaleRange") * 2 * CellFullScale),
        new("Calibrating instrument", "allowance: 6.5-digit meter, 90 days: 20 ppm of reading + 5 ppm of 10 V", (20 * CellVolts) + (5 * 10)),
    ];

    private BudgetSection CellNoise(string what, double divisor, string asked) => new(
        $"Cell noise, {what}",
        $"converter at {F("U1", "dataRateHertz")} samples/s",
        "uV rms",
        [
            new("Converter", "U1 noiseMicrovoltsRms over RD ratio", F("U1", "noiseMicrovoltsRms") / F("RD1", "ratio") / divisor),
            new("Difference amplifier", "UD noiseNanovoltsPerRootHertz", F("UD1", "noiseNanovoltsPerRootHertz") * Math.Sqrt(NoiseBandwidth) / 1000 / divisor),
            new("Two followers", "UP noiseNanovoltsPerRootHertz", Math.Sqrt(2) * F("UP1", "noiseNanovoltsPerRootHertz") * Math.Sqrt(NoiseBandwidth) / 1000 / divisor),
            new("Two series resistors", "RA ohms at 300 K", Math.Sqrt(2 * 4 * 1.380649e-23 * 300 * F("RA1", "ohms") * NoiseBandwidth) * 1e6 / divisor),
        ],
        50,
        asked);

    private BudgetSection CellDrift() => new(
        "Cell voltage drift in 2,000 h at constant temperature",
        "cell at 4.3 V",
        "uV",
        [
            new("Reference, long term", "U4 longTermPpmPerRootKilohour", F("U4", "longTermPpmPerRootKilohour") * Math.Sqrt(2) * 4.3),
            new("Divider ageing", "allowance 25 ppm of ratio", 25 * 4.3),
            new("Difference amplifier ageing", "allowance 25 ppm and 50 uV", (25 * 4.3) + 50),
            new("Follower offset ageing", "allowance 50 uV each, root of two", 50 * Math.Sqrt(2)),
            new("Room temperature +-5 degC", "half of section 1 as root sum square, without the meter", Without(CellTerms(), "Calibrating instrument") / 2),
        ],
        1000,
        "design section 2");

    private BudgetSection CutOff() => new(
        "Cut-off on a cell at 4.3 V",
        "15..35 degC, 2,000 h after calibration, one reading (3 sigma of noise)",
        "uV",
        [
            new("Section 1", "root sum square", Cell().RootSumSquare),
            new("Drift in 2,000 h", "root sum square", CellDrift().RootSumSquare),
            new("Noise", "three times one reading", 3 * CellNoise(string.Empty, 1, string.Empty).RootSumSquare),
        ],
        2000,
        "design section 2");

    private BudgetSection Leakage()
    {
        double doubling = Math.Pow(2, (BoardDegreesMax - 25) / 10);
        return new BudgetSection(
            "Tap leakage, T12",
            $"54 V, rig on, board at {BoardDegreesMax} degC",
            "pA",
            [
                new("Precision follower", "UP biasMaxPicoamps, doubled each 10 degC above 25", F("UP1", "biasMaxPicoamps") * doubling),
                new("Supervision follower", "US biasMaxPicoamps, doubled each 10 degC above 25", F("US1", "biasMaxPicoamps") * doubling),
                new("Two filter capacitors in series", "CA and CB insulationMinOhms", CommonModeVolts / (2 * F("CA1", "insulationMinOhms")) * 1e12),
                new("Reed, contact to coil and screen", "RK insulationMinOhms", CommonModeVolts / F("RK1", "insulationMinOhms") * 1e12),
                new("Board surface behind a guard ring", "allowance 1e12 ohm", CommonModeVolts),
            ],
            1000,
            "design section 2");
    }

    private BudgetSection Stack() => new(
        "Stack voltage, own path",
        "54 V, 15..35 degC, after calibration at 25 degC",
        "uV",
        [
            new("Follower offset drift", "US offsetDriftMicrovoltsPerDegree, root of two", Math.Sqrt(2) * F("US20", "offsetDriftMicrovoltsPerDegree") * SpanDegrees),
            new("Divider tracking", "RNS trackingPpmPerDegree", F("RNS", "trackingPpmPerDegree") * SpanDegrees * CommonModeVolts),
            new("Stage offset drift", "US22 over RNS ratio", F("US22", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / F("RNS", "ratio")),
            new("Converter offset drift", "U3 over RNS ratio", F("U3", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / F("RNS", "ratio")),
            new("Converter gain drift", "U3", F("U3", "gainDriftPpmPerDegree") * SpanDegrees * CommonModeVolts),
            new("Reference drift", "U5", F("U5", "driftPpmPerDegree") * SpanDegrees * CommonModeVolts),
            new("Converter nonlinearity", "U3 on a full-scale range of 160 V", F("U3", "inlPpmOfFullScaleRange") * 2 * F("U3", "fullScaleVolts") / F("RNS", "ratio")),
            new("Calibrating instrument", "allowance 30 ppm", 30 * CommonModeVolts),
        ],
        null,
        "the tolerance of sum-of-cells against stack follows from it: twelve times section 1 and this");

    private IEnumerable<BudgetSection> CurrentRanges()
    {
        (string Name, double Amps, double Ohms, string Shunts)[] ranges =
        [
            ("+-100 uA", 100e-6, ChainOhms("RS1"), "RS1..RS4"),
            ("+-1 mA", 1e-3, ChainOhms("RS2"), "RS2..RS4"),
            ("+-10 mA", 10e-3, ChainOhms("RS3"), "RS3, RS4"),
            ("+-500 mA", 0.5, F("RS4", "ohms"), "RS4"),
        ];
        foreach ((string name, double amps, double ohms, string shunts) in ranges)
        {
            yield return new BudgetSection($"Current, range {name}", "15..35 degC, after calibration at 25 degC, at full range", "ppm of range", CurrentTerms(amps, ohms, shunts), 500, "issue 5: 0.05 % of range");
        }
    }

    private double ChainOhms(string from)
    {
        string[] chain = ["RS1", "RS2", "RS3", "RS4"];
        double ohms = 0;
        for (int index = Array.IndexOf(chain, from); index < chain.Length; index++)
        {
            ohms += F(chain[index], "ohms");
        }

        return ohms;
    }

    private List<BudgetTerm> CurrentTerms(double amps, double ohms, string shunts)
    {
        double volts = amps * ohms;
        double leakAmps = (3 * volts / F("K10", "insulationMinOhms")) + 0.5e-9;
        double riseDegrees = amps * volts * F("RS4", "selfHeatDegreesPerWatt");
        return
        [
            new("Shunt temperature coefficient", $"{shunts} driftPpmPerDegree", F("RS4", "driftPpmPerDegree") * SpanDegrees),
            new("Shunt self-heating", "RS4 selfHeatDegreesPerWatt", riseDegrees * F("RS4", "driftPpmPerDegree")),
            new("Buffer offset drift", "U28, two of them", Math.Sqrt(2) * F("U28", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / volts),
            new("Converter offset drift", "U3", F("U3", "offsetDriftMicrovoltsPerDegree") * SpanDegrees / volts),
            new("Converter gain drift", "U3", F("U3", "gainDriftPpmPerDegree") * SpanDegrees),
            new("Reference drift", "U5", F("U5", "driftPpmPerDegree") * SpanDegrees),
            new("Converter nonlinearity", "U3 on a full-scale range of 2.4 V", F("U3", "inlPpmOfFullScaleRange") * 2 * F("U3", "fullScaleVolts") / volts),
            new("Leakage past the shunt", "three open relays at insulationMinOhms, 0.5 nA allowed for D24", leakAmps / amps * 1e6),
            new("Calibrating instrument", "allowance: meter and reference resistor", 100),
        ];
    }

    private BudgetSection Resolution() => new(
        "Current resolution, range +-100 uA, mean over 1 s",
        "noise of sensor A",
        "nA rms",
        [
            new("Converter", "U3 noiseMicrovoltsRms over the chain", F("U3", "noiseMicrovoltsRms") / ChainOhms("RS1") * 1000 / Math.Sqrt(20)),
            new("Buffers", "U28 noiseNanovoltsPerRootHertz", Math.Sqrt(2) * F("U28", "noiseNanovoltsPerRootHertz") * Math.Sqrt(NoiseBandwidth) / ChainOhms("RS1") / Math.Sqrt(20)),
            new("Setpoint step", "U20: one of 2^bits over +-1.2 V, as an rms of 1/sqrt(12)", 2.4 / Math.Pow(2, F("U20", "bits")) / ChainOhms("RS1") * 1e9 / Math.Sqrt(12)),
        ],
        1,
        "design section 2");

    private BudgetSection AsymmetryFullScale() => Asymmetry("at full range +-100 uA, converter gain 1", 100e-6, 1);

    private BudgetSection AsymmetrySmall(int gain) => Asymmetry($"at +-28.3 uA in the range +-100 uA (the papers' 0.05C), converter gain {gain}", 28.3e-6, gain);

    private BudgetSection Asymmetry(string where, double amps, int gain)
    {
        double volts = amps * ChainOhms("RS1");
        const double sinceZero = 2;
        return new BudgetSection(
            $"Charge against discharge, {where}",
            "offset taken at rest, board within 2 degC since",
            "ppm of reading",
            [
                new("Nonlinearity of the converter", "U3 inlPpmOfFullScaleRange: the sheet bounds the whole range only", F("U3", "inlPpmOfFullScaleRange") * 2 * F("U3", "fullScaleVolts") / gain / volts),
                new("Offset drift since the zero", "U28 and U3, 2 degC", ((Math.Sqrt(2) * F("U28", "offsetDriftMicrovoltsPerDegree")) + F("U3", "offsetDriftMicrovoltsPerDegree")) * sinceZero / volts),
                new("Leakage that depends on the sign", "allowance: a tenth of D24's 0.5 nA", 0.05e-9 / amps * 1e6),
            ],
            40,
            "design section 2");
    }

    private BudgetSection Temperature() => new(
        "Temperature point, Pt1000, after a two-point calibration",
        "-20..100 degC, electronics 15..35 degC",
        "mdegC",
        [
            new("Ratio resistor", "RREF driftPpmPerDegree at 1385 ohm and 3.85 ohm/degC", F("RREF", "driftPpmPerDegree") * SpanDegrees * 1e-6 * 1385 / 3.85 * 1000),
            new("Converter gain drift", "U80", F("U80", "gainDriftPpmPerDegree") * SpanDegrees * 1e-6 * 1385 / 3.85 * 1000),
            new("Self-heating at 250 uA", "X12 selfHeatDegreesPerMilliwatt", 0.25e-3 * 0.25e-3 * 1000 * 1000 * F("X12", "selfHeatDegreesPerMilliwatt") * 1000),
            new("Noise", "U80 noiseMicrovoltsRms over 963 uV/degC", F("U80", "noiseMicrovoltsRms") / 963 * 1000),
            new("Reference thermometer", "allowance", ThermometerDegrees * 1000),
        ],
        200,
        "design section 2: control +-0.2 degC");

    private BudgetSection Force() => new(
        "Clamp force",
        "15..35 degC, at the head's full force",
        "% of force",
        [
            new("Load cell, combined error", "X9 combinedErrorPercent", F("X9", "combinedErrorPercent")),
            new("Load cell drift", "X9 driftPercentPerTenDegrees", F("X9", "driftPercentPerTenDegrees")),
            new("Converter noise at gain 128", "0.58 uV of 2.5 V x X9 sensitivity", 0.58e-3 / (2.5 * F("X9", "sensitivityMillivoltsPerVolt")) * 100),
            new("Excitation, measured beside it", "R212 and R213 toleranceDrift: allowance 0.05 %", 0.05),
            new("Creep over months", "allowance 0.1 %", 0.1),
        ],
        1,
        "design section 2");

    private BudgetSection Coarse() => new(
        "Coarse path, cell voltage through the MCU's converter",
        "ESP32, after the two-point correction by channels 0 and 15",
        "mV",
        [
            new("Nonlinearity of the MCU's converter", "allowance 1 % of 2.5 V, over 0.199", 0.01 * 2500 / 0.1993),
            new("Supervision followers", "US offsetMaxMillivolts, root of two", Math.Sqrt(2) * F("US1", "offsetMaxMillivolts")),
            new("Difference amplifier", "UQ offsetMaxMillivolts and cmrrMinDecibels", F("UQ1", "offsetMaxMillivolts") + (Math.Pow(10, -F("UQ1", "cmrrMinDecibels") / 20) * CommonModeVolts * 1000)),
            new("Node resistors", "RX, RY, RZ tolerancePercent: about 1.6 mV per 0.1 % and volt", 7),
            new("One count of noise", "2.5 V in 4096 steps, four counts", 4 * 2500.0 / 4096 / 0.1993),
        ],
        null,
        "the tolerance of precision against coarse follows from it; it finds a stuck, swapped or broken channel, and no drift by itself: see the next section");

    private static double Without(IEnumerable<BudgetTerm> terms, string name)
    {
        double sum = 0;
        foreach (BudgetTerm term in terms)
        {
            sum += term.Name == name ? 0 : term.Value * term.Value;
        }

        return Math.Sqrt(sum);
    }

    private double F(string reference, string name) => hardware.Figure(reference, name);
}
