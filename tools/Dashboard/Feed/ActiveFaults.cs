using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>Which faults are active, followed from the rig's events. Each row of the fault table is active once.</summary>
    /// <remarks>Not safe for several threads; the owner locks.</remarks>
    public sealed class ActiveFaults
    {
        private readonly SortedDictionary<string, JsonNode> _active = new(StringComparer.Ordinal);

        /// <summary>Takes an event message; true when it changed what is active.</summary>
        public bool Take(JsonNode? body)
        {
            string? fault = (string?)body?["fault"];
            switch ((string?)body?["kind"])
            {
                case "faultRaised" when fault != null:
                    _active[fault] = body!.DeepClone();
                    return true;
                case "faultCleared" when fault != null:
                    return _active.Remove(fault);
                default:
                    return false;
            }
        }

        /// <summary>Forgets everything: the rig has started anew.</summary>
        public void Clear()
        {
            _active.Clear();
        }

        /// <summary>The messages that raised what is active now.</summary>
        public JsonArray ToJson()
        {
            return new JsonArray([.. _active.Values.Select(fault => fault.DeepClone())]);
        }
    }
}
