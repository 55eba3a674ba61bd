using System;
using System.Threading;
using RigFirmware.App.Communication;
using RigFirmware.App.Timing;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal.Boards;

namespace RigFirmware.App.Board
{
    /// <summary>
    /// What every board's Main does with its pins. It never returns: a Main that ends would end nothing but itself. Whatever
    /// fails leaves the heater off and the heartbeat at rest, and without a heartbeat the hardware energises nothing.
    /// </summary>
    public static class RigStart
    {
        private const int NtpPort = 123;

        /// <summary>Makes the outputs safe, starts the chips, then the loop, then everything that may be missing.</summary>
        /// <param name="bus">The board's pins, the heater off.</param>
        /// <param name="site">Of this rig.</param>
        public static void Run(FrontEndBus bus, SiteSettings site)
        {
            try
            {
                Start(bus, site);
            }
            catch (Exception)
            {
                bus.Heater.Write(false);
                Console.WriteLine("The rig did not start: an exception ended its start-up, nothing is energised.");
            }

            Thread.Sleep(Timeout.Infinite);
        }

        private static void Start(FrontEndBus bus, SiteSettings site)
        {
            bus.Heater.Write(false);
            site.FrontEnd.CellCount = site.Configuration.CellCount;
            site.FrontEnd.ClampMillinewtonsMax = site.Configuration.ClampMillinewtonsMax;
            site.FrontEnd.TemperaturePoints = site.Configuration.TemperaturePoints;
            var frontEnd = new RigFrontEnd(bus, site.FrontEnd);
            string refusal = frontEnd.Start();
            if (refusal != null)
            {
                // The loop runs all the same: it says over the wire which channels are missing, and does not arm.
                Console.WriteLine(refusal);
            }

            var stores = new RigStores(bus);
            string loss = stores.Start();
            if (loss != null)
            {
                Console.WriteLine(loss);
            }

            var clock = new UtcClock();
            var settings = new CommunicationSettings();
            settings.RigId = site.RigId;
            settings.BootId = new Random().Next();
            settings.SegmentBytes = RigStores.SpillSegmentBytes;
            settings.SegmentsMax = RigStores.SpillSegmentsMax;

            // A chip that does not answer is handed over all the same where that locks the rig. Telemetry is dropped piece by piece without it.
            var program = new RigProgram(
                frontEnd,
                frontEnd,
                new M2MqttLink(site.Broker),
                loss == null ? stores.Spill : null,
                clock,
                site.Configuration,
                new Calibration(site.Configuration),
                settings,
                stores.Program,
                stores.Trip,
                stores.Calibration);
            program.Start();
            NetworkStarter.TryStart();
            new TimeKeeper(clock, site.TimeServer, NtpPort).Start();
        }
    }
}
