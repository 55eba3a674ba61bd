using System.CommandLine;
using System.Linq;
using RigFirmware.DocGen;
using RigFirmware.DocGen.Commands;
using RigFirmware.DocGen.Pages;

RootCommand root = new("Generates the pages and pictures of hardware/generated from the tables beside them.")
{
    PageCommand.Create("error-budget", "Error terms and results per range, from the BOM's figures", hardware => [ErrorBudgetPage.Build(hardware)]),
    PageCommand.Create("scan-budget", "Native calls of a tick", hardware => [ScanPage.Build(hardware)]),
    PageCommand.Create("plugs", "Trip levels of the chemistry plugs", hardware => [PlugPage.Build(hardware)]),
    PageCommand.Create("faults", "The fault table for operators, from the firmware's rows", hardware => [FaultsPage.Build(hardware)]),
    PageCommand.Create("findings", "What the self-test says of wrong hands, from the firmware's sentences", hardware => [FindingsPage.Build(hardware)]),
    PageCommand.Create("netlist", "Pictures of the sheets and the list of all nets", NetlistPages.Build),
    PageCommand.Create("spice", "Runs every deck in ngspice with tolerances", Catalogue.Spice),
    PageCommand.Create("all", "Everything", hardware => Catalogue.Pages(hardware).Concat(Catalogue.Spice(hardware))),
};
return root.Parse(args).Invoke();
