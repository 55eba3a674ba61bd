using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class CellWatchTests
    {
        private const int Charge = 50000;
        private static CellWatch _watch;
        private static Snapshot _snapshot;
        private static int _nanoamps;

        [TestMethod]
        public void Second_NothingMoves_NamesNoCell()
        {
            Begin(false, 3700000);
            Hold(Charge, 40);
            NothingSeen();
        }

        [TestMethod]
        public void Second_JumpUnderCharge_IsSeenOnceTheCellHasSettled()
        {
            Begin(false, 3700000);
            Hold(Charge, 28);
            Add(1, 8000);
            Hold(Charge, 1);
            Assert.AreEqual(0, _watch.RiseMicrovolts, "it still relaxes from the step");
            Hold(Charge, 1);
            Assert.AreEqual(0, _watch.RiseMicrovolts, "the baseline starts here");
            Add(1, 8000);
            Hold(Charge, 1);
            Assert.AreEqual(8000, _watch.RiseMicrovolts);
            Assert.AreEqual(1, _watch.RiseCell);
            Hold(Charge, 1);
            Assert.AreEqual(7000, _watch.RiseMicrovolts, "the baseline follows by an eighth");
        }

        [TestMethod]
        public void Second_FallUnderDischarge_IsARiseInTheCurrentsDirection()
        {
            Begin(false, 3700000);
            Hold(-Charge, 30);
            Add(0, -5000);
            Add(1, -5000);
            Hold(-Charge, 1);
            Assert.AreEqual(5000, _watch.RiseMicrovolts);
            Assert.AreEqual(0, _watch.RiseCell, "the first of two that are alike");
            Assert.AreEqual(0, _watch.FallMicrovolts, "a full cell's fall under discharge is no short");
            Assert.AreEqual(-1, _watch.FallCell);
        }

        [TestMethod]
        public void Second_AtRest_SettlesForTenMinutesAndSeesAFallButNoRise()
        {
            Begin(false, 3700000);
            Hold(0, 599);
            Add(0, -16000);
            Hold(0, 1);
            Assert.AreEqual(0, _watch.FallMicrovolts, "relaxing takes ten minutes");
            Add(0, -16000);
            Hold(0, 1);
            Assert.AreEqual(16000, _watch.FallMicrovolts);
            Assert.AreEqual(0, _watch.FallCell);
            Assert.AreEqual(0, _watch.RiseMicrovolts, "without a current nothing rises in its direction");
            Assert.AreEqual(-1, _watch.RiseCell);
            Hold(0, 1);
            Assert.AreEqual(15750, _watch.FallMicrovolts, "the baseline follows by a sixty-fourth");
            Add(1, 30000);
            Hold(0, 1);
            Assert.AreEqual(0, _watch.RiseMicrovolts);
        }

        [TestMethod]
        public void Second_FallUnderCharge_NamesTheWorstCell()
        {
            Begin(false, 3700000);
            Hold(Charge, 30);
            Add(0, -7000);
            Add(1, -6000);
            Hold(Charge, 1);
            Assert.AreEqual(7000, _watch.FallMicrovolts);
            Assert.AreEqual(0, _watch.FallCell);
            Add(1, -6000);
            Hold(Charge, 1);
            Assert.AreEqual(1, _watch.FallCell);
        }

        [TestMethod]
        public void Second_SymmetricCellUnderDischarge_FallsTowardsZero()
        {
            Begin(true, -66000);
            Hold(-Charge, 31);
            Add(1, 16000);
            Hold(-Charge, 1);
            Assert.AreEqual(16000, _watch.FallMicrovolts, "an overpotential that shrinks is a soft short in either direction");
            Assert.AreEqual(1, _watch.FallCell);
        }

        [TestMethod]
        public void Second_CellOfZeroVoltLimit_IsNotSymmetric()
        {
            Begin(false, 3700000);
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellMicrovoltsMin = 0;
            _watch = new CellWatch(configuration);
            Hold(-Charge, 31);
            Add(1, 16000);
            Hold(-Charge, 1);
            Assert.AreEqual(0, _watch.FallMicrovolts);
        }

        [TestMethod]
        public void Second_Collapse_IsTheShareThatIsLost()
        {
            Begin(true, 66000);
            Hold(Charge, 30);
            Add(0, -59400);
            Add(1, -59400);
            Hold(Charge, 1);
            Assert.AreEqual(900, _watch.CollapsePermille);
            Assert.AreEqual(0, _watch.CollapseCell);
        }

        [TestMethod]
        public void Second_CollapseOfASmallOverpotential_SaysNothing()
        {
            Begin(true, 19999);
            Hold(Charge, 30);
            Add(0, -19999);
            Hold(Charge, 1);
            Assert.AreEqual(0, _watch.CollapsePermille, "lost in the offsets");
            Assert.AreEqual(-1, _watch.CollapseCell);
            Begin(true, 20000);
            Hold(Charge, 30);
            Add(1, -10000);
            Hold(Charge, 1);
            Assert.AreEqual(500, _watch.CollapsePermille);
            Assert.AreEqual(1, _watch.CollapseCell);
        }

        [TestMethod]
        public void Second_Noise_IsTheMeanOfTheLastChanges()
        {
            Begin(false, 3700000);
            Hold(Charge, 30);
            Add(1, 8000);
            Hold(Charge, 1);
            Assert.AreEqual(1000, _watch.NoiseMicrovolts);
            Assert.AreEqual(1, _watch.NoiseCell);
            Hold(Charge, 1);
            Assert.AreEqual(875, _watch.NoiseMicrovolts);
            Add(1, -8000);
            Add(0, 8000);
            Hold(Charge, 1);
            Assert.AreEqual(1765, _watch.NoiseMicrovolts, "a change down is one as well");
            Assert.AreEqual(1, _watch.NoiseCell, "the noisier of two");
        }

        [TestMethod]
        public void Second_CellNotRead_BeginsAnew()
        {
            Begin(false, 3700000);
            Hold(Charge, 31);
            Add(0, -20000);
            _snapshot.AllCellsOk = false;
            Hold(Charge, 1);
            NothingSeen();
            _snapshot.AllCellsOk = true;
            Hold(Charge, 29);
            Add(0, -20000);
            Hold(Charge, 1);
            NothingSeen();
            Add(0, -20000);
            Hold(Charge, 1);
            Assert.AreEqual(20000, _watch.FallMicrovolts, "measured from the new baseline");
        }

        [TestMethod]
        public void Second_TemperatureMoves_BeginsAnew()
        {
            Begin(false, 3700000);
            Hold(Charge, 31);
            Add(0, -20000);
            _watch.Second(_snapshot, true);
            NothingSeen();
            Hold(Charge, 30);
            NothingSeen();
        }

        [TestMethod]
        public void Sample_CurrentSteps_EndTheSettling()
        {
            Begin(false, 3700000);
            Hold(Charge, 31);
            Add(0, -20000);
            Hold(2 * Charge, 1);
            NothingSeen();
        }

        [TestMethod]
        public void Sample_StepAfterStep_GivesTheGrowthOfTheResistance()
        {
            Begin(false, 3700000);
            Hold(0, 1);
            StepTo(Charge, 5000, 5000);
            Assert.AreEqual(0, _watch.GrowthPermille, "the first step is what later ones are compared with");
            Assert.AreEqual(-1, _watch.GrowthCell);
            Hold(Charge, 1);
            StepTo(0, -10000, -15000);
            Assert.AreEqual(3000, _watch.GrowthPermille, "down the same resistance shows with the other sign");
            Assert.AreEqual(1, _watch.GrowthCell);
            Hold(0, 1);
            StepTo(-Charge, -20000, -20000);
            Assert.AreEqual(4000, _watch.GrowthPermille);
            Assert.AreEqual(0, _watch.GrowthCell, "the first of two that are alike");
        }

        [TestMethod]
        public void Sample_StepThatIsTooSmallOrNotRead_GivesNoResistance()
        {
            Begin(false, 3700000);
            Hold(0, 1);
            StepTo(4999, 5000, 5000);
            Hold(4999, 1);
            StepTo(0, -50000, -50000);
            Assert.AreEqual(0, _watch.GrowthPermille, "noise over a small step is no resistance");
            Hold(0, 1);
            StepTo(5000, 5000, 5000);
            Hold(5000, 1);
            StepTo(0, -10000, 5000);
            Assert.AreEqual(2000, _watch.GrowthPermille, "5 uA are enough");
            Assert.AreEqual(0, _watch.GrowthCell, "a voltage that moves against the current is none");
            Hold(0, 1);
            _snapshot.AllCellsOk = false;
            StepTo(Charge, 500000, 500000);
            Assert.AreEqual(2000, _watch.GrowthPermille, "a step with a cell not read says nothing");
        }

        [TestMethod]
        public void Sample_WaveOnTheCurrent_IsNoStep()
        {
            Begin(false, 3700000);
            Hold(0, 1);
            for (int i = 0; i < 10; i++)
            {
                _watch.Sample(_snapshot, i % 2 == 0 ? Charge : -Charge, true);
                Add(0, 20000);
            }

            Assert.AreEqual(0, _watch.GrowthPermille);
        }

        [TestMethod]
        public void Second_OverpotentialOfOneLayerShrinksFromStepToStep_IsAFall()
        {
            Cycle(66000, 66000, 40000, 66000);
            Assert.AreEqual(26000, _watch.FallMicrovolts, "what the layer lost at the commanded current");
            Assert.AreEqual(0, _watch.FallCell);
        }

        [TestMethod]
        public void Second_EveryLayerShrinks_IsNoShort()
        {
            Cycle(66000, 66000, 40000, 40000);
            Assert.AreEqual(0, _watch.FallMicrovolts, "temperature or forming");
            Assert.AreEqual(-1, _watch.FallCell);
        }

        [TestMethod]
        public void Second_ShrinksByThreeTenths_IsForming()
        {
            Cycle(60000, 60000, 60000, 42000);
            Assert.AreEqual(0, _watch.FallMicrovolts);
            Cycle(60000, 60000, 60000, 41900);
            Assert.AreEqual(18100, _watch.FallMicrovolts);
            Assert.AreEqual(1, _watch.FallCell);
        }

        [TestMethod]
        public void Second_FullCellShrinksFromStepToStep_IsNoMatterOfThisWatch()
        {
            Begin(false, 3700000);
            Pulse(3766000, 3766000);
            Rest(3700000);
            Pulse(3740000, 3766000);
            _watch.Second(_snapshot, false);
            Assert.AreEqual(0, _watch.FallMicrovolts);
        }

        private static void Cycle(int first, int second, int firstThen, int secondThen)
        {
            Begin(true, 0);
            Rest(0);
            Pulse(first, second);
            Rest(0);
            Pulse(firstThen, secondThen);
            _watch.Second(_snapshot, false);
        }

        private static void Rest(int microvolts)
        {
            _snapshot.Fast[0] = microvolts;
            _snapshot.Fast[1] = microvolts;
            Hold(0, 1);
        }

        // The current steps up and each cell shows its overpotential; read with the third sample.
        private static void Pulse(int first, int second)
        {
            _snapshot.Fast[0] = first;
            _snapshot.Fast[1] = second;
            _nanoamps = Charge;
            Samples(3);
            Samples(1);
        }

        private static void Begin(bool symmetric, int cellMicrovolts)
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellMicrovoltsMin = symmetric ? -1500000 : 3000000;
            _watch = new CellWatch(configuration);
            _snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(_snapshot, cellMicrovolts, cellMicrovolts);
            _nanoamps = 0;
        }

        private static void Add(int cell, int microvolts)
        {
            _snapshot.Fast[cell] += microvolts;
            _snapshot.Slow[cell] += microvolts;
        }

        private static void Hold(int nanoamps, int seconds)
        {
            _nanoamps = nanoamps;
            for (int i = 0; i < seconds; i++)
            {
                Samples(10);
                _watch.Second(_snapshot, false);
            }
        }

        // The voltages follow the current at once; the resistance is read 200 ms later.
        private static void StepTo(int nanoamps, int first, int second)
        {
            _nanoamps = nanoamps;
            Samples(2);
            Add(0, first);
            Add(1, second);
            Samples(1);
        }

        private static void Samples(int count)
        {
            for (int i = 0; i < count; i++)
            {
                _watch.Sample(_snapshot, _nanoamps, false);
            }
        }

        private static void NothingSeen()
        {
            Assert.AreEqual(0, _watch.RiseMicrovolts);
            Assert.AreEqual(-1, _watch.RiseCell);
            Assert.AreEqual(0, _watch.CollapsePermille);
            Assert.AreEqual(-1, _watch.CollapseCell);
            Assert.AreEqual(0, _watch.FallMicrovolts);
            Assert.AreEqual(-1, _watch.FallCell);
            Assert.AreEqual(0, _watch.NoiseMicrovolts);
            Assert.AreEqual(-1, _watch.NoiseCell);
        }
    }
}
