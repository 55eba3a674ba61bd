using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using RigFirmware.Hal;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>Reads and checks scenario files; nothing runs on a scenario that is not whole.</summary>
    public static class ScenarioReader
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };
        private static readonly JsonDocumentOptions Comments = new() { AllowDuplicateProperties = false };
        private static readonly string[] ScenarioKeys =
            ["$schema", "description", "stack", "cells", "stateOfCharge", "program", "seed", "durationHours", "durationSeconds", "clockStartMs", "chargeMicroampHoursMax", "noiseFactor", "faults", "actions"];

        private static readonly string[] FaultKeys = ["fault", "cell", "channel", "value", "atSeconds", "durationSeconds"];
        private static readonly string[] ActionKeys = ["action", "atSeconds"];
        private static readonly string[] Actions = ["acknowledge", "start", "pause", "resume", "stop"];

        /// <summary>Reads a scenario file.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="ScenarioException">The file is missing or its scenario is not whole.</exception>
        public static Scenario Read(string path)
        {
            if (!File.Exists(path))
            {
                throw new ScenarioException($"The scenario file '{path}' does not exist; give the path of a JSON file such as tools/Rig/Scenarios/overvoltage.json.");
            }

            string json;
            try
            {
                json = File.ReadAllText(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ScenarioException($"The scenario file '{path}' cannot be read: {error.Message}");
            }

            return Parse(json, Path.GetFileName(path));
        }

        /// <summary>Reads a scenario from text.</summary>
        /// <param name="json">The text.</param>
        /// <param name="where">File name for messages.</param>
        /// <exception cref="ScenarioException">The scenario is not whole.</exception>
        public static Scenario Parse(string json, string where)
        {
            Scenario scenario;
            try
            {
                using JsonDocument document = JsonDocument.Parse(json, Comments);
                CheckKeys(document.RootElement, where);
                scenario = document.RootElement.Deserialize<Scenario>(Options)!;
            }
            catch (JsonException error)
            {
                throw new ScenarioException($"{where}: {OneLine(error)}");
            }

            Check(scenario, where);
            return scenario;
        }

        /// <summary>Says in one sentence what is wrong with a scenario, or returns.</summary>
        /// <exception cref="ScenarioException">The scenario is not whole.</exception>
        public static void Check(Scenario scenario, string where)
        {
            StackModel model = Model(scenario, where);
            if (!double.IsFinite(scenario.DurationHours) || !double.IsFinite(scenario.DurationSeconds)
                || scenario.DurationHours < 0 || scenario.DurationSeconds < 0 || scenario.DurationMs() <= 0 || scenario.DurationHours > 10000)
            {
                throw new ScenarioException($"{where}: give durationHours or durationSeconds above 0, at most 10,000 hours.");
            }

            if (scenario.StateOfCharge is { } charge && !(charge >= 0 && charge <= 1))
            {
                throw new ScenarioException($"{where}: stateOfCharge is {charge}, it must be 0..1.");
            }

            if (!(scenario.NoiseFactor >= 0 && scenario.NoiseFactor <= 10))
            {
                throw new ScenarioException($"{where}: noiseFactor is {scenario.NoiseFactor}, it must be 0..10.");
            }

            if (scenario.ChargeMicroampHoursMax is < 1 or > 1000000)
            {
                throw new ScenarioException($"{where}: chargeMicroampHoursMax is {scenario.ChargeMicroampHoursMax}, it must be 1..1,000,000.");
            }

            for (int i = 0; i < scenario.Faults.Count; i++)
            {
                try
                {
                    FaultCatalogue.Check(scenario.Faults[i], model.CellCount);
                }
                catch (FaultException error)
                {
                    throw new ScenarioException($"{where}: faults[{i}]: {error.Message}");
                }
            }

            foreach (OperatorAction action in scenario.Actions)
            {
                if (!Actions.Contains(action.Action) || !(action.AtSeconds >= 0))
                {
                    throw new ScenarioException($"{where}: the action '{action.Action}' at {action.AtSeconds} s must be one of {string.Join(", ", Actions)} at 0 s or later.");
                }
            }
        }

        /// <summary>The stack model a scenario runs on.</summary>
        /// <exception cref="ScenarioException">There is no such stack, or not in that number of cells.</exception>
        public static StackModel Model(Scenario scenario, string where)
        {
            if (scenario.Cells < 0 || scenario.Cells > Channel.CellsMax)
            {
                throw new ScenarioException($"{where}: cells is {scenario.Cells}, it must be 1..{Channel.CellsMax}.");
            }

            try
            {
                StackModel model = ModelLibrary.Stack(scenario.Stack);
                return scenario.Cells == 0 ? model : model.WithCells(scenario.Cells);
            }
            catch (ModelException error)
            {
                throw new ScenarioException($"{where}: {error.Message}");
            }
        }

        private static void CheckKeys(JsonElement root, string where)
        {
            CheckKeys(root, ScenarioKeys, ["stack", "seed"], "the scenario", where);
            CheckList(root, "faults", FaultKeys, ["fault", "atSeconds"], where);
            CheckList(root, "actions", ActionKeys, ["action", "atSeconds"], where);
            if (root.TryGetProperty("durationHours", out _) == root.TryGetProperty("durationSeconds", out _))
            {
                throw new ScenarioException($"{where}: give one of durationHours and durationSeconds.");
            }
        }

        private static void CheckList(JsonElement root, string name, string[] known, string[] needed, string where)
        {
            if (!root.TryGetProperty(name, out JsonElement list))
            {
                return;
            }

            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new ScenarioException($"{where}: {name} must be a list.");
            }

            int index = 0;
            foreach (JsonElement entry in list.EnumerateArray())
            {
                CheckKeys(entry, known, needed, $"{name}[{index++}]", where);
            }
        }

        private static void CheckKeys(JsonElement element, string[] known, string[] needed, string part, string where)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw new ScenarioException($"{where}: {part} must be an object with keys.");
            }

            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (!known.Contains(property.Name))
                {
                    throw new ScenarioException($"{where}: {part} has the unknown key '{property.Name}'; known are {string.Join(", ", Shown(known))}.");
                }

                if (property.Value.ValueKind == JsonValueKind.Null)
                {
                    throw new ScenarioException($"{where}: {property.Name} in {part} is null; give a value or leave the key out.");
                }
            }

            foreach (string key in needed)
            {
                if (!element.TryGetProperty(key, out _))
                {
                    throw new ScenarioException($"{where}: {part} lacks the key '{key}'.");
                }
            }

            foreach (string key in new[] { "cell", "cells" })
            {
                if (element.TryGetProperty(key, out JsonElement number) && number.TryGetInt32(out int cell) && cell < 1)
                {
                    throw new ScenarioException($"{where}: {key} in {part} is {cell}; cells count from 1.");
                }
            }
        }

        private static IEnumerable<string> Shown(string[] keys)
        {
            return keys.Where(key => key[0] != '$');
        }

        private static string OneLine(JsonException error)
        {
            string place = error.Path is { Length: > 1 } path ? $"the value at {path} has the wrong type" : "this is not valid JSON";
            return error.LineNumber is { } line ? $"{place} (line {line + 1})." : $"{place}.";
        }
    }
}
