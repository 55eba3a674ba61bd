using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>
    /// Which faults are active, followed from the rig's events, and from its state for a viewer that comes later. Each row of the fault
    /// table is active once.
    /// </summary>
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

        /// <summary>
        /// Takes a state message, which lists what is active, the gravest first; true when it changed what is active. A state that does not
        /// list all says nothing of those it leaves out.
        /// </summary>
        public bool TakeState(JsonNode? body)
        {
            if (body?["activeFaults"] is not JsonArray listed)
            {
                return false;
            }

            Dictionary<string, JsonNode> told = listed.Where(fault => (string?)fault?["fault"] != null).ToDictionary(fault => (string)fault!["fault"]!, fault => fault!);
            string[] ended = (int?)body["activeFaultCount"] == told.Count ? [.. _active.Keys.Where(fault => !told.ContainsKey(fault))] : [];
            string[] begun = [.. told.Keys.Where(fault => !_active.ContainsKey(fault))];
            Array.ForEach(ended, fault => _active.Remove(fault));
            Array.ForEach(begun, fault => _active[fault] = told[fault].DeepClone());
            return ended.Length + begun.Length > 0;
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
