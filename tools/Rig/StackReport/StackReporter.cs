using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Analysis;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Rig.Reproduction;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.StackReport
{
    /// <summary>
    /// What per-cell sensing adds: the paper's two-layer stack with a soft short across one layer is charged by one program, once
    /// under the sum's limit alone and once with each cell's own. Both through the whole chain, both read from their records.
    /// </summary>
    public sealed class StackReporter
    {
        /// <summary>Upper end of each cell's window in volts, half of the stack's printed 8.6 V.</summary>
        public const double WindowVolts = 4.3;

        private const string StackName = "C000-05";
        private const double StateOfCharge = 0.5;
        private const double HoursMax = 20;
        private const int WideMicrovolts = 5900000;
        private const int WideSpreadMicrovolts = 10000000;
        private readonly double _shortOhms;
        private readonly ulong _seed;

        /// <param name="shortOhms">Resistance of the soft short across layer 2.</param>
        /// <param name="seed">Decides layers, sensor errors and noise.</param>
        public StackReporter(double shortOhms, ulong seed)
        {
            _shortOhms = shortOhms;
            _seed = seed;
        }

        /// <summary>Path of the program.</summary>
        public static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "StackReport", "stack-report.yaml");

        /// <summary>Runs both.</summary>
        /// <param name="cancellation">Ends the work with an exception.</param>
        public StackReportResult Run(CancellationToken cancellation)
        {
            StackCharge[] charges = new StackCharge[2];
            Parallel.For(0, 2, new ParallelOptions { CancellationToken = cancellation }, i => charges[i] = Charge(perCell: i == 1, cancellation));
            return new StackReportResult { ShortOhms = _shortOhms, SumOnly = charges[0], PerCell = charges[1] };
        }

        private StackCharge Charge(bool perCell, CancellationToken cancellation)
        {
            // A rig that watches only the sum: no limit of a cell and no comparison between cells within reach.
            var configuration = new RigConfiguration();
            var settings = new Dictionary<string, string>();
            if (!perCell)
            {
                configuration.CellMicrovoltsMax = WideMicrovolts;
                configuration.CellSpreadWarnMicrovolts = WideSpreadMicrovolts;
                configuration.CellSpreadMicrovolts = WideSpreadMicrovolts;
                settings["cellMax"] = "5.9 V";
            }

            ProgramDocument document = ProgramReader.Read(ProgramPath, settings);
            var plant = new SimulatedRig(ModelLibrary.Stack(StackName), _seed, StackConfiguration.Hardware(configuration));
            plant.SetStateOfCharge(StateOfCharge);
            plant.Inject(new FaultSpecification { Fault = "softShort", Cell = 2, Value = _shortOhms });
            var simulation = new RunSimulation(ProgramCompiler.Build(document, configuration), configuration, plant);
            simulation.Run(HoursMax, null, cancellation);
            return Read(simulation.Record);
        }

        private static StackCharge Read(RunRecord record)
        {
            RunStep charge = record.Steps.FirstOrDefault(step => step.HasCurrent) ?? throw new AnalysisException("The record holds no charge.");
            RunPoint last = charge.Points[^1];
            long overMs = 0;
            for (int i = 1; i < charge.Points.Count; i++)
            {
                bool over = charge.Points[i].Microvolts > WindowVolts * 1e6;
                overMs += over ? charge.Points[i].TimeMs - charge.Points[i - 1].TimeMs : 0;
            }

            return new StackCharge
            {
                EndedBy = charge.End.Length > 0 ? charge.End : record.Trip,
                Hours = charge.Hours,
                Cell1Volts = last.Microvolts * 1e-6,
                Cell2Volts = (last.StackMicrovolts - last.Microvolts) * 1e-6,
                StackVolts = last.StackMicrovolts * 1e-6,
                HighestCellVolts = charge.Points.Max(point => Math.Max(point.Microvolts, point.StackMicrovolts - point.Microvolts)) * 1e-6,
                HoursAboveWindow = overMs / 3.6e6,
                ChargeMilliampereHours = charge.MilliampereHours,
                Course = charge.Points.Select(point => new StackPoint((point.TimeMs - charge.StartMs) / 3.6e6, point.Microvolts * 1e-6, (point.StackMicrovolts - point.Microvolts) * 1e-6)).ToList(),
            };
        }
    }
}
