using System;
using System.Globalization;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal.Boards;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Rig.Sites
{
    /// <summary>
    /// The chemistry plug against the cell window: the comparators lie 50 mV outside the firmware's last tier
    /// (<c>hardware/interlock.md</c>), and the self-test has to tell this plug from another.
    /// </summary>
    public static class PlugCheck
    {
        // What the nearest resistors leave of a wanted threshold: the same as tests/Hardware asks of every plug.
        private const int FittedMillivolts = 5;

        // A plug is told by a ratio to within 5 %, and a count of the controller's converter is about a millivolt: below this distance
        // from the known voltage two counts of noise are a wrong plug.
        private const int ToldMillivolts = 40;

        /// <summary>Notes what is wrong with the thresholds.</summary>
        public static void Check(SiteFile site, ProblemList problems)
        {
            RigConfiguration c = site.Settings.Configuration;
            FrontEndSettings frontEnd = site.Settings.FrontEnd;
            Judge(site, "over", frontEnd.PlugOverMillivolts, c.CellMicrovoltsMax + c.CellTripMicrovolts, 1, "cellMax", problems);
            Judge(site, "under", frontEnd.PlugUnderMillivolts, c.CellMicrovoltsMin - c.CellTripMicrovolts, -1, "cellMin", problems);
        }

        private static void Judge(SiteFile site, string key, int fitted, int tierMicrovolts, int side, string end, ProblemList problems)
        {
            decimal tier = tierMicrovolts / 1000m;
            decimal wanted = tier + (side * StackConfiguration.ComparatorMicrovolts / 1000m);
            if (Math.Abs(fitted - wanted) > FittedMillivolts)
            {
                decimal outside = (fitted - tier) * side;
                string where = outside < 0 ? $"{Text(-outside)} inside" : $"{Text(outside)} outside";
                problems.Add(
                    site.LineOf($"plug.{key}"),
                    $"the plug's comparators act at {Text(fitted)}, {where} the firmware's last tier of {Text(tier)} ('{end}' and 'cellTrip')",
                    $"fit a plug of {Text(wanted)} within {FittedMillivolts} mV (hardware/generated/plugs.md), or write the window that this plug is for and tighten it in the program");
            }

            int apart = CoarseCheck.NodeMillivolts(fitted) - CoarseCheck.KnownMillivolts;
            if (Math.Abs(apart) < ToldMillivolts || (side > 0 && apart < 0))
            {
                problems.Add(site.LineOf($"plug.{key}"), $"the self-test cannot tell a plug of {Text(fitted)}: its threshold lies {apart} mV from the known voltage that it is compared with", $"move '{end}' so that the threshold lies {ToldMillivolts} mV or more from it, which is about {ToldMillivolts * 5} mV at the cell");
            }
        }

        private static string Text(decimal millivolts)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{millivolts:0.###} mV");
        }
    }
}
