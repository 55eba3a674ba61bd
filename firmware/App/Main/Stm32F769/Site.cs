using RigFirmware.App;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal.Boards;
using RigFirmware.Hal.Drivers.Tmc5160;

namespace RigFirmware.App.Main.Stm32F769
{
    /// <summary>The settings of one rig, written by ./rig site from its file; change that file, not this one.</summary>
    internal static partial class Site
    {
        /// <summary>All that differs from rig to rig.</summary>
        public static SiteSettings Make()
        {
            var site = new SiteSettings();
            site.RigId = "rig1";
            SetBroker(site.Broker);
            site.TimeServer = "pool.ntp.org";
            SetConfiguration(site.Configuration);
            SetFrontEnd(site.FrontEnd);
            SetPassword(site.Broker);
            return site;
        }

        // Made by SitePassword.cs where the rig has one; else there is no such call.
        static partial void SetPassword(BrokerSettings broker);

        private static void SetBroker(BrokerSettings broker)
        {
            broker.Host = "rig-broker.local";
            broker.Port = 1883;
            broker.UserName = null;
            broker.CaCertificate = null;
        }

        private static void SetConfiguration(RigConfiguration configuration)
        {
            configuration.CellCount = 2;
            configuration.TemperaturePoints = 63;
            configuration.CellMicrovoltsMax = 4300000;
            configuration.CellMicrovoltsMin = 3000000;
            configuration.CellWarnMicrovolts = 10000;
            configuration.CellInhibitMicrovolts = 30000;
            configuration.CellTripMicrovolts = 50000;
            configuration.StackSumMicrovolts = 60000;
            configuration.CellSpreadWarnMicrovolts = 300000;
            configuration.CellSpreadMicrovolts = 1000000;
            configuration.ChargeMicroampHoursMax = 1000;
            configuration.StackNanoampsMax = 1000000;
            configuration.PlateMillidegreesMax = 60000;
            configuration.PlateMillidegreesMin = -25000;
            configuration.HeaterMilliwattsMax = 20000;
            configuration.RampMillidegreesPerSecondMax = 50;
            configuration.HeaterMillidegreesMax = 115000;
            configuration.AmbientMillidegreesMax = 45000;
            configuration.HeaterMilliwattsPerDegree = 150;
            configuration.HeaterGainMilliwattsPerDegree = 6000;
            configuration.HeaterIntegralSeconds = 120;
            configuration.HeaterMillijoulesPerDegree = 63000;
            configuration.ClampMillinewtonsMax = 100000;
            configuration.ClampMillinewtonsPerMillimetre = 10000;
            configuration.ClampMillinewtons = 45200;
            configuration.OneCNanoamps = 565000;
        }

        private static void SetFrontEnd(FrontEndSettings frontEnd)
        {
            frontEnd.CellCount = 2;
            frontEnd.HeaterMilliwatts = 60000;
            frontEnd.ClampMillinewtonsMax = 100000;
            frontEnd.ClampTravelMicrometres = 10000;
            frontEnd.ClampSafePermille = 140;
            frontEnd.PlugOverMillivolts = 4403;
            frontEnd.PlugUnderMillivolts = 2900;
            frontEnd.TemperaturePoints = 63;
            frontEnd.Thermistors = 63;
            SetMotion(frontEnd.Motion);
        }

        private static void SetMotion(Tmc5160Settings motion)
        {
            motion.MicrostepsPerMillimetre = 25600;
            motion.Speed = 14317;
            motion.Acceleration = 3909;
            motion.Currents = 397320;
        }
    }
}
