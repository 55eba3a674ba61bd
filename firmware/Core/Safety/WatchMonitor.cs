using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Hands the rows that need a history their values: the cells' own past, heater, clamp, stuck converters, the rig's own
    /// integrity. Runs at the medium and the slow rate; its rows' budgets say so.
    /// </summary>
    [CycleCode]
    public sealed class WatchMonitor
    {
        // After the temperature has been moved, overpotentials need this long to follow.
        private const int TemperatureCalmSeconds = 120;
        private const int SurroundingBits = (1 << Channel.Heater) | (1 << Channel.Ambient) | (1 << Channel.ClampForce) | (1 << Channel.ClampTravel);
        private readonly FaultMonitor _faults;
        private readonly int[] _unsettled;
        private readonly int _heaterQuiet;
        private readonly int _ambientQuiet;
        private readonly int _apartQuiet;
        private readonly CellWatch _cells;
        private readonly HeaterWatch _heater = new HeaterWatch();
        private readonly ClampWatch _clamp;
        private int _calmSeconds;

        /// <summary>Two paths to each quantity, compared.</summary>
        public readonly DriftWatch Drift;

        /// <summary>The monitor of a rig.</summary>
        public WatchMonitor(RigConfiguration configuration, FaultTable table, FaultMonitor faults)
        {
            _faults = faults;
            _unsettled = faults.Unsettled;
            _heaterQuiet = table.Row(FaultId.HeaterHot).TripLimit;
            _ambientQuiet = table.Row(FaultId.AmbientHot).TripLimit;
            _apartQuiet = table.Row(FaultId.TemperaturesDisagree).TripLimit;
            _cells = new CellWatch(configuration);
            _clamp = new ClampWatch(configuration);
            Drift = new DriftWatch(configuration);
        }

        /// <summary>Judges what changes at the medium rate (100 ms).</summary>
        public void JudgeMedium(Snapshot snapshot, SafetyInputs inputs)
        {
            _cells.Sample(snapshot, inputs.CommandNanoamps, inputs.CommandSwingNanoamps != 0);
            int[] fast = snapshot.Fast;
            if (_unsettled[FaultGroup.Surroundings] != 0 || (snapshot.NotOkMask & SurroundingBits) != 0 || snapshot.MissingPlate >= 0
                || fast[Channel.Heater] > _heaterQuiet || fast[Channel.Ambient] > _ambientQuiet || snapshot.HottestPlateMillidegrees - snapshot.ColdestPlateMillidegrees > _apartQuiet)
            {
                JudgeSurroundings(snapshot);
            }

            // All four are -1 while every converter moves; the sign of their conjunction says so.
            if (_unsettled[FaultGroup.Frozen] != 0 || (snapshot.FrozenCell & snapshot.FrozenElectrical & snapshot.FrozenTemperature & snapshot.FrozenForce) >= 0)
            {
                JudgeFrozen(snapshot);
            }

            if (_unsettled[FaultGroup.Integrity] != 0 || inputs.Communication != 0 || inputs.ConfigurationBroken || inputs.ProgramBroken || inputs.SelfTestOverdue || inputs.BlackBoxWaiting)
            {
                JudgeIntegrity(inputs);
            }
        }

        /// <summary>Judges what changes once a second.</summary>
        public void JudgeSlow(Snapshot snapshot, SafetyInputs inputs)
        {
            _calmSeconds = inputs.RampMillidegreesPerSecond != 0 ? TemperatureCalmSeconds : (_calmSeconds > 0 ? _calmSeconds - 1 : 0);
            _cells.Second(snapshot, _calmSeconds > 0);
            _faults.Judge(FaultId.SoftShort, _cells.FallMicrovolts, _cells.FallCell);
            _faults.Judge(FaultId.HardShort, _cells.CollapsePermille, _cells.CollapseCell);
            _faults.Judge(FaultId.ContactLoss, _cells.RiseMicrovolts, _cells.RiseCell);
            _faults.Judge(FaultId.ResistanceGrowth, _cells.GrowthPermille, _cells.GrowthCell);
            _faults.Judge(FaultId.CellNoise, _cells.NoiseMicrovolts, _cells.NoiseCell);
            _heater.Second(snapshot, inputs.HeaterMilliwatts, inputs.HeaterErrorMillidegrees);
            _faults.JudgeTrue(FaultId.HeaterWithoutRise, _heater.HeatsWithoutRise, Channel.Heater);
            _faults.JudgeTrue(FaultId.HeatWithoutCommand, _heater.HeatWithoutCommand, Channel.Heater);
            _clamp.Second(snapshot, inputs.ClampMillinewtons, inputs.ClampPermille);
            _faults.Judge(FaultId.ClampForceDeviation, _clamp.DeviationPermille, Channel.ClampForce);
            _faults.Judge(FaultId.ClampForceRunaway, _clamp.RiseMillinewtons, Channel.ClampForce);
            _faults.JudgeTrue(FaultId.ClampNotMoving, _clamp.DoesNotMove, Channel.ClampTravel);
            _faults.Judge(FaultId.ChargeExceeded, inputs.StepMicroampHours, Channel.Current);
            _faults.Judge(FaultId.ChargeEfficiencyLow, inputs.EfficiencyPermille, Channel.Current);
            if (Drift.HasFindings || _unsettled[FaultGroup.Drift] != 0)
            {
                JudgeDrift(Drift);
            }
        }

        private void JudgeDrift(DriftWatch drift)
        {
            _faults.Judge(FaultId.CellDrift, drift.CellMoved, Channel.Cell0 + drift.WorstCell);
            _faults.Judge(FaultId.StackDrift, drift.StackMoved, Channel.Stack);
            _faults.SetLimit(FaultId.CurrentDrift, drift.CurrentLimitNow);
            _faults.Judge(FaultId.CurrentDrift, drift.CurrentMoved, Channel.Current);
            _faults.Judge(FaultId.TemperatureDrift, drift.PointMoved, Channel.Temperature0 + drift.WorstPoint);
            _faults.JudgeTrue(FaultId.SecondPathMissing, drift.MissingChannel >= 0, drift.MissingChannel);
        }

        private void JudgeSurroundings(Snapshot snapshot)
        {
            bool heaterRead = snapshot.Quality[Channel.Heater] == (byte)Quality.Ok;
            _faults.JudgeTrue(FaultId.HeaterChannelMissing, !heaterRead, Channel.Heater);
            if (heaterRead || !_faults.IsActive(FaultId.HeaterHot))
            {
                _faults.Judge(FaultId.HeaterHot, snapshot.Fast[Channel.Heater], Channel.Heater);
            }

            // Air beyond the sensor's plausible range is still too hot; only an end needs a good reading.
            if (snapshot.Quality[Channel.Ambient] == (byte)Quality.Ok || !_faults.IsActive(FaultId.AmbientHot))
            {
                _faults.Judge(FaultId.AmbientHot, snapshot.Fast[Channel.Ambient], Channel.Ambient);
            }

            if (snapshot.MissingPlate < 0)
            {
                _faults.Judge(FaultId.TemperaturesDisagree, snapshot.HottestPlateMillidegrees - snapshot.ColdestPlateMillidegrees, Channel.Temperature0 + snapshot.HottestPlate);
            }

            bool clampRead = snapshot.Quality[Channel.ClampForce] == (byte)Quality.Ok && snapshot.Quality[Channel.ClampTravel] == (byte)Quality.Ok;
            _faults.JudgeTrue(FaultId.ClampChannelMissing, !clampRead, Channel.ClampForce);
        }

        private void JudgeFrozen(Snapshot snapshot)
        {
            _faults.JudgeTrue(FaultId.CellFrozen, snapshot.FrozenCell >= 0, snapshot.FrozenCell);
            _faults.JudgeTrue(FaultId.ElectricalFrozen, snapshot.FrozenElectrical >= 0, snapshot.FrozenElectrical);
            _faults.JudgeTrue(FaultId.TemperatureFrozen, snapshot.FrozenTemperature >= 0, snapshot.FrozenTemperature);
            _faults.JudgeTrue(FaultId.ForceFrozen, snapshot.FrozenForce >= 0, snapshot.FrozenForce);
        }

        private void JudgeIntegrity(SafetyInputs inputs)
        {
            int health = inputs.Communication;
            _faults.JudgeTrue(FaultId.ConfigurationCrc, inputs.ConfigurationBroken, -1);
            _faults.JudgeTrue(FaultId.ProgramCrc, inputs.ProgramBroken, -1);
            _faults.JudgeTrue(FaultId.SelfTestFailed, inputs.SelfTestOverdue, -1);
            _faults.JudgeTrue(FaultId.StoreFull, (health & CommunicationHealth.StoreFull) != 0, -1);
            _faults.JudgeTrue(FaultId.OutboxFull, (health & CommunicationHealth.OutboxFull) != 0, -1);
            _faults.JudgeTrue(FaultId.CommunicationDead, (health & CommunicationHealth.Dead) != 0, -1);
            _faults.JudgeTrue(FaultId.BlackBoxWaiting, inputs.BlackBoxWaiting, -1);
        }
    }
}
