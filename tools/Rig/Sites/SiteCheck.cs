using System;
using System.Globalization;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Hal.Drivers.Tmc5160;
using RigFirmware.Host.Programs;

namespace RigFirmware.Rig.Sites
{
    /// <summary>
    /// What holds between the numbers of a rig's file, judged with the firmware's own table and self-test: what would end a boot, keep
    /// the rig from arming or leave a limit without its second line is told here, on the host.
    /// </summary>
    public static class SiteCheck
    {
        private const int StackMicrovoltsMax = 54000000;

        // 24 bits of sign and position make VMAX 2^23 - 512 at most, and AMAX has 16 bits (datasheet of the TMC5160A).
        private const int SpeedMax = 8388096;
        private const int AccelerationMax = 65535;

        private const int AllPlates = (1 << Channel.Plates) - 1;
        private const int HeaterPoint = 1 << (Channel.Heater - Channel.Temperature0);

        /// <summary>Notes everything that is wrong.</summary>
        public static void Check(SiteFile site, ProblemList problems)
        {
            RigConfiguration c = site.Settings.Configuration;
            var table = new FaultTable(c);
            Cells(site, c, table, problems);
            PlugCheck.Check(site, problems);
            Heater(site, c, table, problems);
            Clamp(site, c, problems);
            Motor(site, problems);
            Sensors(site, c, problems);
            int row = problems.Any ? -1 : table.FirstInconsistentRow();
            if (row >= 0)
            {
                problems.Add(site.LineOf("stack"), $"the rig would refuse to start: row {table.Row(row).Name} of its fault table contradicts itself", "move the limits of that row (./rig faults prints the table) away from each other");
            }
        }

        private static void Cells(SiteFile site, RigConfiguration c, FaultTable table, ProblemList problems)
        {
            if (c.CellMicrovoltsMin >= c.CellMicrovoltsMax)
            {
                problems.Add(site.LineOf("stack.cellMin"), $"the cell window is empty: 'cellMin' is {Volts(c.CellMicrovoltsMin)} and 'cellMax' {Volts(c.CellMicrovoltsMax)}", "write a 'cellMin' below 'cellMax'");
            }

            int reversal = table.Row(FaultId.CellReversalWarn).TripLimit;
            if (c.CellMicrovoltsMin > 0 && c.CellMicrovoltsMin <= reversal)
            {
                problems.Add(site.LineOf("stack.cellMin"), $"'cellMin' is {Volts(c.CellMicrovoltsMin)}, where the rig takes a cell for reversed", $"write more than {Volts(reversal)}, or 0 V or less for cells that are cycled on both sides of zero");
            }

            if (c.CellWarnMicrovolts >= c.CellInhibitMicrovolts || c.CellInhibitMicrovolts >= c.CellTripMicrovolts)
            {
                problems.Add(
                    site.LineOf("stack.cellTrip", "stack.cellInhibit", "stack.cellWarn"),
                    $"the tiers outside the cell window are out of order: warning {Millivolts(c.CellWarnMicrovolts)}, inhibit {Millivolts(c.CellInhibitMicrovolts)}, trip {Millivolts(c.CellTripMicrovolts)}",
                    "write 'cellWarn' below 'cellInhibit' below 'cellTrip'");
            }

            if (c.CellSpreadWarnMicrovolts >= c.CellSpreadMicrovolts)
            {
                problems.Add(site.LineOf("stack.spreadTrip", "stack.spreadWarn"), $"the spread trips at {Millivolts(c.CellSpreadMicrovolts)} and warns at {Millivolts(c.CellSpreadWarnMicrovolts)}", "write a 'spreadWarn' below 'spreadTrip'");
            }

            Stack(site, c, problems);
        }

        private static void Stack(SiteFile site, RigConfiguration c, ProblemList problems)
        {
            int tier = c.CellMicrovoltsMax + c.CellTripMicrovolts;
            if (c.CellCount * (long)tier > StackMicrovoltsMax)
            {
                problems.Add(site.LineOf("stack.cells"), $"{c.CellCount} cells of {Volts(tier)} at their trip make {Volts(c.CellCount * (long)tier)}", $"write fewer cells or a lower 'cellMax': the rig is built for {Volts(StackMicrovoltsMax)}");
            }

            if (c.ChargeMicroampHoursMax * 1000L < c.OneCNanoamps)
            {
                problems.Add(site.LineOf("stack.chargeMax"), Invariant($"'chargeMax' is {c.ChargeMicroampHoursMax / 1000m} mAh and one charge at 'oneC' moves {c.OneCNanoamps / 1000000m} mAh: every full charge would trip"), "write a 'chargeMax' above the stack's capacity");
            }

            if (c.PlateMillidegreesMin + 7000 >= c.PlateMillidegreesMax)
            {
                problems.Add(site.LineOf("stack.temperatureMin", "stack.temperatureMax"), $"the plates may have {Degrees(c.PlateMillidegreesMin)} to {Degrees(c.PlateMillidegreesMax)}, and no temperature clears both rows", "write a 'temperatureMin' more than 7 degC below 'temperatureMax'");
            }
        }

        private static void Heater(SiteFile site, RigConfiguration c, FaultTable table, ProblemList problems)
        {
            int full = site.Settings.FrontEnd.HeaterMilliwatts;
            if (c.HeaterMilliwattsMax > full)
            {
                problems.Add(site.LineOf("heater.powerMax", "heater.power"), Invariant($"'powerMax' is {c.HeaterMilliwattsMax / 1000m} W and the heater takes {full / 1000m} W while it is on"), "write a 'powerMax' of at most 'power', which stands on the cartridge");
            }

            if (c.HeaterMillidegreesMax <= c.PlateMillidegreesMax)
            {
                problems.Add(site.LineOf("heater.blockMax", "stack.temperatureMax"), $"the heater block trips at {Degrees(c.HeaterMillidegreesMax)} and the plates at {Degrees(c.PlateMillidegreesMax)}", "write a 'blockMax' above the stack's 'temperatureMax': heat flows from the block to the plates");
            }

            int warns = table.Row(FaultId.TemperatureRateWarn).TripLimit;
            if (c.RampMillidegreesPerSecondMax >= warns)
            {
                problems.Add(site.LineOf("heater.rampMax"), Invariant($"'rampMax' is {c.RampMillidegreesPerSecondMax / 1000m} degC/s, as fast as a plate that heats by itself"), Invariant($"write less than {warns / 1000m} degC/s"));
            }
        }

        private static void Clamp(SiteFile site, RigConfiguration c, ProblemList problems)
        {
            int max = c.ClampMillinewtonsMax;
            if (c.ClampMillinewtons > max)
            {
                problems.Add(site.LineOf("clamp.force", "clamp.forceMax"), $"the clamp is to hold {Newtons(c.ClampMillinewtons)} and its head bears {Newtons(max)}", "write a 'force' of at most 'forceMax'");
            }

            // The defaults are the small head's: of the large one everything has to be said.
            string[] needed = max > WiringCheck.SmallHeadMillinewtonsMax ? ["clamp.force", "clamp.stiffness", "clamp.travel", "motor"] : [];
            foreach (string key in needed)
            {
                if (!site.Has(key))
                {
                    problems.Add(site.LineOf("clamp.forceMax"), $"a clamp of {Newtons(max)} has the large head, and '{key}' is missing", "write what the large head has: the defaults are those of the head of 100 N");
                }
            }

            int travel = site.Settings.FrontEnd.ClampTravelMicrometres;
            long reach = (long)c.ClampMillinewtonsPerMillimetre * travel / 1000;
            if (reach < max)
            {
                problems.Add(site.LineOf("clamp.stiffness", "clamp.travel", "clamp.forceMax"), Invariant($"springs of {c.ClampMillinewtonsPerMillimetre / 1000m} N/mm give {Newtons(reach)} over {travel / 1000m} mm and 'forceMax' is {Newtons(max)}"), "write the stiffness and travel of the head that is fitted");
            }
        }

        private static void Motor(SiteFile site, ProblemList problems)
        {
            Tmc5160Settings motion = site.Settings.FrontEnd.Motion;
            if (motion.Speed > SpeedMax || motion.Speed < 1)
            {
                problems.Add(site.LineOf("motor.speed"), $"at {motion.MicrostepsPerMillimetre} microsteps a millimetre this 'speed' is {motion.Speed} for the motion controller", $"write one that makes 1 to {SpeedMax}");
            }

            if (motion.Acceleration > AccelerationMax || motion.Acceleration < 1)
            {
                problems.Add(site.LineOf("motor.acceleration"), $"at {motion.MicrostepsPerMillimetre} microsteps a millimetre this 'acceleration' is {motion.Acceleration} for the motion controller", $"write one that makes 1 to {AccelerationMax}");
            }
        }

        private static void Sensors(SiteFile site, RigConfiguration c, ProblemList problems)
        {
            if ((c.TemperaturePoints & AllPlates) == 0)
            {
                problems.Add(site.LineOf("sensors.pt1000"), "no plate has a Pt1000: nothing would see a stack that heats", $"fit one at least, such as {ChannelText.Name(Channel.Temperature0)}");
            }

            if ((c.TemperaturePoints & HeaterPoint) == 0)
            {
                problems.Add(site.LineOf("sensors.pt1000"), "the heater block has no Pt1000: HeaterChannelMissing would keep the rig from arming", $"fit it and add '{ChannelText.Name(Channel.Heater)}'");
            }
        }

        private static string Volts(long microvolts)
        {
            return Invariant($"{microvolts / 1000000m} V");
        }

        private static string Millivolts(int microvolts)
        {
            return Invariant($"{microvolts / 1000m} mV");
        }

        private static string Degrees(int millidegrees)
        {
            return Invariant($"{millidegrees / 1000m} degC");
        }

        private static string Newtons(long millinewtons)
        {
            return Invariant($"{millinewtons / 1000m} N");
        }

        private static string Invariant(FormattableString text)
        {
            return text.ToString(CultureInfo.InvariantCulture);
        }
    }
}
