using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>What the watch of the cells reads at a current step, and what it does not.</summary>
    [TestClass]
    public class CellWatchStepTests
    {
        private const int Charge = 50000;
        private static CellWatch _watch;
        private static Snapshot _snapshot;
        private static int _nanoamps;

        [TestMethod]
        public void Second_NoStepSinceBoot_NamesNoCell()
        {
            Begin(2);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(0, _watch.FallMicrovolts);
            Assert.AreEqual(-1, _watch.FallCell);
        }

        [TestMethod]
        public void Sample_StepBeforeAnyVoltageIsKnown_GivesNoResistance()
        {
            Begin(2);
            Step(Charge, 500000, 500000);
            Stay();
            Step(0, 480000, 480000);
            Stay();
            Step(Charge, 520000, 500000);
            Assert.AreEqual(2000, _watch.GrowthPermille, "against the first step that has a before: 20 mV");
            Assert.AreEqual(0, _watch.GrowthCell);
        }

        [TestMethod]
        public void Sample_FirstStepAgainstTheCurrent_IsNotWhatLaterOnesAreComparedWith()
        {
            Begin(2);
            Rest(0);
            Step(Charge, -5000, -5000);
            Rest(0);
            Step(Charge, 5000, 5000);
            Rest(0);
            Step(Charge, 10000, 5000);
            Assert.AreEqual(2000, _watch.GrowthPermille);
            Assert.AreEqual(0, _watch.GrowthCell);
        }

        [TestMethod]
        public void Sample_ThirdSampleUnderACurrent_IsTheVoltageBeforeTheNextStep()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 5000, 5000);
            Stay();
            Step(0, -5000, 0);
            Assert.AreEqual(2000, _watch.GrowthPermille, "10 mV down after 5 mV up");
            Assert.AreEqual(0, _watch.GrowthCell);
        }

        [TestMethod]
        public void Sample_StepOutOfAWave_GivesNoResistance()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 5000, 5000);
            Stay();
            _watch.Sample(_snapshot, Charge, true);
            Step(0, -50000, -50000);
            Assert.AreEqual(0, _watch.GrowthPermille, "what was before the wave is no measure");
        }

        [TestMethod]
        public void Sample_Wave_BeginsTheSettlingAnew()
        {
            Begin(2);
            _nanoamps = Charge;
            Seconds(31);
            _watch.Sample(_snapshot, Charge, true);
            _snapshot.Slow[0] -= 20000;
            _watch.Second(_snapshot, false);
            Assert.AreEqual(0, _watch.FallMicrovolts);
        }

        [TestMethod]
        public void Second_StepOfAnotherSize_BeginsANewComparison()
        {
            Assert.AreEqual(0, FallAfter(Charge, Charge + 2501), "a larger step");
            Assert.AreEqual(0, FallAfter(Charge, Charge - 2501), "a smaller step");
            Assert.AreNotEqual(0, FallAfter(Charge, Charge + 2500), "a twentieth more is the same step");
            Assert.AreNotEqual(0, FallAfter(Charge, Charge - 2500), "a twentieth less as well");
        }

        [TestMethod]
        public void Second_LayerThatShowedNothing_HasLostNothing()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 0, 66000);
            Rest(0);
            Step(Charge, 66000, 66000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(0, _watch.FallMicrovolts);
        }

        [TestMethod]
        public void Second_LayerBelowZero_HasLostAllAndNoMore()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 66000, 66000);
            Rest(0);
            Step(Charge, -20000, 66000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(66000, _watch.FallMicrovolts);
        }

        [TestMethod]
        public void Second_TheOtherLayerGrows_IsNoReasonToBlameThisOne()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 60000, 60000);
            Rest(0);
            Step(Charge, 48000, 72000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(0, _watch.FallMicrovolts, "two tenths less is forming, whatever the other does");
        }

        [TestMethod]
        public void Second_SingleCell_IsComparedWithItself()
        {
            Begin(1);
            Rest(0);
            Step(Charge, 66000, 0);
            Rest(0);
            Step(Charge, 40000, 0);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(26000, _watch.FallMicrovolts);
            Assert.AreEqual(0, _watch.FallCell);
        }

        [TestMethod]
        public void Second_StepToRest_TellsTheFallAtTheCurrentThatEnded()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 66000, 66000);
            Stay();
            Step(0, 26000, 0);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(26000, _watch.FallMicrovolts, "40 mV of 66 at the end of the same current");
            Assert.AreEqual(0, _watch.FallCell);
        }

        [TestMethod]
        public void Second_CurrentTurnsRound_TellsTheFallAtTheCommandedCurrent()
        {
            Begin(2);
            _nanoamps = -Charge;
            Rest(-66000);
            Step(Charge, 66000, 66000);
            Rest(-66000);
            Step(Charge, 14000, 66000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(26000, _watch.FallMicrovolts, "80 mV of 132 mV over twice the current is 26 mV at the current itself");
        }

        [TestMethod]
        public void Second_SlowDecline_IsComparedWithTheMeanOfTheStepsBefore()
        {
            Begin(2);
            Rest(0);
            Step(Charge, 66000, 66000);
            Rest(0);
            Step(Charge, 50000, 66000);
            Rest(0);
            Step(Charge, 40000, 66000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(18000, _watch.FallMicrovolts, "58 mV was usual");
        }

        [TestMethod]
        public void Second_BrokenLayersResistance_IsHeldWhereTwoOfThemAreStillAnInt()
        {
            Begin(2);
            const int Small = 5000;
            _nanoamps = 0;
            Rest(0);
            Step(Small, 9000000, 9000000);
            Rest(0);
            Step(Small, 9000000, 9000000);
            Rest(0);
            Step(Small, 1000000, 9000000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(4368709, _watch.FallMicrovolts, "from the 1.07 Mohm it is held at to 0.2 Mohm");
        }

        [TestMethod]
        public void Second_TwelveLayers_EachIsWatchedAndTheFirstOfTwoAlikeNamed()
        {
            Begin(12);
            RestAll(0);
            StepAll(66000);
            RestAll(0);
            _nanoamps = Charge;
            for (int i = 0; i < 12; i++)
            {
                _snapshot.Fast[i] = i == 4 || i == 11 ? 40000 : 66000;
            }

            Samples(3);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(26000, _watch.FallMicrovolts);
            Assert.AreEqual(4, _watch.FallCell);
            RestAll(0);
            StepAll(66000);
            Assert.AreEqual(-1, Highest(), "no layer has more than at its first step");
        }

        private static int Highest()
        {
            return _watch.GrowthPermille > 1000 ? _watch.GrowthCell : -1;
        }

        // Two steps from rest, the first layer with six tenths of its resistance in the second one.
        private static int FallAfter(int first, int second)
        {
            Begin(2);
            Rest(0);
            Step(first, first, first);
            Rest(0);
            Step(second, second * 6 / 10, second);
            _watch.Second(_snapshot, false);
            return _watch.FallMicrovolts;
        }

        private static void Begin(int cells)
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellCount = cells;
            configuration.CellMicrovoltsMin = -1500000;
            _watch = new CellWatch(configuration);
            _snapshot = GoodSnapshot.Make();
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                _snapshot.Fast[i] = 0;
                _snapshot.Slow[i] = 0;
            }

            _nanoamps = 0;
        }

        // At rest, or under the current before the step, until its voltages are known.
        private static void Rest(int microvolts)
        {
            _nanoamps = microvolts < 0 ? -Charge : 0;
            _snapshot.Fast[0] = microvolts;
            _snapshot.Fast[1] = microvolts;
            Samples(4);
        }

        private static void RestAll(int microvolts)
        {
            _nanoamps = 0;
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                _snapshot.Fast[i] = microvolts;
            }

            Samples(4);
        }

        // Three samples: the step, and the two until it is read.
        private static void Step(int nanoamps, int first, int second)
        {
            _nanoamps = nanoamps;
            _snapshot.Fast[0] = first;
            _snapshot.Fast[1] = second;
            Samples(3);
        }

        private static void StepAll(int microvolts)
        {
            _nanoamps = Charge;
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                _snapshot.Fast[i] = microvolts;
            }

            Samples(3);
        }

        private static void Stay()
        {
            Samples(1);
        }

        private static void Seconds(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Samples(10);
                _watch.Second(_snapshot, false);
            }
        }

        private static void Samples(int count)
        {
            for (int i = 0; i < count; i++)
            {
                _watch.Sample(_snapshot, _nanoamps, false);
            }
        }
    }
}
