using System.Collections.Generic;
using System.Linq;
using RigFirmware.DocGen.Pages;
using RigFirmware.DocGen.Spice;

namespace RigFirmware.DocGen;

/// <summary>Every verb's files.</summary>
public static class Catalogue
{
    /// <summary>What needs no other program.</summary>
    public static IEnumerable<GeneratedFile> Pages(HardwareFolder hardware) =>
        [ErrorBudgetPage.Build(hardware), ScanPage.Build(hardware), PlugPage.Build(hardware), FaultsPage.Build(hardware), FindingsPage.Build(hardware), .. NetlistPages.Build(hardware)];

    /// <summary>What ngspice has to run for.</summary>
    public static IEnumerable<GeneratedFile> Spice(HardwareFolder hardware)
    {
        DeckOutcome[] outcomes = SpicePage.Decks(hardware).SelectMany(ToleranceAnalysis.Run).ToArray();
        return [SpicePage.Build(hardware, outcomes)];
    }
}
