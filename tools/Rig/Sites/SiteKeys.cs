using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.App;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Tmc5160;
using RigFirmware.Host.Programs;

namespace RigFirmware.Rig.Sites
{
    /// <summary>
    /// Every number of a rig's file. Names that a program's <c>rig</c> has as well are the same, and so are their ends. What is left
    /// out is as the settings' own classes have it.
    /// </summary>
    public static class SiteKeys
    {
        private const decimal Micro = 1000000m;
        private const decimal Milli = 1000m;

        // The chip's clock of 12 MHz: VMAX counts microsteps in 2^24 cycles, AMAX their change in 2^41 cycles squared.
        private const decimal SpeedPerMicrostep = 16777216m / 12000000m;
        private const decimal AccelerationPerMicrostep = 2199023255552m / (12000000m * 12000000m);
        private const int CurrentSteps = 32;
        private static readonly RigConfiguration Widest = ProgramRigs.Widest;

        /// <summary>All of them, a section after the other.</summary>
        public static readonly IReadOnlyList<SiteKey> All = [.. Stack(), .. Plug(), .. Heater(), .. Clamp(), .. Motor()];

        /// <summary>The sections in order.</summary>
        public static readonly IReadOnlyList<string> Sections = All.Select(key => key.Section).Distinct().ToList();

        /// <summary>Sections that every file has, since they hold what no default can know.</summary>
        public static readonly IReadOnlyList<string> Needed = ["stack", "plug"];

        private static IEnumerable<SiteKey> Stack()
        {
            const string S = "stack";
            decimal cellMin = Widest.CellMicrovoltsMin / Micro;
            decimal cellMax = Widest.CellMicrovoltsMax / Micro;
            decimal plateMax = Widest.PlateMillidegreesMax / Milli;
            return
            [
                new(S, "cells", "", 1, Channel.CellsMax, (s, v) => s.Configuration.CellCount = s.FrontEnd.CellCount = Whole(v), true),
                new(S, "oneC", "mA", 0, Widest.StackNanoampsMax / Micro, (s, v) => s.Configuration.OneCNanoamps = Whole(v * Micro), true),
                new(S, "cellMax", "V", cellMin, cellMax, (s, v) => s.Configuration.CellMicrovoltsMax = Whole(v * Micro), true),
                new(S, "cellMin", "V", cellMin, cellMax, (s, v) => s.Configuration.CellMicrovoltsMin = Whole(v * Micro), true),
                new(S, "cellWarn", "mV", 1, 1000, (s, v) => s.Configuration.CellWarnMicrovolts = Whole(v * Milli)),
                new(S, "cellInhibit", "mV", 1, 1000, (s, v) => s.Configuration.CellInhibitMicrovolts = Whole(v * Milli)),
                new(S, "cellTrip", "mV", 1, 1000, (s, v) => s.Configuration.CellTripMicrovolts = Whole(v * Milli)),
                new(S, "sumMax", "mV", 1, 1000, (s, v) => s.Configuration.StackSumMicrovolts = Whole(v * Milli)),
                new(S, "spreadWarn", "mV", 1, 5000, (s, v) => s.Configuration.CellSpreadWarnMicrovolts = Whole(v * Milli)),
                new(S, "spreadTrip", "mV", 1, 5000, (s, v) => s.Configuration.CellSpreadMicrovolts = Whole(v * Milli)),
                new(S, "currentMax", "mA", 0.0001m, Widest.StackNanoampsMax / Micro, (s, v) => s.Configuration.StackNanoampsMax = Whole(v * Micro), true),
                new(S, "chargeMax", "mAh", 0.001m, Widest.ChargeMicroampHoursMax / Milli, (s, v) => s.Configuration.ChargeMicroampHoursMax = Whole(v * Milli), true),
                new(S, "temperatureMax", "degC", 0, plateMax, (s, v) => s.Configuration.PlateMillidegreesMax = Whole(v * Milli)),
                new(S, "temperatureMin", "degC", -30, plateMax, (s, v) => s.Configuration.PlateMillidegreesMin = Whole(v * Milli)),
                new(S, "ambientMax", "degC", 20, 60, (s, v) => s.Configuration.AmbientMillidegreesMax = Whole(v * Milli)),
            ];
        }

        private static IEnumerable<SiteKey> Plug()
        {
            const string S = "plug";
            return
            [
                new(S, "over", "mV", -4900, 5905, (s, v) => s.FrontEnd.PlugOverMillivolts = Whole(v), true),
                new(S, "under", "mV", -4905, 5900, (s, v) => s.FrontEnd.PlugUnderMillivolts = Whole(v), true),
            ];
        }

        private static IEnumerable<SiteKey> Heater()
        {
            const string S = "heater";
            return
            [
                new(S, "power", "W", 0.1m, 60, (s, v) => s.FrontEnd.HeaterMilliwatts = Whole(v * Milli)),
                new(S, "powerMax", "W", 0, 60, (s, v) => s.Configuration.HeaterMilliwattsMax = Whole(v * Milli)),
                new(S, "blockMax", "degC", 30, 115, (s, v) => s.Configuration.HeaterMillidegreesMax = Whole(v * Milli)),
                new(S, "rampMax", "degC/s", 0.001m, 1, (s, v) => s.Configuration.RampMillidegreesPerSecondMax = Whole(v * Milli)),
                new(S, "loss", "W/degC", 0, 5, (s, v) => s.Configuration.HeaterMilliwattsPerDegree = Whole(v * Milli)),
                new(S, "heatCapacity", "J/degC", 0, 10000, (s, v) => s.Configuration.HeaterMillijoulesPerDegree = Whole(v * Milli)),
                new(S, "gain", "W/degC", 0, 100, (s, v) => s.Configuration.HeaterGainMilliwattsPerDegree = Whole(v * Milli)),
                new(S, "integralTime", "s", 1, 36000, (s, v) => s.Configuration.HeaterIntegralSeconds = Whole(v)),
            ];
        }

        private static IEnumerable<SiteKey> Clamp()
        {
            const string S = "clamp";
            return
            [
                new(S, "forceMax", "N", 1, Widest.ClampMillinewtonsMax / Milli, (s, v) => s.Configuration.ClampMillinewtonsMax = s.FrontEnd.ClampMillinewtonsMax = Whole(v * Milli)),
                new(S, "force", "N", 0, Widest.ClampMillinewtonsMax / Milli, (s, v) => s.Configuration.ClampMillinewtons = Whole(v * Milli)),
                new(S, "stiffness", "N/mm", 0.1m, 100000, (s, v) => s.Configuration.ClampMillinewtonsPerMillimetre = Whole(v * Milli)),
                new(S, "travel", "mm", 0.1m, 10, (s, v) => s.FrontEnd.ClampTravelMicrometres = Whole(v * Milli)),
                new(S, "safeTravel", "%", 0, 50, (s, v) => s.FrontEnd.ClampSafePermille = Whole(v * 10)),
            ];
        }

        // Speed and acceleration are counted in microsteps, which stand before them.
        private static IEnumerable<SiteKey> Motor()
        {
            const string S = "motor";
            return
            [
                new(S, "microstepsPerMillimetre", "", 100, 1000000, (s, v) => s.FrontEnd.Motion.MicrostepsPerMillimetre = Whole(v), true),
                new(S, "speed", "mm/s", 0.001m, 5, (s, v) => s.FrontEnd.Motion.Speed = Whole(v * s.FrontEnd.Motion.MicrostepsPerMillimetre * SpeedPerMicrostep), true),
                new(S, "acceleration", "mm/s2", 0.01m, 100, (s, v) => s.FrontEnd.Motion.Acceleration = Whole(v * s.FrontEnd.Motion.MicrostepsPerMillimetre * AccelerationPerMicrostep), true),
                new(S, "runCurrent", "%", 4, 96, (s, v) => SetCurrent(s.FrontEnd.Motion, 8, v)),
                new(S, "holdCurrent", "%", 4, 96, (s, v) => SetCurrent(s.FrontEnd.Motion, 0, v)),
            ];
        }

        // Thirty-seconds of full current in five bits of IHOLD_IRUN.
        private static void SetCurrent(Tmc5160Settings motion, int shift, decimal percent)
        {
            int steps = Math.Min(Whole(percent * CurrentSteps / 100), CurrentSteps - 1);
            motion.Currents = (motion.Currents & ~((CurrentSteps - 1) << shift)) | (steps << shift);
        }

        // Figures finer than a setting's own unit are rounded to it: each unit is far below what the rig can measure.
        private static int Whole(decimal value)
        {
            return (int)Math.Round(Math.Clamp(value, int.MinValue, int.MaxValue), MidpointRounding.AwayFromZero);
        }
    }
}
