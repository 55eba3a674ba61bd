using RigFirmware.Core.Configuration;
using RigFirmware.Hal.Boards;

namespace RigFirmware.App
{
    /// <summary>What a lab decides for one rig before it is flashed.</summary>
    public sealed class SiteSettings
    {
        /// <summary>The rig's name in topics.</summary>
        public string RigId = "rig1";

        /// <summary>The broker.</summary>
        public BrokerSettings Broker = new BrokerSettings();

        /// <summary>Name or address of a time server.</summary>
        public string TimeServer = "pool.ntp.org";

        /// <summary>Limits that nothing remote can raise.</summary>
        public RigConfiguration Configuration = new RigConfiguration();

        /// <summary>Plug, heater and clamp head.</summary>
        public FrontEndSettings FrontEnd = new FrontEndSettings();
    }
}
