using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.SelfTests
{
    /// <summary>Reads the self-tests' findings from a recorder's store.</summary>
    public static class SelfTestReader
    {
        /// <summary>Each rig's newest self-test.</summary>
        /// <param name="path">The store.</param>
        /// <param name="rigId">Only this rig; null for all.</param>
        /// <exception cref="StoreException">It is not there, or is something else.</exception>
        public static IReadOnlyList<SelfTestOutcome> Read(string path, string? rigId = null)
        {
            using SqliteConnection connection = StoreFile.Open(path);
            return [.. StoredEvents.Read(connection, rigId, "selfTestEnded", "selfTestFound").Select(Outcome)];
        }

        private static SelfTestOutcome Outcome(StoredEvents rig)
        {
            // Each is told by its end and, behind it, by its findings.
            JsonElement? ended = null;
            List<SelfTestReportLine> findings = [];
            foreach (JsonElement message in rig.Messages)
            {
                if (StoredEvents.Text(message, "kind") == "selfTestEnded")
                {
                    ended = message;
                    findings = [];
                }
                else
                {
                    findings.Add(new SelfTestReportLine(StoredEvents.Text(message, "finding"), StoredEvents.Text(message, "sentence")));
                }
            }

            long? utcMs = ended is { } end ? StoredEvents.Number(end, "utcMs") : null;
            return new SelfTestOutcome(rig.RigId, rig.BootId, ended is not null, utcMs > 0 ? utcMs : null, ended is { } last ? StoredEvents.Number(last, "findings") ?? 0 : 0, findings);
        }
    }
}
