using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Figures of swept and held voltages.</summary>
    public static class SweepMethods
    {
        private const double GasConstantOverFaraday = 8.314462618 / 96485.33212;
        private const double ZeroCelsiusKelvin = 273.15;
        private const double SettledSeconds = 30;
        private const int SettledMs = 10000;
        private const int Passes = 80;

        /// <summary>
        /// Exchange current density of two equal electrodes in mA/cm2: Butler-Volmer with symmetric transfer, an ohmic part and an
        /// offset, fitted to a slow sweep: V = (4RT/F) asinh(j / 2 j0) + r j + c.
        /// </summary>
        public static Measured ExchangeCurrent(RunView run, MethodArguments arguments)
        {
            RunStep sweep = Sweep(run);
            double kelvin = (sweep.Mean(point => point.PlateMillidegrees, 0) * 1e-3) + ZeroCelsiusKelvin;
            double scale = 4 * GasConstantOverFaraday * kelvin;
            double area = run.Facts.AreaSquareCentimetres;

            // The jump to where the sweep begins is no steady state.
            List<RunPoint> points = sweep.Points.Where(point => point.TimeMs > sweep.StartMs + SettledMs).ToList();
            double[] densities = points.Select(point => point.Nanoamps * 1e-6 / area).ToArray();
            double[] volts = points.Select(point => point.Microvolts * 1e-6).ToArray();
            double value = FitExchange(densities, volts, scale);

            // What an error of the current and of the voltage's gain at their limits makes of the fit.
            double current = points.Max(point => run.Budget.CurrentNanoamps(point.Range)) / points.Max(point => Math.Abs((double)point.Nanoamps));
            double voltage = run.Budget.CellMicrovolts * 1e-6 / volts.Max(Math.Abs);
            double byCurrent = FitExchange(densities.Select(density => density * (1 + current)).ToArray(), volts, scale) - value;
            double byVoltage = FitExchange(densities, volts.Select(volt => volt * (1 + voltage)).ToArray(), scale) - value;
            return new Measured(value, Math.Sqrt((byCurrent * byCurrent) + (byVoltage * byVoltage)), $"Butler-Volmer with ohmic part through {volts.Length} records");
        }

        /// <summary>RT/(F j0) in ohm cm2 of one interface, from <see cref="ExchangeCurrent"/>.</summary>
        public static Measured ChargeTransferResistance(RunView run, MethodArguments arguments)
        {
            Measured exchange = ExchangeCurrent(run, arguments);
            double kelvin = (Sweep(run).Mean(point => point.PlateMillidegrees, 0) * 1e-3) + ZeroCelsiusKelvin;
            double value = GasConstantOverFaraday * kelvin * 1e3 / exchange.Value;
            return new Measured(value, value * exchange.Uncertainty / exchange.Value, exchange.How);
        }

        /// <summary>Voltage at which the current of a sweep has risen by a density over its level before, in volts.</summary>
        public static Measured AnodicLimit(RunView run, MethodArguments arguments)
        {
            double threshold = arguments.Number("milliampsPerSquareCentimetre", 0.01);
            RunStep sweep = Sweep(run);
            double area = run.Facts.AreaSquareCentimetres;
            double level = Median(sweep.Points.Take(sweep.Points.Count / 2).Select(point => (double)point.Nanoamps));
            for (int i = sweep.Points.Count / 2; i < sweep.Points.Count; i++)
            {
                RunPoint before = sweep.Points[i - 1];
                RunPoint now = sweep.Points[i];
                double limit = level + (threshold * area * 1e6);
                if (before.Nanoamps < limit && now.Nanoamps >= limit)
                {
                    double part = (limit - before.Nanoamps) / (now.Nanoamps - before.Nanoamps);
                    double microvolts = before.Microvolts + (part * (now.Microvolts - before.Microvolts));
                    double slope = Math.Abs((double)(now.Microvolts - before.Microvolts) / (now.Nanoamps - before.Nanoamps));
                    double unsure = Math.Sqrt(Math.Pow(run.Budget.CellMicrovolts, 2) + Math.Pow(slope * run.Budget.CurrentNanoamps(now.Range), 2));
                    return new Measured(microvolts * 1e-6, unsure * 1e-6, FormattableString.Invariant($"{threshold} mA/cm2 above the level of the sweep's first half"));
                }
            }

            throw new AnalysisException($"The current of the sweep never rose by {threshold} mA/cm2.");
        }

        /// <summary>
        /// Transference number after Bruce and Vincent without an interface resistance: conductance in the steady state of a held
        /// voltage over the one at its begin, both from a fit of I/V = a + b exp(-t / tau).
        /// </summary>
        public static Measured Transference(RunView run, MethodArguments arguments)
        {
            RunStep hold = run.Record.Steps.Where(step => step.Points.Count > 10 && step.CommandNanoamps != 0).MaxBy(step => step.Hours)
                ?? throw new AnalysisException("The record holds no held voltage with a current.");
            var points = hold.Points.Where(point => point.Microvolts != 0)
                .Select(point => (Seconds: (point.TimeMs - hold.StartMs) / 1e3, Millisiemens: (double)point.Nanoamps / point.Microvolts))
                .Where(point => point.Seconds > SettledSeconds).ToList();
            (double steady, double fall) = FitRelaxation(points);
            double value = steady / (steady + fall);
            RunPoint last = hold.Points[^1];
            double fraction = run.Budget.CurrentNanoamps(last.Range) / Math.Abs((double)last.Nanoamps);
            return new Measured(value, value * fraction * Math.Sqrt(1 + (value * value)), FormattableString.Invariant($"{1 / (steady + fall):F3} kohm at the begin, {1 / steady:F3} kohm in the steady state"));
        }

        private static RunStep Sweep(RunView run)
        {
            return run.Record.Steps.Where(step => step.Points.Count > 10 && step.Points[0].CommandNanoamps != step.Points[^1].CommandNanoamps).MaxBy(step => Span(step))
                ?? throw new AnalysisException("The record holds no sweep.");
        }

        private static int Span(RunStep step)
        {
            return step.Points.Max(point => point.Microvolts) - step.Points.Min(point => point.Microvolts);
        }

        private static double Median(IEnumerable<double> values)
        {
            double[] sorted = values.Order().ToArray();
            return sorted[sorted.Length / 2];
        }

        // The ohmic part and the offset are linear, so only j0 is searched: golden section over five decades.
        private static double FitExchange(double[] densities, double[] volts, double scale)
        {
            double golden = (Math.Sqrt(5) - 1) / 2;
            double low = Math.Log(1e-3);
            double high = Math.Log(1e2);
            for (int i = 0; i < Passes; i++)
            {
                double width = golden * (high - low);
                if (Squares(Math.Exp(high - width)) < Squares(Math.Exp(low + width)))
                {
                    high = low + width;
                }
                else
                {
                    low = high - width;
                }
            }

            return Math.Exp((low + high) / 2);

            double Squares(double exchange)
            {
                double[] rest = volts.Select((volt, i) => volt - (scale * Math.Asinh(densities[i] / (2 * exchange)))).ToArray();
                double meanJ = densities.Average();
                double meanV = rest.Average();
                double jj = densities.Sum(density => (density - meanJ) * (density - meanJ));
                double slope = densities.Select((density, i) => (density - meanJ) * (rest[i] - meanV)).Sum() / jj;
                return densities.Select((density, i) => Math.Pow(rest[i] - meanV - (slope * (density - meanJ)), 2)).Sum();
            }
        }

        private static (double Steady, double Fall) FitRelaxation(List<(double Seconds, double Value)> points)
        {
            (double Steady, double Fall) best = default;
            double least = double.MaxValue;
            for (double tau = 30; tau < 1e5; tau *= 1.02)
            {
                double[] shape = points.Select(point => Math.Exp(-point.Seconds / tau)).ToArray();
                double meanX = shape.Average();
                double meanY = points.Average(point => point.Value);
                double xx = shape.Sum(x => (x - meanX) * (x - meanX));
                double fall = shape.Select((x, i) => (x - meanX) * (points[i].Value - meanY)).Sum() / xx;
                double steady = meanY - (fall * meanX);
                double squares = shape.Select((x, i) => Math.Pow(points[i].Value - steady - (fall * x), 2)).Sum();
                if (squares < least)
                {
                    least = squares;
                    best = (steady, fall);
                }
            }

            return best;
        }
    }
}
