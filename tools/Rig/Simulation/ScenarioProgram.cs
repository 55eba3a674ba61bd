using System.IO;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Programs;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>Finds and compiles the program a scenario names.</summary>
    public static class ScenarioProgram
    {
        /// <summary>The image; empty when the scenario names no program.</summary>
        /// <param name="scenario">The scenario.</param>
        /// <param name="folder">Where a relative path starts when it is no shipped program and nothing lies there from here.</param>
        /// <exception cref="ScenarioException">There is no such program, or it does not fit the stack.</exception>
        public static byte[] Compile(Scenario scenario, string folder)
        {
            if (scenario.Program.Length == 0)
            {
                return [];
            }

            StackModel model = ScenarioReader.Model(scenario, "scenario");
            RigConfiguration configuration = StackConfiguration.For(scenario, model);
            try
            {
                return ProgramCompiler.Compile(ProgramReader.Read(Find(scenario.Program, folder)), configuration);
            }
            catch (ProgramException error)
            {
                throw new ScenarioException(error.Message);
            }
        }

        private static string Find(string program, string folder)
        {
            string found = ShippedPrograms.Find(program);
            string beside = Path.Combine(folder, program);
            if (!File.Exists(found) && File.Exists(beside))
            {
                return beside;
            }

            return File.Exists(found)
                ? found
                : throw new ScenarioException($"The program '{program}' is neither a file nor a shipped program; ./rig program list names those.");
        }
    }
}
