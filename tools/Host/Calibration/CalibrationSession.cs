using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Calibration
{
    /// <summary>One calibration of one kind, from the first point to the set that the rig gave back.</summary>
    public sealed class CalibrationSession
    {
        private readonly CalibrationClient _client;
        private readonly CalibrationOrigin _origin;
        private readonly TimeSpan _readingTime;
        private readonly List<CalibrationPoint> _points = [];

        private CalibrationSession(CalibrationClient client, int kind, CalibrationOrigin origin, TimeSpan readingTime, RigCalibration present, RigConfiguration configuration)
        {
            _client = client;
            _origin = origin;
            _readingTime = readingTime;
            Kind = kind;
            Present = present;
            Configuration = configuration;
        }

        /// <summary>The <see cref="CalibrationKind"/>.</summary>
        public int Kind { get; }

        /// <summary>The calibration under which the points are taken.</summary>
        public RigCalibration Present { get; }

        /// <summary>Number of cells, temperature points and clamp head of the rig.</summary>
        public RigConfiguration Configuration { get; }

        /// <summary>The points so far.</summary>
        public IReadOnlyList<CalibrationPoint> Points => _points;

        /// <summary>Starts with what is in force. Who measures with what and when is judged at once, before anybody takes pains.</summary>
        /// <exception cref="CalibrationException">The rig does not answer, or the origin is refused.</exception>
        public static async Task<CalibrationSession> StartAsync(CalibrationClient client, int kind, CalibrationOrigin origin, TimeSpan readingTime)
        {
            RigCalibration present = await client.ReadAsync().ConfigureAwait(false);
            CalibrationJudge.CheckOrigin(origin, present, kind, DateTimeOffset.UtcNow);
            RigMessage published = await client.ReadConfigurationAsync().ConfigureAwait(false);
            var configuration = new RigConfiguration
            {
                CellCount = (int)(published.Integer("cellCount") ?? 0),
                TemperaturePoints = (int)(published.Integer("temperaturePoints") ?? 0),
                ClampMillinewtonsMax = (int)(published.Integer("clampMillinewtonsMax") ?? 0),
            };
            return new CalibrationSession(client, kind, origin, readingTime, present, configuration);
        }

        /// <summary>The channels of the kind that this rig has; the clamp's travel has to be named.</summary>
        public IReadOnlyList<int> Channels()
        {
            return Kind switch
            {
                CalibrationKind.Cells => [.. Enumerable.Range(Channel.Cell0, Configuration.CellCount)],
                CalibrationKind.Stack => [Channel.Stack],
                CalibrationKind.Current => [Channel.Current, Channel.CurrentSecond],
                CalibrationKind.Temperature => [.. Enumerable.Range(0, Channel.TemperaturesMax).Where(point => (Configuration.TemperaturePoints & (1 << point)) != 0).Select(point => Channel.Temperature0 + point)],
                _ => [Channel.ClampForce],
            };
        }

        /// <summary>Reads the rig while the reference stands, and adds a point for each channel.</summary>
        /// <param name="references">What the instrument shows, by channel, in the channel's unit.</param>
        /// <param name="commonModes">Of cells: what their lower taps have against the rig's ground, by channel, in microvolts; null for none.</param>
        /// <returns>The new points.</returns>
        /// <exception cref="CalibrationException">The rig does not read a channel, or it does not stand still.</exception>
        public async Task<IReadOnlyList<CalibrationPoint>> TakeAsync(IReadOnlyDictionary<int, double> references, IReadOnlyDictionary<int, double>? commonModes = null)
        {
            ReadingWindow window = await _client.MeasureAsync(_readingTime).ConfigureAwait(false);
            CalibrationPoint[] taken = [.. references.Select(pair => window.Point(pair.Key, pair.Value, commonModes?.GetValueOrDefault(pair.Key) ?? 0, Present))];
            _points.AddRange(taken);
            return taken;
        }

        /// <summary>Adds a point whose reading is known.</summary>
        public void Add(CalibrationPoint point)
        {
            _points.Add(point);
        }

        /// <summary>Judges and fits all points.</summary>
        /// <exception cref="CalibrationException">The set is refused.</exception>
        public IReadOnlyList<ChannelFit> Fit()
        {
            return CalibrationSet.Fit(_points, Kind, _origin, Present, Configuration, DateTimeOffset.UtcNow);
        }

        /// <summary>Has the rig keep the fits beside what it has of the other kinds, and reads them back.</summary>
        /// <exception cref="CalibrationException">Another calibration came in between, or the rig refused it.</exception>
        public async Task<RigCalibration> StoreAsync(IReadOnlyList<ChannelFit> fits)
        {
            RigCalibration inForce = await _client.ReadAsync().ConfigureAwait(false);
            if (inForce.Crc != Present.Crc)
            {
                throw new CalibrationException("Somebody else calibrated this rig while the points were taken: measure anew.");
            }

            RigCalibration wanted = Present.With(fits, Kind, _origin);
            await _client.StoreAsync(wanted).ConfigureAwait(false);
            return wanted;
        }
    }
}
