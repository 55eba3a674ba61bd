using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

namespace RigFirmware.Rig.Testing
{
    /// <summary>One test project of RigFirmware.Host.slnf.</summary>
    /// <param name="Name">The name on the command line: the project's folder in lower case.</param>
    /// <param name="ProjectPath">Full path of the csproj.</param>
    /// <param name="IsRealTime">Whether its tests live in real time and so want the machine for themselves (<c>RealTimeTests</c> in the csproj).</param>
    public sealed record TestSuite(string Name, string ProjectPath, bool IsRealTime)
    {
        /// <summary>Every suite below tests/, in the order of the solution filter.</summary>
        public static IReadOnlyList<TestSuite> FindAll(string root)
        {
            using JsonDocument filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "RigFirmware.Host.slnf")));
            return filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
                .Select(project => project.GetString()!.Replace('\\', Path.DirectorySeparatorChar))
                .Where(path => path.StartsWith("tests" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Select(path => Read(Path.Combine(root, path)))
                .OfType<TestSuite>().ToList();
        }

        // A project without the test SDK is a library of the tests, not a suite.
        private static TestSuite? Read(string projectPath)
        {
            XElement project = XElement.Load(projectPath);
            bool isSuite = project.Descendants("PackageReference").Any(package => (string?)package.Attribute("Include") == "Microsoft.NET.Test.Sdk");
            bool isRealTime = project.Descendants("RealTimeTests").Any(value => value.Value.Trim() == "true");
            string name = Path.GetFileName(Path.GetDirectoryName(projectPath)!).ToLowerInvariant();
            return isSuite ? new TestSuite(name, projectPath, isRealTime) : null;
        }
    }
}
