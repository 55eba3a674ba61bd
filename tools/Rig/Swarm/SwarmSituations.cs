using System;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>
    /// What chance alone would meet too rarely to be measured: each danger with one protection left, memory that is hit, people in
    /// a hurry. A situation says what happens; when, how strong and on which cell is drawn.
    /// </summary>
    public static class SwarmSituations
    {
        private static readonly Action<Draft>[] Situations =
        [
            OvervoltageWithinComparators, UndervoltageWithinComparators, OvervoltageFirmwareAlone, ReversalFirmwareAlone,
            ReversalByContactLoss, ReversalByContactLossFirmwareAlone, OvervoltageHardwareAlone, UndervoltageHardwareAlone, Overcurrent, Overtemperature, Runaway,
            DrivenRunaway, HeaterStuck, ShortedLayer, ConfigurationHit, ProgramHit, BrokenBeforeBoot, ChargeLimit, StopWhileArming,
            SymmetricHardShort, StackVoltageAlone, CurrentInIdle, Cold, StuckAtRest, LongCollection, HeaterOrForceSensorDrifts, LittleGivenBack,
            CellDrifts, StackDrifts, CurrentDrifts, PointDrifts, SecondPathsGone,
        ];

        /// <summary>How many there are.</summary>
        public static int Count
        {
            get { return Situations.Length; }
        }

        /// <summary>Puts a rig into a situation; on half of them every cycle is stretched, by up to 30 ms.</summary>
        /// <param name="number">Which; they take turns.</param>
        /// <param name="random">Draws the rest.</param>
        /// <param name="scenario">Gets faults, actions and length.</param>
        /// <param name="shape">Gets what the program must be like.</param>
        public static void Draw(ulong number, SeededRandom random, Scenario scenario, ProgramShape shape)
        {
            if (random.NextInt(0, 1) == 0)
            {
                scenario.Faults.Add(new FaultSpecification { Fault = "stretchedCycle", Value = random.NextInt(5, 30), AtSeconds = 1 });
            }

            var draft = new Draft(random, scenario, shape);
            Situations[(int)(number % (ulong)Situations.Length)](draft);
        }

        // Inside the lowest comparator, 15 mV outside the firmware's tier: the firmware has to act.
        private static void OvervoltageWithinComparators(Draft draft)
        {
            draft.OnCell("overvoltage", draft.At(), draft.Max + draft.Range(0.053, 0.064));
        }

        private static void UndervoltageWithinComparators(Draft draft)
        {
            draft.OnCell("undervoltage", draft.At(), draft.Min - draft.Range(0.053, 0.064));
        }

        private static void OvervoltageFirmwareAlone(Draft draft)
        {
            double at = draft.At();
            draft.Fault("comparatorsDead", at - 1);
            draft.OnCell("overvoltage", at, draft.Max + draft.Range(0.06, 1.7));
        }

        private static void ReversalFirmwareAlone(Draft draft)
        {
            double at = draft.At();
            draft.Fault("comparatorsDead", at - 1);
            draft.OnCell("undervoltage", at, Math.Min(draft.Min, 0) - draft.Range(0.2, 3));
        }

        // Tens of kiloohms in series: under a discharge the layer is below zero at once, without a way through the tiers above.
        private static void ReversalByContactLoss(Draft draft)
        {
            draft.OnCell("contactLoss", draft.At(), Math.Round(draft.Range(30000, 60000)));
            draft.Shape.DischargesFirst = true;
            draft.Shape.IsSteady = true;
        }

        private static void ReversalByContactLossFirmwareAlone(Draft draft)
        {
            ReversalByContactLoss(draft);
            draft.Fault("comparatorsDead", 2);
        }

        // The loop stands still a moment before the comparator's level, and well within the heartbeat's time.
        private static void OvervoltageHardwareAlone(Draft draft)
        {
            double at = draft.At();
            draft.OnCell("overvoltage", at, draft.Max + 1.7);
            draft.Fault("deadThread", at + draft.Range(0.02, 0.1), seconds: draft.Range(1, 20));
        }

        private static void UndervoltageHardwareAlone(Draft draft)
        {
            double at = draft.At();
            draft.OnCell("undervoltage", at, draft.Min - 4.5);
            draft.Fault("deadThread", at + draft.Range(0.005, 0.05), seconds: draft.Range(1, 20));
        }

        private static void Overcurrent(Draft draft)
        {
            double microamps = draft.Range(1070, 5000);
            draft.Fault("currentStuck", draft.At(), Math.Round(draft.Random.NextInt(0, 1) == 0 ? microamps : -microamps));
            draft.Shape.IsSteady = true;
        }

        // An oven that does not stop: slower than the rate's rung, and not for so long that the air alone burns the stack.
        private static void Overtemperature(Draft draft)
        {
            // In three steps: air that is much hotter at once lets the plates rise so fast that the current is held off before.
            draft.Scenario.DurationSeconds = 1100;
            draft.Fault("airTemperature", 10, Math.Round(draft.Range(44, 46), 1), 289.9);
            draft.Fault("airTemperature", 300, Math.Round(draft.Range(61, 63), 1), 299.9);
            draft.Fault("airTemperature", 600, Math.Round(draft.Range(79, 82), 1));
            draft.Shape.IsSteady = true;
            draft.Shape.IsHeated = false;
        }

        private static void Runaway(Draft draft)
        {
            draft.OnCell("runaway", draft.At(), Math.Round(draft.Range(0.6, 3), 3));
        }

        private static void DrivenRunaway(Draft draft)
        {
            draft.OnCell("drivenRunaway", draft.At(), Math.Round(draft.Range(0.6, 3), 3));
            draft.Shape.IsSteady = true;
        }

        private static void HeaterStuck(Draft draft)
        {
            draft.Fault("heaterStuckOn", draft.At());
            draft.Shape.IsHeated = draft.Random.NextInt(0, 1) == 0;
        }

        private static void ShortedLayer(Draft draft)
        {
            draft.OnCell(draft.Random.NextInt(0, 1) == 0 ? "softShort" : "hardShort", draft.At(), Math.Round(draft.Range(20, 3000)));
            draft.Shape.IsSteady = true;
        }

        private static void ConfigurationHit(Draft draft)
        {
            draft.Fault("configurationFlip", draft.At(), draft.Random.NextInt(0, MemoryUpset.ConfigurationBits - 1));
        }

        private static void ProgramHit(Draft draft)
        {
            draft.Fault("programFlip", draft.At(), draft.Random.NextInt(0, int.MaxValue - 1));
        }

        // The order of the tiers is what the table's own check at boot holds on to.
        private static void BrokenBeforeBoot(Draft draft)
        {
            string[] tiers = ["CellWarnMicrovolts", "CellInhibitMicrovolts", "CellTripMicrovolts", "CellSpreadMicrovolts", "StackSumMicrovolts"];
            int field = MemoryUpset.BitOf(tiers[draft.Random.NextInt(0, tiers.Length - 1)]);
            const int SignBit = 31;
            draft.Fault("configurationFlip", 0, field + SignBit);
        }

        private static void ChargeLimit(Draft draft)
        {
            draft.Scenario.ChargeMicroampHoursMax = draft.Random.NextInt(2, 20);
            draft.Scenario.DurationSeconds = draft.Range(600, 1200);
            draft.Shape.IsSteady = true;
        }

        private static void StopWhileArming(Draft draft)
        {
            double stop = draft.Range(3, 30);
            double start = stop + draft.Range(2, 10);
            draft.Do("stop", stop);
            draft.Do("start", start);
            draft.Do("stop", start + draft.Range(0.06, 0.19));
            draft.Do("start", start + 5);
        }

        private static void SymmetricHardShort(Draft draft)
        {
            draft.Scenario.Stack = "C000-01";
            draft.Shape.IsSteady = true;
            draft.Shape.IsHeated = false;
            draft.Scenario.DurationSeconds = draft.Range(200, 500);
            draft.OnCell("hardShort", draft.Range(60, 190), Math.Round(draft.Range(1, 50), 1));
        }

        // The only cell's own channel stands still: what sees the cell leave is the stack's channel.
        private static void StackVoltageAlone(Draft draft)
        {
            draft.Scenario.Cells = 1;
            double at = draft.At();
            draft.OnChannel("sensorStuck", "cell1", at - draft.Range(0.2, 2), null);
            bool isHigh = draft.Random.NextInt(0, 1) == 0;
            draft.OnCell(isHigh ? "overvoltage" : "undervoltage", at, isHigh ? draft.Max + 1.7 : draft.Min - 4.5);
        }

        private static void CurrentInIdle(Draft draft)
        {
            double stop = draft.Range(5, 30);
            draft.Do("stop", stop);
            draft.OnChannel("sensorDrift", draft.Random.NextInt(0, 1) == 0 ? "current" : "currentSecond", stop + draft.Range(3, 20), draft.Range(1000, 5000));
        }

        private static void Cold(Draft draft)
        {
            draft.Scenario.DurationSeconds = draft.Range(500, 900);
            draft.Fault("airTemperature", draft.Range(2, 20), Math.Round(draft.Range(-80, -60), 1));
            draft.Shape.IsHeated = false;
        }

        private static void StuckAtRest(Draft draft)
        {
            double pause = draft.Range(5, 40);
            draft.Do("pause", pause);
            draft.Fault("sourceStuckOn", pause + draft.Range(1, 5), Math.Round(draft.Range(100, 1000)));
            draft.Shape.IsSteady = true;
        }

        private static void LongCollection(Draft draft)
        {
            draft.Fault("stretchedCycle", draft.At(), draft.Random.NextInt(600, 900), seconds: draft.Range(0.05, 2));
        }

        // The force's runs faster than the clamp can follow, or the control would hide it by letting go.
        private static void HeaterOrForceSensorDrifts(Draft draft)
        {
            if (draft.Random.NextInt(0, 1) == 0)
            {
                draft.OnChannel("sensorDrift", "heater", draft.At(), draft.Range(2000, 9000));
            }
            else
            {
                draft.OnChannel("sensorDrift", "clampForce", draft.At(), draft.Range(9000, 30000));
            }
        }

        private static void LittleGivenBack(Draft draft)
        {
            draft.Scenario.StateOfCharge = draft.Range(0.3, 0.5);
            draft.Scenario.DurationSeconds = draft.Range(700, 1200);
            draft.Shape.GivesLittleBack = true;
        }

        // Both cells of two, one up and one down, so that their sum says nothing.
        private static void CellDrifts(Draft draft)
        {
            Slowly(draft);
            draft.Scenario.Cells = 2;
            double perSecond = draft.Range(60, 120);
            draft.OnChannel("sensorDrift", "cell1", 200, perSecond);
            draft.OnChannel("sensorDrift", "cell2", 200, -perSecond);
        }

        private static void StackDrifts(Draft draft)
        {
            Slowly(draft);
            draft.OnChannel("sensorDrift", "stack", 200, draft.Range(50, 70));
        }

        private static void CurrentDrifts(Draft draft)
        {
            Slowly(draft);
            draft.OnChannel("sensorDrift", "currentSecond", 200, draft.Range(5, 15));
        }

        private static void PointDrifts(Draft draft)
        {
            Slowly(draft);
            draft.OnChannel("sensorDrift", "plate2", 200, draft.Range(4, 10));
        }

        private static void SecondPathsGone(Draft draft)
        {
            draft.Scenario.DurationSeconds = draft.Range(200, 400);
            draft.Shape.IsSteady = true;
            draft.Fault("secondPathLost", draft.Range(5, 60));
        }

        // Long enough to learn what the paths differ by and to see them move; no trip ends it before.
        private static void Slowly(Draft draft)
        {
            draft.Scenario.DurationSeconds = draft.Range(1000, 1200);
            draft.Scenario.StateOfCharge = draft.Range(0.4, 0.5);
            draft.Shape.IsSteady = true;
            draft.Shape.IsHeated = false;
        }

        private sealed class Draft
        {
            public Draft(SeededRandom random, Scenario scenario, ProgramShape shape)
            {
                Random = random;
                Scenario = scenario;
                Shape = shape;
            }

            public SeededRandom Random { get; }

            public Scenario Scenario { get; }

            public ProgramShape Shape { get; }

            public double Max
            {
                get { return ModelLibrary.Stack(Scenario.Stack).Layer.WindowMax.Value; }
            }

            public double Min
            {
                get { return ModelLibrary.Stack(Scenario.Stack).Layer.WindowMin.Value; }
            }

            public double At()
            {
                return Range(5, Scenario.DurationSeconds - 20);
            }

            public double Range(double from, double to)
            {
                return from + ((to - from) * Random.NextUniform());
            }

            public void OnCell(string fault, double at, double value)
            {
                Add(fault, at, value, 0, Random.NextInt(1, Scenario.Cells), "");
            }

            public void Fault(string fault, double at, double? value = null, double seconds = 0)
            {
                Add(fault, at, value, seconds, 0, "");
            }

            public void OnChannel(string fault, string channel, double at, double? value)
            {
                Add(fault, at, value, 0, 0, channel);
            }

            public void Do(string action, double at)
            {
                Scenario.Actions.Add(new OperatorAction { Action = action, AtSeconds = Math.Round(at, 6) });
            }

            private void Add(string fault, double at, double? value, double seconds, int cell, string channel)
            {
                Scenario.Faults.Add(new FaultSpecification
                {
                    Fault = fault,
                    Cell = cell,
                    Channel = channel,
                    Value = value is { } number ? Math.Round(number, 4) : null,
                    AtSeconds = Math.Round(at, 6),
                    DurationSeconds = Math.Round(seconds, 6),
                });
            }
        }
    }
}
