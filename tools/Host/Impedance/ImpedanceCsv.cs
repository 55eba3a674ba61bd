using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace RigFirmware.Host.Impedance
{
    /// <summary>Writes sweeps as comma-separated values, a point a line, units in the heads.</summary>
    public static class ImpedanceCsv
    {
        private const string Head = "rig,boot,step,cycle,channel,frequencyHertz,realOhms,imaginaryOhms,uncertaintyOhms,coherence,distortion,kramersKronigReal,kramersKronigImaginary,currentNanoamps,voltageMicrovolts,meanVolts,driftMillivoltsPerHour,plateDegrees,periods";

        /// <summary>Writes all of them.</summary>
        public static void Write(TextWriter writer, IEnumerable<RigImpedance> rigs)
        {
            writer.WriteLine(Head);
            foreach (RigImpedance rig in rigs)
            {
                foreach (ImpedanceResult sweep in rig.Sweeps)
                {
                    foreach (ImpedanceSpectrum spectrum in sweep.Spectra)
                    {
                        foreach ((ImpedancePoint point, int i) in spectrum.Points.Select((point, i) => (point, i)))
                        {
                            KramersKronigResult? test = spectrum.KramersKronig;
                            writer.WriteLine(FormattableString.Invariant($"{rig.RigId},{rig.BootId},{sweep.Step},{sweep.Cycle},{spectrum.Channel},{point.FrequencyHertz:G9},{point.RealOhms:G9},{point.ImaginaryOhms:G9},{point.UncertaintyOhms:G4},{point.Coherence:G6},{point.Distortion:G4},{test?.RealResiduals[i]:G4},{test?.ImaginaryResiduals[i]:G4},{point.CurrentNanoamps:G7},{point.VoltageMicrovolts:G7},{point.MeanVolts:G8},{point.DriftMillivoltsPerHour:G4},{point.PlateDegrees:G6},{point.Periods}"));
                        }
                    }
                }
            }
        }
    }
}
