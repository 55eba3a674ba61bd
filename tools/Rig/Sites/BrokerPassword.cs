using System;
using System.Linq;
using RigFirmware.Host.Programs;

namespace RigFirmware.Rig.Sites
{
    /// <summary>A rig's password at its broker: taken from the environment, since a file is committed and a command line read by everybody.</summary>
    public static class BrokerPassword
    {
        /// <summary>The environment variable. Not the recorder's own: an operator's password has no business in a rig.</summary>
        public const string Variable = "RIG_SITE_PASSWORD";

        private const int LengthMax = 128;

        /// <summary>The password of a rig that has a user; null for one that has none.</summary>
        /// <exception cref="ProgramException">There is none, or it cannot be one.</exception>
        public static string? Of(SiteFile site, string? given)
        {
            if (site.Settings.Broker.UserName is null)
            {
                return null;
            }

            var problems = new ProblemList(site.Path);
            if (string.IsNullOrEmpty(given))
            {
                problems.Add(site.LineOf("broker"), $"the rig has a user at its broker and {Variable} is not set", "set it for this call alone");
            }
            else if (given.Length > LengthMax || given.Any(char.IsControl))
            {
                problems.Add(site.LineOf("broker"), $"what {Variable} holds cannot be a password", $"set one line of at most {LengthMax} characters");
            }

            problems.ThrowIfAny();
            return given;
        }
    }
}
