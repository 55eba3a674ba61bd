using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using RigFirmware.App;

namespace RigFirmware.Rig.Sites
{
    /// <summary>
    /// The C# that a board's Main takes its settings from: every public field of <see cref="SiteSettings"/> and of what it holds, also those
    /// that have their default, so that the file is the whole record of a rig. The password has a file of its own.
    /// </summary>
    public static class SiteWriter
    {
        private const string PasswordField = nameof(BrokerSettings.Password);

        /// <summary>The text of <c>Site.cs</c>.</summary>
        public static string Settings(SiteBoard board, SiteSettings site)
        {
            var groups = new List<(string Name, object Value)>();
            var text = new StringBuilder();
            text.Append("    /// <summary>The settings of one rig, written by ./rig site from its file; change that file, not this one.</summary>\n");
            text.Append("    internal static partial class Site\n    {\n");
            text.Append("        /// <summary>All that differs from rig to rig.</summary>\n");
            text.Append("        public static SiteSettings Make()\n        {\n            var site = new SiteSettings();\n");
            text.Append(Lines(nameof(site), site, groups));
            text.Append("            SetPassword(site.Broker);\n            return site;\n        }\n\n");
            text.Append("        // Made by SitePassword.cs where the rig has one; else there is no such call.\n");
            text.Append("        static partial void SetPassword(BrokerSettings broker);\n");
            for (int i = 0; i < groups.Count; i++)
            {
                string parameter = Camel(groups[i].Name);
                string body = Lines(parameter, groups[i].Value, groups);
                text.Append(CultureInfo.InvariantCulture, $"\n        private static void Set{groups[i].Name}({groups[i].Value.GetType().Name} {parameter})\n        {{\n{body}        }}\n");
            }

            // Known only now: a group may hold further ones.
            return $"{Head(board, groups.Select(group => group.Value.GetType()))}{text}    }}\n}}\n";
        }

        /// <summary>The text of <c>SitePassword.cs</c>.</summary>
        public static string Password(SiteBoard board, string password)
        {
            return Head(board, [])
                + "    /// <summary>The broker's password, written by ./rig site; git ignores this file.</summary>\n"
                + "    internal static partial class Site\n    {\n"
                + "        static partial void SetPassword(BrokerSettings broker)\n        {\n"
                + $"            broker.{PasswordField} = {Literal(password)};\n        }}\n    }}\n}}\n";
        }

        private static string Head(SiteBoard board, IEnumerable<Type> types)
        {
            IEnumerable<string> spaces = types.Append(typeof(SiteSettings)).Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal);
            return $"{string.Concat(spaces.Select(space => $"using {space};\n"))}\nnamespace RigFirmware.App.Main.{board.Main}\n{{\n";
        }

        // An assignment a field in the order of the class; what is a class itself becomes a method of its own.
        private static string Lines(string owner, object value, List<(string Name, object Value)> groups)
        {
            var text = new StringBuilder();
            FieldInfo[] fields = value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance);
            foreach (FieldInfo field in fields.Where(field => field.Name != PasswordField).OrderBy(field => field.MetadataToken))
            {
                object? content = field.GetValue(value);
                if (content is int or string or null)
                {
                    string literal = content is int number ? number.ToString(CultureInfo.InvariantCulture) : Literal((string?)content);
                    text.Append(CultureInfo.InvariantCulture, $"            {owner}.{field.Name} = {literal};\n");
                    continue;
                }

                groups.Add((field.Name, content));
                text.Append(CultureInfo.InvariantCulture, $"            Set{field.Name}({owner}.{field.Name});\n");
            }

            return text.ToString();
        }

        // What JSON writes between quotes C# reads alike: both escape quotes, backslashes and control characters in the same way.
        private static string Literal(string? text)
        {
            return text is null ? "null" : JsonSerializer.Serialize(text);
        }

        private static string Camel(string name)
        {
            return char.ToLowerInvariant(name[0]) + name[1..];
        }
    }
}
