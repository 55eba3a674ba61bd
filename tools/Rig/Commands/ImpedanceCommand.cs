using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Recording;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig impedance</c>: the spectra of a recorded run, with uncertainty, Kramers-Kronig test and circuits.</summary>
    public static class ImpedanceCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
        private static readonly Argument<string> s_store = new("STORE") { Description = "SQLite file that ./rig record wrote." };
        private static readonly Option<string?> s_rig = new("--rig") { Description = "Only this rig." };
        private static readonly Option<string?> s_circuit = new("--circuit") { Description = "Fit this circuit only; the best of all when left out." };
        private static readonly Option<string?> s_csv = new("--csv") { Description = "Write the points into this file, too." };
        private static readonly Option<string?> s_svg = new("--svg") { Description = "Draw each sweep into this folder (Nyquist, Bode, residuals), too." };
        private static readonly Option<string?> s_conductivity = new("--conductivity") { Description = "Fit this resistance of the circuit (R0, R1, R2) against the plates' temperature after Arrhenius and VFT, too." };
        private static readonly Option<double?> s_thickness = new("--thickness") { Description = "Thickness of the electrolyte in centimetres, for conductivities in S/cm." };
        private static readonly Option<double?> s_area = new("--area") { Description = "Its area in square centimetres." };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            s_conductivity.AcceptOnlyFromAmong("R0", "R1", "R2");
            s_circuit.AcceptOnlyFromAmong(Circuit.All.Select(circuit => circuit.Name).ToArray());
            var command = new Command("impedance", "Impedance of every cell from a recorded run.") { s_store, s_rig, s_circuit, s_csv, s_svg, s_conductivity, s_thickness, s_area, s_json };
            command.SetAction(Run);
            return command;
        }

        private static int Run(ParseResult call)
        {
            if (call.GetValue(s_thickness) is null != call.GetValue(s_area) is null || call.GetValue(s_thickness) is <= 0 || call.GetValue(s_area) is <= 0)
            {
                throw new WrongCallException("--thickness and --area belong together and are above zero");
            }

            IReadOnlyList<RigImpedance> rigs;
            try
            {
                rigs = ImpedanceStore.Analyse(call.GetValue(s_store)!, call.GetValue(s_rig));
            }
            catch (StoreException exception)
            {
                Console.Error.WriteLine(exception.Message);
                return ExitCode.WorkFailed;
            }

            if (call.GetValue(s_csv) is { } csv)
            {
                using var writer = new StreamWriter(csv);
                ImpedanceCsv.Write(writer, rigs);
            }

            var sweeps = rigs.SelectMany(rig => rig.Sweeps.Select((sweep, i) => (rig, sweep, i, fits: Fits(sweep, call.GetValue(s_circuit))))).ToList();
            if (call.GetValue(s_svg) is { } folder)
            {
                Directory.CreateDirectory(folder);
                foreach ((RigImpedance rig, ImpedanceResult sweep, int i, Dictionary<string, CircuitFitResult> fits) in sweeps)
                {
                    File.WriteAllText(Path.Combine(folder, $"{rig.RigId}-{rig.BootId}-sweep-{i + 1}.svg"), ImpedanceSvg.Draw(sweep, fits));
                }
            }

            Dictionary<string, IReadOnlyList<ConductivityFitResult>> laws = Laws(call, sweeps.Select(item => (item.rig, item.sweep, item.fits)));
            if (call.GetValue(s_json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { sweeps = sweeps.Select(item => new { item.rig.RigId, item.rig.BootId, sweep = item.sweep, item.fits }), conductivity = laws }, JsonFormat));
            }
            else
            {
                sweeps.ForEach(item => Print(item.rig, item.sweep, item.fits));
                foreach ((string cell, IReadOnlyList<ConductivityFitResult> fits) in laws)
                {
                    fits.ToList().ForEach(fit => Console.WriteLine($"{cell}: {fit.Refusal ?? Sentence(fit)}"));
                }
            }

            if (sweeps.Count == 0)
            {
                Console.Error.WriteLine($"The store '{call.GetValue(s_store)}' holds no impedance step: run a program with one and record it.");
            }

            return sweeps.Count == 0 ? ExitCode.WorkFailed : ExitCode.Done;
        }

        private static Dictionary<string, IReadOnlyList<ConductivityFitResult>> Laws(ParseResult call, IEnumerable<(RigImpedance Rig, ImpedanceResult Sweep, Dictionary<string, CircuitFitResult> Fits)> sweeps)
        {
            string? name = call.GetValue(s_conductivity);
            if (name is null)
            {
                return [];
            }

            var points = new Dictionary<string, List<ConductivityPoint>>();
            foreach ((RigImpedance rig, ImpedanceResult sweep, Dictionary<string, CircuitFitResult> fits) in sweeps)
            {
                foreach (ImpedanceSpectrum spectrum in sweep.Spectra.Where(spectrum => spectrum.Points.Count > 0 && spectrum.Points.All(point => point.PlateDegrees is not null)))
                {
                    if (fits[spectrum.Channel].Find(name) is { } resistance)
                    {
                        string cell = $"{rig.RigId} {spectrum.Channel}";
                        points.TryAdd(cell, []);
                        points[cell].Add(ConductivityPoint.Of(spectrum.Points.Average(point => point.PlateDegrees ?? double.NaN), resistance, call.GetValue(s_thickness) ?? 1, call.GetValue(s_area) ?? 1));
                    }
                }
            }

            return points.ToDictionary(cell => cell.Key, cell => ConductivityFit.FitAll(cell.Value));
        }

        private static string Sentence(ConductivityFitResult fit)
        {
            IEnumerable<string> parameters = fit.Parameters.Select(parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Value:G4} ({parameter.Low:G4} to {parameter.High:G4}) {parameter.Unit}"));
            return FormattableString.Invariant($"{fit.Law}: {string.Join(", ", parameters)}; reduced chi square {fit.ReducedChiSquare:G3}");
        }

        private static Dictionary<string, CircuitFitResult> Fits(ImpedanceResult sweep, string? circuit)
        {
            return sweep.Spectra.Where(spectrum => spectrum.Points.Count > 0).ToDictionary(
                spectrum => spectrum.Channel,
                spectrum => circuit is null ? CircuitFit.FitAll(spectrum.Points)[0] : CircuitFit.Fit(spectrum.Points, Circuit.Find(circuit)!));
        }

        private static void Print(RigImpedance rig, ImpedanceResult sweep, Dictionary<string, CircuitFitResult> fits)
        {
            Console.WriteLine(FormattableString.Invariant($"{rig.RigId}, start {rig.BootId}, step {sweep.Step}{(sweep.Cycle > 0 ? $", pass {sweep.Cycle}" : string.Empty)}; the hardware measures {sweep.BandMinHertz:0.###} to {sweep.BandMaxHertz:0.###} Hz"));
            foreach (string note in sweep.Notes)
            {
                Console.WriteLine("  " + note);
            }

            foreach (ImpedanceSpectrum spectrum in sweep.Spectra)
            {
                Console.WriteLine($"  {spectrum.Channel}: {(spectrum.KramersKronig is { } test ? test.Sentence : "not tested")}");
                foreach (string warning in spectrum.Warnings.Where(warning => warning != spectrum.KramersKronig?.Sentence))
                {
                    Console.WriteLine("    " + warning);
                }

                foreach (ImpedancePoint point in spectrum.Points)
                {
                    Console.WriteLine(FormattableString.Invariant($"    {point.FrequencyHertz,10:G5} Hz {point.RealOhms,12:G6} {point.ImaginaryOhms,12:G6} ohm, each within {point.UncertaintyOhms:G2}"));
                }

                if (fits.TryGetValue(spectrum.Channel, out CircuitFitResult? fit))
                {
                    Console.WriteLine($"    {fit.Refusal ?? Sentence(fit)}");
                }
            }
        }

        private static string Sentence(CircuitFitResult fit)
        {
            IEnumerable<string> parameters = fit.Parameters.Select(parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Value:G4} ({parameter.Low:G4} to {parameter.High:G4}) {parameter.Unit}"));
            return FormattableString.Invariant($"{fit.Circuit}: {string.Join(", ", parameters)}; reduced chi square {fit.ReducedChiSquare:G3}");
        }
    }
}
