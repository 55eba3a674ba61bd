using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace RigFirmware.DocGen.Spice;

/// <summary>Runs many samples of a deck in one process of the system's ngspice.</summary>
public static class Ngspice
{
    /// <summary>What a person does when it is missing.</summary>
    public const string Remedy = "ngspice is not installed; on Debian or Ubuntu: sudo apt-get install ngspice";

    private const int TimeoutMs = 300_000;

    /// <summary>Path of the program, or null when it is not on the PATH.</summary>
    public static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "ngspice_con.exe" : "ngspice";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs every sample (values by parameter, in the deck's order) and returns each result by name.</summary>
    /// <exception cref="InvalidOperationException">ngspice is missing, did not end, or a result did not come out.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Run(SpiceDeck deck, IReadOnlyList<double[]> samples)
    {
        string program = Find() ?? throw new InvalidOperationException(Remedy);
        string path = Path.Combine(Path.GetTempPath(), $"{deck.Name}-{Guid.NewGuid():N}.cir");
        try
        {
            File.WriteAllText(path, Script(deck, samples));
            return Parse(deck, samples.Count, Start(program, path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Script(SpiceDeck deck, IReadOnlyList<double[]> samples)
    {
        StringBuilder script = new();
        foreach (string line in deck.Circuit)
        {
            script.Append(line).Append('\n');
        }

        script.Append(".control\n");
        for (int sample = 0; sample < samples.Count; sample++)
        {
            script.Append(CultureInfo.InvariantCulture, $"echo SAMPLE {sample}\n");
            for (int index = 0; index < deck.Parameters.Count; index++)
            {
                script.Append(CultureInfo.InvariantCulture, $"alterparam {deck.Parameters[index].Name}={samples[sample][index]:R}\n");
            }

            script.Append("reset\n").AppendJoin('\n', deck.Commands).Append("\ndestroy all\n");
        }

        return script.Append("quit\n.endc\n.end\n").ToString();
    }

    private static string Start(string program, string path)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-b");
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        StringBuilder errors = new();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeoutMs))
        {
            process.Kill();
            throw new InvalidOperationException($"{program} did not end within {TimeoutMs / 1000} s.");
        }

        return output + "\n" + errors;
    }

    private static List<IReadOnlyDictionary<string, double>> Parse(SpiceDeck deck, int count, string output)
    {
        List<Dictionary<string, double>> all = [];
        foreach (string line in output.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is ["SAMPLE", _])
            {
                all.Add([]);
            }
            else if (words is ["RESULT", string name, string text] && all.Count > 0
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                all[^1][name] = value;
            }
        }

        int bad = all.FindIndex(results => deck.Results.Any(name => !results.ContainsKey(name)));
        if (all.Count != count || bad >= 0)
        {
            throw new InvalidOperationException($"{deck.Name}.cir: sample {(bad >= 0 ? bad : all.Count)} of {count} gave not every result. ngspice said: {FirstError(output)}");
        }

        return all.ConvertAll(results => (IReadOnlyDictionary<string, double>)results);
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains("rror", StringComparison.Ordinal))?.Trim() ?? "nothing";
}
