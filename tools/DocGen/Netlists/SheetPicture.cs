using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using RigFirmware.DocGen.Tables;

namespace RigFirmware.DocGen.Netlists;

/// <summary>
/// Draws a sheet as a picture in net-label style: a box per part with its pins, the net's name at each pin.
/// Of a loop the first turn is drawn, with the loop's range beside the reference.
/// </summary>
public static class SheetPicture
{
    private const int Columns = 4;
    private const int ColumnWidth = 330;
    private const int BoxWidth = 110;
    private const int PinHeight = 15;
    private const int Gap = 34;

    /// <summary>The picture as SVG text.</summary>
    public static string Draw(Sheet sheet, IReadOnlyList<BomLine> bom)
    {
        Dictionary<string, string> partNumbers = bom
            .SelectMany(line => References.Expand(line.References).Select(reference => (reference, line.Part)))
            .ToDictionary(pair => pair.reference, pair => pair.Part);
        StringBuilder boxes = new();
        int[] heights = new int[Columns];
        Array.Fill(heights, 70 + (16 * sheet.Notes.Count));
        foreach (Part part in sheet.Parts.Where(part => part.IsFirst))
        {
            int column = Array.IndexOf(heights, heights.Min());
            Connection[] pins = sheet.Connections.Where(connection => connection.Reference == part.Reference).OrderBy(Side).ToArray();
            heights[column] += DrawPart(boxes, part, partNumbers.GetValueOrDefault(part.Reference, "?"), pins, (column * ColumnWidth) + 110, heights[column]);
        }

        int width = Columns * ColumnWidth;
        int height = heights.Max() + 10;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" font-size=\"10\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"26\" font-size=\"17\" font-weight=\"bold\">Sheet {sheet.Number}: {Escape(sheet.Title)}</text>\n");
        for (int note = 0; note < sheet.Notes.Count; note++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{44 + (16 * note)}\" fill=\"#444\">{Escape(sheet.Notes[note])}</text>\n");
        }

        return svg.Append(boxes).Append("</svg>\n").ToString();
    }

    private static int DrawPart(StringBuilder svg, Part part, string partNumber, Connection[] pins, int x, int y)
    {
        int left = (pins.Length + 1) / 2;
        int boxHeight = (left * PinHeight) + 6;
        string repeat = part.Repeat.Length == 0 ? string.Empty : $"  ({part.Repeat})";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y - 14}\" font-weight=\"bold\">{Escape(part.Reference + repeat)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y - 4}\" font-size=\"8\" fill=\"#666\">{Escape(partNumber.Length > 40 ? partNumber[..40] : partNumber)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{boxHeight}\" fill=\"#f6f8fb\" stroke=\"black\"/>\n");
        for (int pin = 0; pin < pins.Length; pin++)
        {
            DrawPin(svg, pins[pin], x, y + 14 + ((pin % left) * PinHeight), pin >= left);
        }

        return boxHeight + Gap;
    }

    private static void DrawPin(StringBuilder svg, Connection pin, int x, int y, bool isRight)
    {
        int edge = isRight ? x + BoxWidth : x;
        int end = isRight ? edge + 12 : edge - 12;
        string inner = isRight ? "end" : "start";
        string outer = isRight ? "start" : "end";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{edge} {y - 3}H{end}\" stroke=\"black\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(isRight ? edge - 4 : edge + 4)}\" y=\"{y}\" text-anchor=\"{inner}\">{Escape(pin.Pin)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(isRight ? end + 3 : end - 3)}\" y=\"{y}\" text-anchor=\"{outer}\" fill=\"#0b5394\">{Escape(pin.Net)}</text>\n");
    }

    /// <summary>Inputs to the left, then outputs, then supplies: a box is filled in this order.</summary>
    private static int Side(Connection pin) => pin.Pin switch
    {
        "V+" or "V-" or "VCC" or "VDD" or "VSS" or "GND" or "AGND" or "DGND" or "AVDD" or "DVDD" or "AVSS" or "IOVCC" or "IOVDD" or "VIO" or "VM" => 2,
        _ when pin.Pin.StartsWith("OUT", StringComparison.Ordinal) || pin.Pin.StartsWith('Q') => 1,
        _ => 0,
    };

    private static string Escape(string text) => SecurityElement.Escape(text);
}
