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

        // How far a threshold has to lie from the known voltage, at the node: a plug is told by the ratio of both distances to within 5 %, and
        // front ends drawn from the limits of hardware/bom.csv reach that from here on (tests/Drivers/WrongHands/PlugWindowTests, 300 of
        // each plug at the edge: at most one that did not). An error of the known voltage shows less where both lie on one side of it.
        private const int OneSideMillivolts = 150;
        private const int BothSidesMillivolts = 230;

        /// <summary>Notes what is wrong with the thresholds.</summary>
        public static void Check(SiteFile site, ProblemList problems)
        {
            RigConfiguration c = site.Settings.Configuration;
            FrontEndSettings frontEnd = site.Settings.FrontEnd;
            Judge(site, "over", frontEnd.PlugOverMillivolts, c.CellMicrovoltsMax + c.CellTripMicrovolts, 1, "cellMax", problems);
            Judge(site, "under", frontEnd.PlugUnderMillivolts, c.CellMicrovoltsMin - c.CellTripMicrovolts, -1, "cellMin", problems);
            Tell(site, frontEnd, problems);
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
        }

        private static void Tell(SiteFile site, FrontEndSettings frontEnd, ProblemList problems)
        {
            int over = CoarseCheck.NodeMillivolts(frontEnd.PlugOverMillivolts) - CoarseCheck.KnownMillivolts;
            int under = CoarseCheck.NodeMillivolts(frontEnd.PlugUnderMillivolts) - CoarseCheck.KnownMillivolts;
            int least = under > 0 ? OneSideMillivolts : BothSidesMillivolts;
            if (over < least)
            {
                Refuse(site, "over", frontEnd.PlugOverMillivolts, over, least, problems);
            }

            if (Math.Abs(under) < least)
            {
                Refuse(site, "under", frontEnd.PlugUnderMillivolts, under, least, problems);
            }
        }

        private static void Refuse(SiteFile site, string key, int fitted, int apart, int least, ProblemList problems)
        {
            problems.Add(
                site.LineOf($"plug.{key}"),
                $"the self-test cannot tell this plug from others: its threshold of {Text(fitted)} lies {apart} mV from the known voltage at the node where both are compared",
                $"fit a plug whose threshold lies {least} mV or more from it, which is five times as much at the cell, and tighten the window in the program");
        }

        private static string Text(decimal millivolts)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{millivolts:0.###} mV");
        }
    }
}
