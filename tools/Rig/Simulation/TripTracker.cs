using System;
using System.Collections.Generic;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>Collects the firmware's trips and finds for each when it began and ended in the plant.</summary>
    public sealed class TripTracker
    {
        private readonly FaultTable _table;
        private readonly TruthMonitor _monitor;
        private readonly SimulatedRig _rig;
        private readonly List<TripResult> _open = [];

        /// <param name="table">The firmware's fault table.</param>
        /// <param name="monitor">The checkers.</param>
        /// <param name="rig">The plant.</param>
        public TripTracker(FaultTable table, TruthMonitor monitor, SimulatedRig rig)
        {
            _table = table;
            _monitor = monitor;
            _rig = rig;
        }

        /// <summary>Every trip so far.</summary>
        public List<TripResult> Trips { get; } = [];

        /// <summary>Takes a <see cref="EventRecord.Tripped"/> record in the tick it was written.</summary>
        public void Take(int[] record)
        {
            FaultRow row = _table.Row(record[EventRecord.A]);
            int channel = record[EventRecord.B];
            bool isCell = channel >= Channel.Cell0 && channel < Channel.CellsMax;
            double nowUs = _rig.NowUs;
            HazardWatch? watch = Watch(row.Id, channel);
            bool hasPlantLimit = watch != null && IsAnswered(watch, row, nowUs);
            double onsetUs = hasPlantLimit ? watch!.OnsetUs : _rig.LastFaultUs;
            var trip = new TripResult
            {
                Fault = row.Name,
                Cell = isCell ? channel + 1 : null,
                Value = record[EventRecord.C],
                Limit = record[EventRecord.D],
                Unit = FaultUnit.NameOf(row.Unit),
                HasPlantLimit = hasPlantLimit,
                OnsetMs = Round(onsetUs >= 0 && onsetUs <= nowUs ? onsetUs : nowUs),
            };
            Trips.Add(trip);
            _open.Add(trip);
        }

        /// <summary>Closes the trips whose power has gone off; called after every tick that leaves one open.</summary>
        public void Close()
        {
            long offUs = _monitor.OffSinceUs;
            if (_open.Count == 0 || offUs < 0)
            {
                return;
            }

            foreach (TripResult trip in _open)
            {
                trip.CutoffMs = Math.Max(trip.OnsetMs, Round(offUs));
                trip.LatencyMs = Math.Round(trip.CutoffMs.Value - trip.OnsetMs, 3);
            }

            _open.Clear();
        }

        // A trip answers the crossing that still stands, or one that ended no longer ago than the sensing looks back; one
        // that came and went before is another event.
        private static bool IsAnswered(HazardWatch watch, FaultRow row, double nowUs)
        {
            return watch.OnsetUs >= 0 && watch.OnsetUs <= nowUs
                && (watch.IsBeyond || nowUs - watch.EndUs <= row.WorstCaseMs * 1000.0);
        }

        private HazardWatch? Watch(int fault, int channel)
        {
            return fault switch
            {
                FaultId.CellOvervoltage => _monitor.Find(HazardKind.CellOvervoltage, channel + 1),
                FaultId.CellUndervoltage => _monitor.Find(HazardKind.CellUndervoltage, channel + 1),
                FaultId.CellReversal => _monitor.Find(HazardKind.CellReversal, channel + 1),
                FaultId.StackOvervoltage => _monitor.Find(HazardKind.StackOvervoltage, 0),
                FaultId.Overcurrent => _monitor.Find(HazardKind.Overcurrent, 0),
                FaultId.Overtemperature => _monitor.Find(HazardKind.Overtemperature, 0),
                FaultId.TemperatureRate => _monitor.Find(HazardKind.TemperatureRate, 0),
                FaultId.ThermalRunaway => _monitor.Find(HazardKind.RunawayRate, 0),
                FaultId.ClampForce => _monitor.Find(HazardKind.ClampForce, 0),
                _ => null,
            };
        }

        private static double Round(double us)
        {
            return Math.Round(us * 0.001, 3);
        }
    }
}
