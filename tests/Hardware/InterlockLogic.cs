using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.DocGen.Netlists;

namespace RigFirmware.Tests.Hardware;

/// <summary>
/// The interlock's gates evaluated from the netlist itself, so that a wire moved in a sheet changes the answer.
/// Two-input ANDs U42, U44, U45 (OUTk of IN2k-1 and IN2k), inverters U40 and U46, the OR U41, the NANDs U30 and U31,
/// the NANDs of the lamp test's mask U47, the flip-flop U43 and the bistable relay K20. The mask's capacitor follows its lines
/// at once when they rise, and when they fall only as <see cref="MaskHangs"/> says: the deck lamp-test has its times.
/// </summary>
internal sealed class InterlockLogic
{
    private static readonly string[] Ands = ["U42", "U44", "U45"];
    private static readonly string[] Inverters = ["U40", "U46"];
    private static readonly string[] Nands = ["U30", "U31"];
    private readonly Dictionary<string, bool> nets = [];
    private readonly ILookup<string, Connection> pins = Folder.Connections.ToLookup(connection => connection.Reference);
    private bool flipFlop;
    private bool clockWas;

    /// <summary>Contact of the bistable relay; what is left when the supply is gone.</summary>
    public bool MemoryHealthy { get; private set; } = true;

    /// <summary>Both coils of the bistable relay were driven at once: its contact would be a matter of luck.</summary>
    public bool MemoryWasFought { get; private set; }

    /// <summary>Contactor, source or heater had energy at any moment since the last call of <see cref="Watch"/>, also between two settled states.</summary>
    public bool WasEnergised { get; private set; }

    public bool Motion { get; set; } = true;

    public bool Thermostat { get; set; } = true;

    public bool Heartbeat { get; set; } = true;

    public bool PowerGood { get; set; } = true;

    public bool ButtonPressed { get; set; }

    public bool Commands { get; set; }

    /// <summary>Level of COMP_TEST_OV: all upper comparators pull their lines.</summary>
    public bool TestOver { get; set; }

    /// <summary>Level of COMP_TEST_UV: all lower comparators pull their lines.</summary>
    public bool TestUnder { get; set; }

    /// <summary>True while the mask's capacitor is still charged.</summary>
    public bool MaskHangs { get; set; }

    public bool ShuntTest => Net("SHUNT_TEST");

    /// <summary>Cell whose comparator pulls its line, 1..12, or 0.</summary>
    public int TrippingCell { get; set; }

    public bool ContactorCoil => Motion && Thermostat && Net("CONTACTOR_GATE");

    public bool Source => Net("SOURCE_ON");

    public bool Heater => Motion && Thermostat && Net("ENERGISE_OK") && Net("HEATER_GATE");

    public bool Clamp => Motion && Net("CLAMP_GATE");

    public bool Tripped => Net("TRIPPED");

    /// <summary>Lets the gates settle; the contactor's mirror follows its coil at the end.</summary>
    public InterlockLogic Settle()
    {
        for (int pass = 0; pass < 40; pass++)
        {
            SetInputs();
            EvaluateGates();
            EvaluateLatch();
            WasEnergised |= ContactorCoil || Source || Heater;
        }

        return this;
    }

    /// <summary>Starts watching for energy.</summary>
    public void Watch() => WasEnergised = false;

    private bool Net(string name) => nets.GetValueOrDefault(name);

    private bool Pin(string part, string pin) => Net(pins[part].Single(connection => connection.Pin == pin).Net);

    private void Drive(string part, string pin, bool level)
    {
        Connection? connection = pins[part].SingleOrDefault(candidate => candidate.Pin == pin);
        if (connection != null)
        {
            nets[connection.Net] = level;
        }
    }

    private void SetInputs()
    {
        nets["3V3S"] = true;
        nets["LOOP_OK"] = Motion && Thermostat;
        nets["HB_OK"] = Heartbeat;
        nets["POWER_GOOD"] = nets["PG_RC"] = PowerGood;
        nets["ACK_BUTTON"] = !ButtonPressed;
        nets["CONTACTOR_OPEN"] = !ContactorCoil;
        nets["COMP_TEST_OV"] = TestOver;
        nets["COMP_TEST_UV"] = TestUnder;
        nets["LAMP_HOLD"] = TestOver || TestUnder || MaskHangs;
        foreach (string command in new[] { "CONTACTOR_CLOSE", "SOURCE_ENABLE", "HEATER_ON", "CLAMP_ENABLE" })
        {
            nets[command] = Commands;
        }

        for (int cell = 1; cell <= 12; cell++)
        {
            nets[$"CELLTRIP{cell}_N"] = cell != TrippingCell && !TestOver && !TestUnder;
        }
    }

    private void EvaluateGates()
    {
        foreach (string part in Nands)
        {
            Drive(part, "OUT", !Enumerable.Range(1, 8).All(input => Pin(part, $"IN{input}")));
        }

        foreach (string part in Inverters)
        {
            foreach (Connection input in pins[part].Where(connection => connection.Pin.StartsWith("IN", StringComparison.Ordinal)))
            {
                Drive(part, "OUT" + input.Pin[2..], !Net(input.Net));
            }
        }

        for (int gate = 1; gate <= 4; gate++)
        {
            Drive("U47", $"OUT{gate}", !(Pin("U47", $"IN{(2 * gate) - 1}") && Pin("U47", $"IN{2 * gate}")));
        }

        Drive("U41", "OUT", Enumerable.Range(1, 4).Any(input => Pin("U41", $"IN{input}")));
        foreach (string part in Ands)
        {
            for (int gate = 1; gate <= 4 && pins[part].Any(connection => connection.Pin == $"OUT{gate}"); gate++)
            {
                Drive(part, $"OUT{gate}", Pin(part, $"IN{(2 * gate) - 1}") && Pin(part, $"IN{2 * gate}"));
            }
        }
    }

    private void EvaluateLatch()
    {
        bool clock = Pin("U43", "CLK");
        bool preset = !Pin("U43", "PRE");
        bool clear = !Pin("U43", "CLR");
        flipFlop = preset || (!clear && (clock && !clockWas ? Pin("U43", "D") : flipFlop));
        clockWas = clock;
        Drive("U43", "QN", clear || !flipFlop);
        MemoryWasFought |= Pin("K20", "SET_DRIVE") && Pin("K20", "RESET_DRIVE");
        MemoryHealthy = Pin("K20", "SET_DRIVE") ? false : Pin("K20", "RESET_DRIVE") || MemoryHealthy;
        Drive("K20", "HEALTHY", MemoryHealthy && Pin("K20", "COM"));
    }
}
