using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RigFirmware.Simulated.Models
{
    /// <summary>The models that come with the simulation, embedded as data files.</summary>
    public static class ModelLibrary
    {
        private static readonly JsonSerializerOptions Options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };

        /// <summary>Names of the stacks, in order.</summary>
        public static IReadOnlyList<string> StackNames { get; } = FindStackNames();

        /// <summary>The stack of that name.</summary>
        /// <param name="name">One of <see cref="StackNames"/>, in any case.</param>
        /// <exception cref="ModelException">There is no such stack.</exception>
        public static StackModel Stack(string name)
        {
            foreach (string known in StackNames)
            {
                if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                {
                    return ParseStack(Read(known), known + ".json");
                }
            }

            throw new ModelException($"The stack '{name}' is not known; known are {string.Join(", ", StackNames)}.");
        }

        /// <summary>The rig around the stack.</summary>
        public static RigModel Rig()
        {
            RigModel model = Parse<RigModel>(Read("Rig"), "Rig.json");
            foreach (PropertyInfo property in typeof(RigModel).GetProperties())
            {
                Check((ModelParameter)property.GetValue(model)!, property.Name, "Rig.json");
            }

            return model;
        }

        /// <summary>Reads a stack model from JSON text.</summary>
        /// <param name="json">The text.</param>
        /// <param name="where">File name for messages.</param>
        /// <exception cref="ModelException">Unknown or missing keys, or numbers that make no stack.</exception>
        public static StackModel ParseStack(string json, string where)
        {
            StackModel model = Parse<StackModel>(OnBasis(json, where), where);
            if (model.CellCount < 1 || model.CellCount > Hal.Channel.CellsMax)
            {
                throw new ModelException($"{where}: cellCount is {model.CellCount}, it must be 1..{Hal.Channel.CellsMax}.");
            }

            foreach (PropertyInfo property in typeof(LayerModel).GetProperties())
            {
                if (property.GetValue(model.Layer) is ModelParameter parameter)
                {
                    Check(parameter, property.Name, where);
                }
                else if (property.GetValue(model.Layer) is ModelTable table)
                {
                    Check(table, property.Name, where);
                }
            }

            CheckTable(model.Layer.OpenCircuit, where);
            CheckPairs(model.Layer, where);
            return model;
        }

        // A file with a basis states only what differs from that model; a key it sets to null is left out.
        private static string OnBasis(string json, string where)
        {
            try
            {
                if (JsonNode.Parse(json) is not JsonObject model || model["basis"] is not JsonValue basis)
                {
                    return json;
                }

                string name = basis.GetValue<string>();
                if (!StackNames.Contains(name))
                {
                    throw new ModelException($"{where}: the basis '{name}' is no model; give one of {string.Join(", ", StackNames)}.");
                }

                var whole = (JsonObject)JsonNode.Parse(OnBasis(Read(name), name + ".json"))!;
                foreach ((string key, JsonNode? value) in model)
                {
                    if (key != "layer")
                    {
                        whole[key] = value?.DeepClone();
                    }
                }

                foreach ((string key, JsonNode? value) in model["layer"] as JsonObject ?? [])
                {
                    ((JsonObject)whole["layer"]!)[key] = value?.DeepClone();
                }

                whole.Remove("basis");
                return whole.ToJsonString();
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                throw new ModelException($"{where}: {error.Message}");
            }
        }

        private static void Check(ModelTable table, string name, string where)
        {
            bool named = table.Origin is "paper" or "derived" or "outside" && table.Source.Length > 0 && table.Unit.Length > 0 && table.AtUnit.Length > 0;
            bool whole = table.At.Length > 0 && table.At.Length == table.Values.Length && table.Values.All(double.IsFinite);
            if (!named || !whole || !table.At.Zip(table.At.Skip(1)).All(pair => pair.First < pair.Second))
            {
                throw new ModelException($"{where}: {name} needs units, a source, an origin that is paper, derived or outside, strictly rising points and as many values.");
            }
        }

        private static void CheckPairs(LayerModel layer, string where)
        {
            bool grows = layer.ShortAfterHours != null || layer.ShortAfterCycles != null || layer.CriticalCurrentDensity != null;
            if (grows && layer.ShortConductance == null)
            {
                throw new ModelException($"{where}: a layer that is shorted at some time needs a shortConductance.");
            }

            if ((layer.OxidationVoltage == null) != (layer.OxidationWidth == null) || (layer.PressureResistance == null) != (layer.ContactPressure == null))
            {
                throw new ModelException($"{where}: oxidationVoltage and oxidationWidth belong together, and so do pressureResistance and contactPressure.");
            }
        }

        private static T Parse<T>(string json, string where)
        {
            try
            {
                return JsonSerializer.Deserialize<T>(json, Options) ?? throw new ModelException($"{where}: the file is empty.");
            }
            catch (JsonException error)
            {
                throw new ModelException($"{where}: {error.Message}");
            }
        }

        private static void Check(ModelParameter parameter, string name, string where)
        {
            if (parameter.Origin is not ("paper" or "derived" or "outside") || parameter.Source.Length == 0 || parameter.Unit.Length == 0)
            {
                throw new ModelException($"{where}: {name} needs a unit, a source and an origin that is paper, derived or outside.");
            }

            if (!double.IsFinite(parameter.Value))
            {
                throw new ModelException($"{where}: {name} is not a finite number.");
            }
        }

        private static void CheckTable(OpenCircuitTable table, string where)
        {
            if (table.StateOfCharge.Length < 4 || table.StateOfCharge.Length != table.Volts.Length)
            {
                throw new ModelException($"{where}: openCircuit needs at least 4 states of charge and as many voltages.");
            }

            for (int i = 1; i < table.Volts.Length; i++)
            {
                if (!(table.StateOfCharge[i] > table.StateOfCharge[i - 1]) || !(table.Volts[i] > table.Volts[i - 1]))
                {
                    throw new ModelException($"{where}: openCircuit must rise strictly in both columns; point {i + 1} does not.");
                }
            }
        }

        private static string Read(string name)
        {
            using Stream stream = typeof(ModelLibrary).Assembly.GetManifestResourceStream($"Models/{name}.json")
                ?? throw new ModelException($"The model {name}.json is missing from the program.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }

        private static List<string> FindStackNames()
        {
            var names = new List<string>();
            foreach (string resource in typeof(ModelLibrary).Assembly.GetManifestResourceNames())
            {
                string name = Path.GetFileNameWithoutExtension(resource);
                if (resource.StartsWith("Models/", StringComparison.Ordinal) && name != "Rig")
                {
                    names.Add(name);
                }
            }

            names.Sort(StringComparer.Ordinal);
            return names;
        }
    }
}
