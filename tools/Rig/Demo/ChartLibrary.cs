using System;
using System.IO;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Sees to it that the page's chart library is there. The build brings it along where npm was there already; after a
    /// first build without npm it is fetched now.
    /// </summary>
    public static class ChartLibrary
    {
        private static readonly (string From, string To)[] Files =
        [
            ("dist/uPlot.esm.js", "uPlot.esm.js"),
            ("dist/uPlot.min.css", "uPlot.min.css"),
            ("LICENSE", "uPlot.LICENSE.txt"),
        ];

        /// <summary>Returns when the library lies beside the page.</summary>
        /// <exception cref="InvalidOperationException">npm is missing or failed; the message says what to do.</exception>
        public static async Task EnsureAsync()
        {
            string target = Path.Combine(AppContext.BaseDirectory, "dashboard", "lib");
            if (File.Exists(Path.Combine(target, Files[0].To)))
            {
                return;
            }

            Parts.Ensure("demo:page");
            string project = Path.Combine(Repository.Root, "tools", "Dashboard");
            await Console.Error.WriteLineAsync("rig: fetching the page's chart library ...");
            string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            int exitCode = await Shell.RunAsync(npm, ["ci", "--ignore-scripts", "--loglevel=error"], project, Console.Error.WriteLine);
            string package = Path.Combine(project, "node_modules", "uplot");
            if (exitCode != 0 || !Directory.Exists(package))
            {
                throw new InvalidOperationException($"npm could not fetch the page's chart library; its messages are above. Run 'npm ci' in {project}, or run the demo with --headless.");
            }

            Directory.CreateDirectory(target);
            foreach ((string from, string to) in Files)
            {
                File.Copy(Path.Combine(package, from), Path.Combine(target, to), overwrite: true);
            }
        }
    }
}
