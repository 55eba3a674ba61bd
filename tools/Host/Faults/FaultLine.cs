using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;

namespace RigFirmware.Host.Faults
{
    /// <summary>One row of the fault table as people and tools read it.</summary>
    /// <param name="row">The firmware's own row.</param>
    public sealed class FaultLine(FaultRow row)
    {
        private static readonly (int Bit, string Name)[] AllReactions =
        [
            (Reaction.BlockCharge, "charge"), (Reaction.BlockDischarge, "discharge"), (Reaction.HeaterOff, "heater"), (Reaction.ClampSafe, "clamp to safe position"), (Reaction.Alarm, "alarm"),
        ];

        private static readonly (int Bit, string Name)[] AllModes =
        [
            (Modes.SelfTest, "selfTest"), (Modes.Idle, "idle"), (Modes.Arming, "arming"), (Modes.Running, "running"), (Modes.Paused, "paused"), (Modes.Stopping, "stopping"), (Modes.Tripped, "tripped"),
        ];

        /// <summary>Stable id.</summary>
        public int Id => row.Id;

        /// <summary>Name on the wire.</summary>
        public string Name => row.Name;

        /// <summary>Info, Warn, Inhibit or Trip.</summary>
        public string Severity => row.Severity.ToString();

        /// <summary>Unit of the limits; empty for a condition.</summary>
        public string Unit => FaultUnit.NameOf(row.Unit);

        /// <summary>Above or below; null for a condition.</summary>
        public string? BadSide => row.Unit == FaultUnit.None ? null : row.High ? "above" : "below";

        /// <summary>Limit; null for a condition, and for a limit that follows from the current range.</summary>
        public int? TripLimit => HasFixedLimit ? row.TripLimit : null;

        /// <summary>Limit at which the row clears.</summary>
        public int? ClearLimit => HasFixedLimit ? row.ClearLimit : null;

        /// <summary>How long the value must stay bad.</summary>
        public int DebounceInMs => row.DebounceInMs;

        /// <summary>How long it must stay good again.</summary>
        public int DebounceOutMs => row.DebounceOutMs;

        /// <summary>Sensing, debounce, quantum and collection.</summary>
        public int WorstCaseMs => row.WorstCaseMs;

        /// <summary>What sensing takes of it.</summary>
        public int SensingMs => row.SensingMs;

        /// <summary>What it may take.</summary>
        public int BudgetMs => row.BudgetMs;

        /// <summary>Modes in which it is judged.</summary>
        public IReadOnlyList<string> ActiveModes => Names(AllModes, row.ActiveModes);

        /// <summary>What it takes away, beside all power for a trip.</summary>
        public IReadOnlyList<string> Reactions => Names(AllReactions, row.Reaction);

        /// <summary>What an operator looks at first.</summary>
        public string Hint => row.Hint;

        private bool HasFixedLimit => row.Unit != FaultUnit.None && !(row.TripLimit == 0 && row.ClearLimit == -1);

        /// <summary>All rows of a rig's table, in the order of their ids.</summary>
        public static IReadOnlyList<FaultLine> All(RigConfiguration configuration)
        {
            var table = new FaultTable(configuration);
            return Enumerable.Range(0, table.Count).Select(id => new FaultLine(table.Row(id))).ToList();
        }

        private static IReadOnlyList<string> Names((int Bit, string Name)[] all, int bits)
        {
            return all.Where(item => (bits & item.Bit) != 0).Select(item => item.Name).ToList();
        }
    }
}
