using System;
using System.Collections.Generic;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Measures trips in plant truth: from the instant at which the plant really crossed the limit to the instant at which
    /// no power could flow any more. Lives on the loop's thread; <see cref="Report"/> may be called from any.
    /// </summary>
    public sealed class TripWatch : IPlantObserver
    {
        private const int TripsMax = 64;
        private const long Inside = -1;

        private readonly object _gate = new object();
        private readonly FaultTable _table;
        private readonly Func<long> _lastFaultUs;
        private readonly long[] _cellHighSinceUs;
        private readonly long[] _cellLowSinceUs;
        private readonly TripMeasurement[] _trips = new TripMeasurement[TripsMax];
        private long _stackHighSinceUs = Inside;
        private long _currentHighSinceUs = Inside;
        private long _hotSinceUs = Inside;
        private long _heatingSinceUs = Inside;
        private long _runawaySinceUs = Inside;
        private long _powerOffUs;
        private bool _powered;
        private int _count;

        /// <param name="table">Gives the limits.</param>
        /// <param name="cells">Cells of the stack.</param>
        /// <param name="lastFaultUs">When the last injected fault began: the onset of what has no limit to cross.</param>
        public TripWatch(FaultTable table, int cells, Func<long> lastFaultUs)
        {
            _table = table;
            _lastFaultUs = lastFaultUs;
            _cellHighSinceUs = new long[cells];
            _cellLowSinceUs = new long[cells];
            Array.Fill(_cellHighSinceUs, Inside);
            Array.Fill(_cellLowSinceUs, Inside);
            for (int i = 0; i < TripsMax; i++)
            {
                _trips[i] = new TripMeasurement();
            }
        }

        /// <inheritdoc/>
        public void Observe(PlantTruth truth, long nowUs)
        {
            for (int cell = 0; cell < _cellHighSinceUs.Length; cell++)
            {
                double microvolts = truth.Layers.Volts[cell] * 1e6;
                Follow(ref _cellHighSinceUs[cell], microvolts > Limit(FaultId.CellOvervoltage), nowUs);
                Follow(ref _cellLowSinceUs[cell], microvolts < Limit(FaultId.CellUndervoltage), nowUs);
            }

            Follow(ref _stackHighSinceUs, truth.Layers.StackVolts * 1e6 > Limit(FaultId.StackOvervoltage), nowUs);
            Follow(ref _currentHighSinceUs, Math.Abs(truth.Layers.StackAmps) * 1e9 > Limit(FaultId.Overcurrent), nowUs);
            Follow(ref _hotSinceUs, truth.Heat.HottestDegrees * 1e3 > Limit(FaultId.Overtemperature), nowUs);
            Follow(ref _heatingSinceUs, truth.Heat.FastestDegreesPerSecond * 1e3 > Limit(FaultId.TemperatureRate), nowUs);
            Follow(ref _runawaySinceUs, truth.Heat.FastestDegreesPerSecond * 1e3 > Limit(FaultId.ThermalRunaway), nowUs);
            if (_powered && !truth.IsPowerConnected)
            {
                _powerOffUs = nowUs;
                CloseOpenTrips(nowUs);
            }

            _powered = truth.IsPowerConnected;
        }

        /// <summary>Notes that the firmware has tripped.</summary>
        /// <param name="faults">The fault rows right after the tick that tripped.</param>
        /// <param name="nowUs">Plant time.</param>
        public void NoteTrip(FaultMonitor faults, long nowUs)
        {
            int fault = faults.FirstActiveTrip();
            if (fault < 0 || _count == TripsMax)
            {
                return;
            }

            lock (_gate)
            {
                TripMeasurement trip = _trips[_count++];
                trip.Fault = fault;
                trip.Channel = faults.ChannelOf(fault);
                trip.Value = faults.Value(fault);
                trip.Limit = faults.Limit(fault);
                trip.OnsetUs = Math.Min(Onset(fault, trip.Channel), nowUs);
                trip.CutoffUs = _powered ? Inside : Math.Max(_powerOffUs, trip.OnsetUs);
            }
        }

        /// <summary>All trips so far in the order in which they happened.</summary>
        public IReadOnlyList<TripReport> Report()
        {
            lock (_gate)
            {
                var reports = new List<TripReport>(_count);
                for (int i = 0; i < _count; i++)
                {
                    reports.Add(TripReport.Of(_trips[i], _table.Row(_trips[i].Fault)));
                }

                return reports;
            }
        }

        private static void Follow(ref long sinceUs, bool beyond, long nowUs)
        {
            if (!beyond)
            {
                sinceUs = Inside;
            }
            else if (sinceUs == Inside)
            {
                sinceUs = nowUs;
            }
        }

        private void CloseOpenTrips(long nowUs)
        {
            lock (_gate)
            {
                for (int i = 0; i < _count; i++)
                {
                    if (_trips[i].CutoffUs == Inside)
                    {
                        _trips[i].CutoffUs = nowUs;
                    }
                }
            }
        }

        private int Limit(int fault)
        {
            return _table.Row(fault).TripLimit;
        }

        private long Onset(int fault, int channel)
        {
            long sinceUs = fault switch
            {
                FaultId.CellOvervoltage => CellSince(_cellHighSinceUs, channel),
                FaultId.CellUndervoltage => CellSince(_cellLowSinceUs, channel),
                FaultId.StackOvervoltage => _stackHighSinceUs,
                FaultId.Overcurrent => _currentHighSinceUs,
                FaultId.Overtemperature => _hotSinceUs,
                FaultId.TemperatureRate => _heatingSinceUs,
                FaultId.ThermalRunaway => _runawaySinceUs,
                _ => Inside,
            };

            // No limit crossed in the plant: a condition, or a sensor that lies. The cause is the fault that was injected.
            return sinceUs == Inside ? Math.Max(0, _lastFaultUs()) : sinceUs;
        }

        private static long CellSince(long[] sinceUs, int channel)
        {
            int cell = channel - Channel.Cell0;
            return cell >= 0 && cell < sinceUs.Length ? sinceUs[cell] : Inside;
        }
    }
}
