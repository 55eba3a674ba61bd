using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Calibration;
using RigFirmware.Host.Mqtt;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig calibrate</c>: reference points in, calibration out; refused or kept by the rig as a whole.</summary>
    public static class CalibrateCommand
    {
        private const int UsualBrokerPort = 1883;
        private const int UsualTlsPort = 8883;

        private static readonly JsonSerializerOptions s_jsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly Argument<string> s_rig = new("RIG") { Description = "Id of the rig." };
        private static readonly Option<string?> s_kind = new("--kind") { Description = "What is calibrated: cells, stack, current, temperature or force. Without it the calibration in force is shown.", HelpName = "KIND" };
        private static readonly Option<string> s_instrument = new("--instrument") { Description = "Name of the reference instrument.", DefaultValueFactory = _ => "" };
        private static readonly Option<string> s_serial = new("--serial") { Description = "Its serial number.", DefaultValueFactory = _ => "" };
        private static readonly Option<DateTimeOffset?> s_date = new("--date") { Description = "When the points were taken; without it now.", HelpName = "DATE" };
        private static readonly Option<string?> s_points = new("--points") { Description = "CSV file with the columns channel,range,reference,commonMode,reading,crc; where a reading is empty the rig is read. Without it you are asked.", HelpName = "FILE" };
        private static readonly Option<string?> s_save = new("--save") { Description = "Write the points with their readings into this file.", HelpName = "FILE" };
        private static readonly Option<double> s_seconds = new("--seconds") { Description = "How long the rig is read for a point.", DefaultValueFactory = _ => 10 };
        private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Fit and show, store nothing." };
        private static readonly Option<string> s_broker = new("--broker") { Description = $"The MQTT broker; its port is {UsualBrokerPort}, with --ca {UsualTlsPort}, unless it is given.", HelpName = "HOST[:PORT]", DefaultValueFactory = _ => "127.0.0.1" };
        private static readonly Option<string?> s_user = new("--user") { Description = $"User name; the password comes from the environment variable {RecordCommand.PasswordVariable}.", HelpName = "NAME" };
        private static readonly Option<string?> s_ca = new("--ca") { Description = "File with the certificate that signs the broker's; turns TLS on.", HelpName = "FILE" };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("calibrate", "Calibrate a rig against a reference instrument, or show its calibration.") { s_rig, s_kind, s_instrument, s_serial, s_date, s_points, s_save, s_seconds, s_dryRun, s_broker, s_user, s_ca, s_json };
            command.SetAction(RunAsync);
            return command;
        }

        private static async Task<int> RunAsync(ParseResult call, CancellationToken stop)
        {
            string rigId = call.GetValue(s_rig)!;
            if (!Topics.IsRigId(rigId))
            {
                throw new WrongCallException($"'{rigId}' is no rig id: 1 to {Topics.RigIdLengthMax} letters, digits, hyphens and underscores are right");
            }

            string? kindName = call.GetValue(s_kind);
            int kind = kindName == null ? -1 : Names.FindKind(kindName);
            if (kindName != null && kind < 0)
            {
                throw new WrongCallException($"--kind '{kindName}' is none: cells, stack, current, temperature and force are");
            }

            if (call.GetValue(s_seconds) is not (>= 1 and <= 3600))
            {
                throw new WrongCallException("--seconds must be 1 to 3600");
            }

            using var client = new CalibrationClient(Broker(call), rigId);
            if (kind < 0)
            {
                Show(rigId, await client.ReadAsync(), call.GetValue(s_json));
                return ExitCode.Done;
            }

            var origin = new CalibrationOrigin(call.GetValue(s_instrument)!, call.GetValue(s_serial)!, call.GetValue(s_date) ?? DateTimeOffset.UtcNow);
            CalibrationSession session = await CalibrationSession.StartAsync(client, kind, origin, TimeSpan.FromSeconds(call.GetValue(s_seconds)));
            await CollectAsync(session, call.GetValue(s_points), stop);
            if (call.GetValue(s_save) is { } file)
            {
                PointFile.Write(file, session.Points, session.Present.Crc);
            }

            IReadOnlyList<ChannelFit> fits = session.Fit();
            RigCalibration? stored = call.GetValue(s_dryRun) ? null : await session.StoreAsync(fits);
            Report(CalibrationReport.Of(rigId, kind, origin, session.Present, fits, stored), call.GetValue(s_json));
            return ExitCode.Done;
        }

        private static MosquittoOptions Broker(ParseResult call)
        {
            string? ca = call.GetValue(s_ca);
            (string host, int port) = WatchCommand.ReadBroker(call.GetValue(s_broker)!, ca == null ? UsualBrokerPort : UsualTlsPort);
            return new MosquittoOptions
            {
                Host = host,
                Port = port,
                UserName = call.GetValue(s_user),
                Password = Environment.GetEnvironmentVariable(RecordCommand.PasswordVariable),
                CaFile = ca,
            };
        }

        private static async Task CollectAsync(CalibrationSession session, string? file, CancellationToken stop)
        {
            if (file == null)
            {
                await AskAsync(session, stop);
                return;
            }

            foreach (CalibrationPoint point in PointFile.Read(file, session.Present.Crc))
            {
                if (!double.IsNaN(point.Reading))
                {
                    session.Add(point);
                    continue;
                }

                string wanted = $"{Names.Of(point)}: set the reference to {Names.Value(point.Channel, point.Reference)}{CommonMode(point)}, wait until it stands, press Enter: ";
                if (await AskLineAsync(wanted, stop) == null)
                {
                    throw new CalibrationException($"The point {Names.Value(point.Channel, point.Reference)} of {Names.Of(point)} in '{file}' has no reading and nobody is there to set it: give its reading.");
                }

                await session.TakeAsync(new Dictionary<int, double> { [point.Channel] = point.Reference }, new Dictionary<int, double> { [point.Channel] = point.CommonMode });
            }
        }

        private static async Task AskAsync(CalibrationSession session, CancellationToken stop)
        {
            string channels = string.Join(", ", session.Channels().Select(ChannelText.Name));
            string unit = Names.InstrumentUnit(session.Channels()[0]);
            await Console.Error.WriteLineAsync($"Reference points of {CalibrationKind.Name(session.Kind)} ({channels}). Set the reference, wait until it stands, then write what the instrument");
            await Console.Error.WriteLineAsync($"shows in {unit}: '4.19987' for all of these channels at once, 'cell3 4.19987' for one. An empty line ends; then all is fitted.");
            if (session.Kind == CalibrationKind.Cells)
            {
                await Console.Error.WriteLineAsync("With the alternating plug (even taps on ground, odd taps on the reference) write 'alternate 4.19987': even cells have it turned round.");
                await Console.Error.WriteLineAsync("With all taps joined and raised write 'common 53.9987': every cell is at 0 V then, and its common mode is found.");
            }

            while (await AskLineAsync($"point {session.Points.Count + 1}: ", stop) is { Length: > 0 } line)
            {
                try
                {
                    (Dictionary<int, double> references, Dictionary<int, double> commonModes) = References(session, line);
                    IReadOnlyList<CalibrationPoint> taken = await session.TakeAsync(references, commonModes);
                    await Console.Error.WriteLineAsync(string.Join("; ", taken.Select(point => $"{Names.Of(point)} reads {Names.Value(point.Channel, point.Reading)}")));
                }
                catch (CalibrationException error)
                {
                    // A point that was not good is asked for again; the others stay.
                    await Console.Error.WriteLineAsync(error.Message);
                }
            }
        }

        private static (Dictionary<int, double> References, Dictionary<int, double> CommonModes) References(CalibrationSession session, string line)
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            CalibrationPlug plug = session.Kind != CalibrationKind.Cells || parts.Length != 2 ? CalibrationPlug.None
                : parts[0] == "alternate" ? CalibrationPlug.Alternating
                : parts[0] == "common" ? CalibrationPlug.Joined : CalibrationPlug.None;
            int channel = parts.Length == 2 && plug == CalibrationPlug.None ? Names.FindChannel(parts[0]) : -1;
            bool isNumber = double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
            if (!isNumber || parts.Length > 2 || (parts.Length == 2 && channel < 0 && plug == CalibrationPlug.None))
            {
                throw new CalibrationException($"'{line}' is neither a number nor a channel and a number, as in 'cell3 4.19987'.");
            }

            IReadOnlyList<int> channels = channel < 0 ? session.Channels() : [channel];
            return (
                channels.ToDictionary(one => one, one => plug.CellPart(one) * value * Names.PerInstrumentUnit(one)),
                channels.ToDictionary(one => one, one => plug.CommonModePart(one) * value * Names.PerInstrumentUnit(one)));
        }

        private static string CommonMode(CalibrationPoint point)
        {
            return point.CommonMode == 0 ? "" : $" and its lower tap to {Names.Value(point.Channel, point.CommonMode)} against the rig's ground";
        }

        private static async Task<string?> AskLineAsync(string question, CancellationToken stop)
        {
            await Console.Error.WriteAsync(question);
            return (await Console.In.ReadLineAsync(stop))?.Trim();
        }

        private static void Show(string rigId, RigCalibration calibration, bool json)
        {
            var kinds = Enumerable.Range(0, CalibrationKind.Count).Select(kind => new
            {
                kind = CalibrationKind.Name(kind),
                dateUtc = calibration.Date(kind),
                ageDays = calibration.Date(kind) is { } date ? Math.Round((DateTimeOffset.UtcNow - date).TotalDays, 1) : (double?)null,
                instrument = calibration.Instrument(kind),
                serialNumber = calibration.SerialNumber(kind),
            }).ToArray();
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(new { rigId, crc = calibration.Crc, kinds }, s_jsonFormat));
                return;
            }

            var table = new Table().AddColumns("kind", "calibrated", "days ago", "instrument", "serial number");
            foreach (var kind in kinds)
            {
                table.AddRow(kind.kind, kind.dateUtc is { } date ? date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never: nominal", kind.ageDays?.ToString(CultureInfo.InvariantCulture) ?? "", Markup.Escape(kind.instrument), Markup.Escape(kind.serialNumber));
            }

            AnsiConsole.Write(table);
        }

        private static void Report(CalibrationReport report, bool json)
        {
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(report, s_jsonFormat));
                return;
            }

            var table = new Table().AddColumns("channel", "range", "gain ppm", "+-", "common mode ppm", "offset", "+-", "unit", "reference: residual");
            foreach (ChannelReport channel in report.Channels)
            {
                string residuals = string.Join("; ", channel.References.Zip(channel.Residuals).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First}: {pair.Second}")));
                table.AddRow(channel.Channel, channel.Range ?? "", Text(channel.GainPpm), Text(channel.GainUncertaintyPpm), channel.CommonModePpm is { } commonMode ? Text(commonMode) : "", Text(channel.Offset), Text(channel.OffsetUncertainty), channel.Unit, residuals);
            }

            AnsiConsole.Write(table);
            Console.WriteLine(report.IsStored ? $"Rig '{report.RigId}' keeps it; its checksum is {report.Crc}." : "Nothing was stored.");

            static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
        }
    }
}
