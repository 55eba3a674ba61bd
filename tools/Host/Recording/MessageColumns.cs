using System.Collections.Generic;

namespace RigFirmware.Host.Recording
{
    /// <summary>Which values of a message go into which columns; the whole message is kept beside them.</summary>
    public static class MessageColumns
    {
        /// <summary>Columns and values for the message's table.</summary>
        public static IReadOnlyList<(string Column, object? Value)> Of(RigMessage message)
        {
            var values = new List<(string, object?)>
            {
                ("rig_id", message.RigId),
                ("boot_id", message.BootId),
                ("seq", message.Seq),
                ("utc_ms", message.UtcMs),
            };
            if (message.Topic == "ack")
            {
                values.Add(("command_id", message.Integer("id")));
                values.Add(("result", message.Text("result")));
            }
            else
            {
                AddTimed(values, message);
            }

            values.Add(("json", message.Content.GetRawText()));
            return values;
        }

        private static void AddTimed(List<(string, object?)> values, RigMessage message)
        {
            values.Add(("time_ms", message.Integer("timeMs")));
            values.Add(("tick", message.Integer("tick")));
            values.Add(("kind", message.Text("kind")));
            values.Add(("channel", message.Text("channel")));
            values.Add(("cell", message.Integer("cell")));
            values.Add(("value", message.Integer("value")));
            if (message.Topic == "step")
            {
                values.Add(("step", message.Integer("step")));
                values.Add(("pass", message.Integer("pass")));
                return;
            }

            values.Add(("fault", message.Text("fault")));
            values.Add(("severity", message.Text("severity")));
            values.Add(("limit_value", message.Integer("limit")));
            values.Add(("unit", message.Text("unit")));
            if (message.Topic == "event")
            {
                values.Add(("mode", message.Text("mode")));
            }
        }
    }
}
