using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace RigFirmware.Rig.Mutants
{
    /// <summary>Reads the two lists in tests/Unit/Mutants: deliberate mistakes by name, and changes that no test can notice.</summary>
    public static class MutantLists
    {
        /// <summary>The deliberate mistakes, in the repository.</summary>
        public const string NamedPath = "tests/Unit/Mutants/named.json";

        /// <summary>The excluded changes, in the repository.</summary>
        public const string ExcludedPath = "tests/Unit/Mutants/excluded.json";

        private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        };

        /// <summary>The deliberate mistakes.</summary>
        /// <exception cref="InvalidDataException">An entry lacks something, or two have the same name.</exception>
        public static IReadOnlyList<NamedMutant> ReadNamed(string json)
        {
            List<NamedMutant> mutants = Read<NamedMutant>(json, NamedPath);
            foreach (NamedMutant mutant in mutants)
            {
                Want(mutant.Name, mutant.File, mutant.Text, mutant.Danger, NamedPath);
                if (mutant.Instead == null)
                {
                    throw new InvalidDataException($"{NamedPath}: '{mutant.Name}' has no 'instead'; an empty one takes the text away.");
                }
            }

            string? twice = mutants.GroupBy(mutant => mutant.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
            return twice == null ? mutants : throw new InvalidDataException($"{NamedPath}: two mutants are called '{twice}'; each name must be its own.");
        }

        /// <summary>The excluded changes.</summary>
        /// <exception cref="InvalidDataException">An entry lacks something.</exception>
        public static IReadOnlyList<ExcludedMutant> ReadExcluded(string json)
        {
            List<ExcludedMutant> mutants = Read<ExcludedMutant>(json, ExcludedPath);
            foreach (ExcludedMutant mutant in mutants)
            {
                Want(mutant.Text, mutant.File, mutant.Instead, mutant.Reason, ExcludedPath);
            }

            return mutants;
        }

        private static List<T> Read<T>(string json, string path)
        {
            try
            {
                return JsonSerializer.Deserialize<List<T>>(json, Format) ?? [];
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"{path}: {error.Message}", error);
            }
        }

        private static void Want(string first, string second, string third, string fourth, string path)
        {
            if (string.IsNullOrWhiteSpace(first) || string.IsNullOrWhiteSpace(second) || third == null || string.IsNullOrWhiteSpace(fourth))
            {
                throw new InvalidDataException($"{path}: the entry '{first}' of '{second}' lacks a part; every part must be there.");
            }
        }
    }
}
