using System;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra.Complex;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Control;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>The open loops as linear models: the control's own constants, the sampling and the plant's parameters, nothing fitted.</summary>
    internal static class LoopModels
    {
        private const double TickSeconds = RigConfiguration.TickMs * 1e-3;
        private const double MediumSeconds = 2 * TickSeconds;
        private const double SlowSeconds = 20 * TickSeconds;
        private const double ActuationSeconds = 0.01;

        /// <summary>Sensing's slow filter of the clamp's force: an eighth of the difference every 100 ms.</summary>
        public static Complex ForceFilter(double radians)
        {
            return 0.125 / (1 - (0.875 * LoopMargin.Delay(radians, MediumSeconds)));
        }

        /// <summary>Sensing's slow filter of the temperatures: half of the difference every 500 ms, the last time in the tick before the control's.</summary>
        public static Complex PlateFilter(double radians)
        {
            return 0.5 / (1 - (0.5 * LoopMargin.Delay(radians, SlowSeconds / 2)));
        }

        /// <summary>A held voltage of which the control knows nothing: integrator with its lead, median, and the layers' ohmic and interface resistance at the largest current.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="cells">Layers that the held voltage is the sum of.</param>
        /// <param name="amps">Largest current of the hold.</param>
        public static LoopMargin Voltage(LayerModel layer, int cells, double amps)
        {
            return Voltage(new HoldGain(), layer, cells, amps, 0);
        }

        /// <summary>The same after a hand-over: drop measured, the slope known and the second integral at work.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="cells">Layers that the held voltage is the sum of.</param>
        /// <param name="amps">Largest current of the hold.</param>
        /// <param name="slopeVolts">Slope of a layer's voltage at that current, in volts per second.</param>
        /// <param name="slowPerSecond">What the layer's slow element moves in a second over what its charge does.</param>
        /// <param name="grownOhms">What each layer's ohmic resistance has grown by since its drop was measured.</param>
        public static LoopMargin TakenOver(LayerModel layer, int cells, double amps, double slopeVolts, double slowPerSecond, double grownOhms = 0)
        {
            var gain = new HoldGain();
            double drop = cells * (layer.BulkResistance.Value + layer.InterfaceResistance.Value) * amps;
            gain.Tune((int)(drop * 1e6), (int)(cells * slopeVolts * 1e6));
            return Voltage(gain, layer, cells, amps, cells * slopeVolts * (1 + slowPerSecond), grownOhms);
        }

        private static LoopMargin Voltage(HoldGain gain, LayerModel layer, int cells, double amps, double drift, double grownOhms = 0)
        {
            double scale = gain.Scale * 1e-9;
            double integral = gain.IntegralPermille * 1e-3 / scale;
            double lead = gain.LeadPermille * 1e-3 / scale;
            double second = gain.SlopePermille * 1e-3 / scale;
            double ohmicVolts = cells * (layer.BulkResistance.Value + grownOhms) * amps;
            double interfaceVolts = cells * layer.InterfaceResistance.Value * amps;
            double keep = Math.Exp(-TickSeconds / layer.InterfaceTime.Value);
            return LoopMargin.Of(
                radians =>
                {
                    Complex z = LoopMargin.Delay(radians, TickSeconds);
                    Complex plant = ohmicVolts + (interfaceVolts * (1 - keep) / (1 - (keep * z))) + (drift * TickSeconds * (1 + z) / 2 / (1 - z));
                    Complex control = lead + ((integral + (second * TickSeconds / (1 - z))) * TickSeconds / (1 - z));
                    return control * plant * z * z;
                },
                TickSeconds);
        }

        /// <summary>The plates' temperature: PI, slow filter and the whole heat model, held for a second at a time.</summary>
        public static LoopMargin Temperature(RigModel rig, int cells, RigConfiguration configuration)
        {
            double gain = configuration.HeaterGainMilliwattsPerDegree * 1e-3;
            double perStep = SlowSeconds / configuration.HeaterIntegralSeconds;
            DenseMatrix heat = HeatMatrix(rig, cells);
            return LoopMargin.Of(
                radians =>
                {
                    Complex z = LoopMargin.Delay(radians, SlowSeconds);
                    Complex hold = (1 - z) / new Complex(0, radians * SlowSeconds);
                    Complex control = gain * (1 + (perStep * z / (1 - z)));
                    return control * hold * MeanPlate(heat, rig, radians) * PlateFilter(radians) * LoopMargin.Delay(radians, MediumSeconds + ActuationSeconds);
                },
                SlowSeconds);
        }

        /// <summary>The clamp's force: integral, slow filter, median and the springs.</summary>
        /// <param name="stiffnessFactor">The springs' stiffness over the provisioned one.</param>
        public static LoopMargin Clamp(double stiffnessFactor)
        {
            double perStep = MediumSeconds / (ClampControl.IntegralMs * 1e-3) * stiffnessFactor;
            return LoopMargin.Of(
                radians =>
                {
                    Complex z = LoopMargin.Delay(radians, MediumSeconds);
                    return perStep * z * z * ForceFilter(radians) / (1 - z);
                },
                MediumSeconds);
        }

        // Rates of change per degree, plates from the negative end, the block last. Shape [cells + 2, cells + 2].
        private static DenseMatrix HeatMatrix(RigModel rig, int cells)
        {
            int block = cells + 1;
            var heat = new DenseMatrix(cells + 2);
            for (int i = 0; i < cells; i++)
            {
                Link(heat, i, i + 1, rig.LayerConductance.Value);
            }

            Link(heat, 0, block, rig.EndConductance.Value);
            Link(heat, cells, block, rig.EndConductance.Value);
            heat[block, block] -= rig.BlockToAir.Value;
            for (int row = 0; row <= block; row++)
            {
                double capacity = row == block ? rig.BlockHeatCapacity.Value : rig.PlateHeatCapacity.Value;
                for (int column = 0; column <= block; column++)
                {
                    heat[row, column] /= capacity;
                }
            }

            return heat;
        }

        private static void Link(DenseMatrix heat, int a, int b, double conductance)
        {
            heat[a, a] -= conductance;
            heat[b, b] -= conductance;
            heat[a, b] += conductance;
            heat[b, a] += conductance;
        }

        // Degrees of the four sensors' mean per watt into the block.
        private static Complex MeanPlate(DenseMatrix heat, RigModel rig, double radians)
        {
            int cells = heat.RowCount - 2;
            DenseMatrix system = DenseMatrix.CreateDiagonal(heat.RowCount, heat.RowCount, new Complex(0, radians)) - heat;
            var power = new DenseVector(heat.RowCount);
            power[cells + 1] = 1 / rig.BlockHeatCapacity.Value;
            MathNet.Numerics.LinearAlgebra.Vector<Complex> degrees = system.Solve(power);
            Complex sum = 0;
            for (int sensor = 0; sensor < 4; sensor++)
            {
                sum += degrees[((sensor * cells) + 1) / 3];
            }

            return sum / 4;
        }
    }
}
