using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using RigFirmware.DocGen.Netlists;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.DocGen;

/// <summary>The hand-written tables of <c>hardware/</c>, read once; everything generated comes from here.</summary>
public sealed class HardwareFolder
{
    private HardwareFolder(string path)
    {
        Path = path;
        Bom = CsvTable.Read<BomLine>(File("bom.csv"));
        External = CsvTable.Read<ExternalLine>(File("external.csv"));
        Pins = CsvTable.Read<PinRow>(File("pinmap.csv"));
        Wires = CsvTable.Read<WireRow>(File("wiring.csv"));
        Plugs = CsvTable.Read<PlugRow>(File("plugs.csv"));
        Latencies = CsvTable.Read<LatencyRow>(File("latencies.csv"));
        Scan = CsvTable.Read<ScanRow>(File("scan-budget.csv"));
        Sheets = Directory.GetFiles(File("netlist"), "*.net").Order(StringComparer.Ordinal).Select(NetlistReader.Read).ToArray();
    }

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>Parts on the board.</summary>
    public IReadOnlyList<BomLine> Bom { get; }

    /// <summary>Parts at the end of a cable.</summary>
    public IReadOnlyList<ExternalLine> External { get; }

    /// <summary>Pins of every controller board and of the port expanders.</summary>
    public IReadOnlyList<PinRow> Pins { get; }

    /// <summary>Every pole of every connector.</summary>
    public IReadOnlyList<WireRow> Wires { get; }

    /// <summary>The plugs that set the hardware comparators.</summary>
    public IReadOnlyList<PlugRow> Plugs { get; }

    /// <summary>Bus transactions of a tick.</summary>
    public IReadOnlyList<ScanRow> Scan { get; }

    /// <summary>Latencies of the fault rows as a swarm has measured them.</summary>
    public IReadOnlyList<LatencyRow> Latencies { get; }

    /// <summary>The schematic sheets in order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Reads the folder of the repository that contains <paramref name="start"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above holds RigFirmware.sln.</exception>
    public static HardwareFolder Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder != null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "RigFirmware.sln")))
            {
                return new HardwareFolder(System.IO.Path.Combine(folder.FullName, "hardware"));
            }
        }

        throw new DirectoryNotFoundException($"No RigFirmware.sln above {start}: run this inside the repository.");
    }

    /// <summary>Path of a file or folder in here.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A key figure of a part from bom.csv or external.csv.</summary>
    /// <exception cref="InvalidDataException">The part or the figure is missing.</exception>
    public double Figure(string reference, string name)
    {
        string? figures = Bom.FirstOrDefault(line => References.Expand(line.References).Contains(reference))?.Figures
            ?? External.FirstOrDefault(line => line.Reference == reference)?.Figures;
        if (figures == null)
        {
            throw new InvalidDataException($"{reference} is in neither bom.csv nor external.csv; the error budget needs its {name}.");
        }

        return Figures.Read(reference, figures, name);
    }
}
