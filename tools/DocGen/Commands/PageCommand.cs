using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace RigFirmware.DocGen.Commands;

/// <summary>A verb that writes generated files or, with --check, says which are out of date.</summary>
public static class PageCommand
{
    /// <param name="name">The verb.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="build">Makes the files from the tables.</param>
    public static Command Create(string name, string description, Func<HardwareFolder, IEnumerable<GeneratedFile>> build)
    {
        Option<bool> check = new("--check") { Description = "Write nothing; exit 1 when a file is out of date" };
        Command command = new(name, description) { check };
        command.SetAction(parsed =>
        {
            try
            {
                GeneratedFile[] files = build(HardwareFolder.Find(Environment.CurrentDirectory)).ToArray();
                return parsed.GetValue(check) ? Check(files, name) : Write(files);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or InvalidOperationException)
            {
                Console.Error.WriteLine(error.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Write(GeneratedFile[] files)
    {
        foreach (GeneratedFile file in files.Where(file => !file.IsCurrent))
        {
            file.Write();
            Console.Error.WriteLine($"wrote {file.Path}");
        }

        return 0;
    }

    private static int Check(GeneratedFile[] files, string name)
    {
        string[] stale = files.Where(file => !file.IsCurrent).Select(file => file.Path).ToArray();
        foreach (string path in stale)
        {
            Console.Error.WriteLine($"{path} is out of date: run docgen {name}.");
        }

        return stale.Length == 0 ? 0 : 1;
    }
}
