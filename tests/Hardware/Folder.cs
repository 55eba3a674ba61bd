using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.DocGen;
using RigFirmware.DocGen.Netlists;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.Tests.Hardware;

/// <summary>The repository's hardware folder, read once for all tests.</summary>
internal static class Folder
{
    private static readonly Lazy<HardwareFolder> Read = new(() => HardwareFolder.Find(AppContext.BaseDirectory));

    public static HardwareFolder Hardware => Read.Value;

    public static IEnumerable<Connection> Connections => Hardware.Sheets.SelectMany(sheet => sheet.Connections);

    public static IEnumerable<Part> Parts => Hardware.Sheets.SelectMany(sheet => sheet.Parts);

    public static IReadOnlyList<string> BomReferences => Hardware.Bom.SelectMany(line => References.Expand(line.References)).ToArray();
}
