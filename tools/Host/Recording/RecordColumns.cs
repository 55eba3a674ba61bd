using System.Collections.Generic;
using System.Globalization;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;

namespace RigFirmware.Host.Recording
{
    /// <summary>Columns of a stored record: the same for telemetry and black box, each channel's with its unit in its name.</summary>
    public static class RecordColumns
    {
        private static readonly string[] s_words =
        [
            "utc_ms", "time_ms", "tick", "mode", "discretes", "not_ok_mask", "step", "cycle",
            "step_charge_nanoampere_seconds", "command_nanoamps", "heater_milliwatts", "clamp_permille", "command_bits",
        ];

        /// <summary>Names of all columns, in the order of <see cref="Values"/>.</summary>
        public static IReadOnlyList<string> Names { get; } = BuildNames();

        /// <summary>Column of a channel, such as cell_2_microvolts.</summary>
        public static string ChannelName(int channel)
        {
            return Snake(ChannelText.Name(channel)) + "_" + ChannelText.Unit(channel);
        }

        /// <summary>Values of a row; null where there is none.</summary>
        public static IEnumerable<object?> Values(TelemetryRow row)
        {
            yield return row.UtcMs;
            yield return row.TimeMs;
            yield return row.Tick;
            yield return ModeText.Name((int)row.Mode);
            yield return row.Discretes;
            yield return row.NotOkMask;
            yield return row.Step;
            yield return row.Cycle;
            yield return row.StepChargeNanoampereSeconds;
            yield return row.CommandNanoamps;
            yield return row.HeaterMilliwatts;
            yield return row.ClampPermille;
            yield return row.CommandBits;
            foreach (int? value in row.Channels)
            {
                yield return value;
            }
        }

        private static List<string> BuildNames()
        {
            var names = new List<string>(s_words);
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                names.Add(ChannelName(channel));
            }

            return names;
        }

        // cell12 becomes cell_12, clampForce becomes clamp_force.
        private static string Snake(string name)
        {
            var snake = new System.Text.StringBuilder();
            char before = '_';
            foreach (char c in name)
            {
                if (char.IsUpper(c) || (char.IsDigit(c) && !char.IsDigit(before)))
                {
                    snake.Append('_');
                }

                snake.Append(char.ToLower(c, CultureInfo.InvariantCulture));
                before = c;
            }

            return snake.ToString();
        }
    }
}
