using System;
using System.Net.NetworkInformation;

namespace RigFirmware.App.Board
{
    /// <summary>
    /// Sees to it that the board brings its network up by itself at every start: an address by DHCP, and on Wi-Fi the stored
    /// network joined automatically. Name and password of the Wi-Fi are written with the flasher, never by this program.
    /// Waits for nothing: until there is a network the attempts to connect fail and come again.
    /// </summary>
    public static class NetworkStarter
    {
        private const Wireless80211Configuration.ConfigurationOptions Automatic =
            Wireless80211Configuration.ConfigurationOptions.AutoConnect | Wireless80211Configuration.ConfigurationOptions.Enable;

        /// <summary>Sets every interface up; true when there was one and none failed.</summary>
        public static bool TryStart()
        {
            try
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length; i++)
                {
                    SetUp(interfaces[i]);
                }

                return interfaces.Length > 0;
            }
            catch (Exception)
            {
                // A rig without a network still tests, protects and records.
                return false;
            }
        }

        private static void SetUp(NetworkInterface network)
        {
            if (network.NetworkInterfaceType == NetworkInterfaceType.WirelessAP)
            {
                return;
            }

            if (!network.IsDhcpEnabled)
            {
                network.EnableDhcp();
            }

            if (network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
            {
                JoinAutomatically(Wireless80211Configuration.GetAllWireless80211Configurations()[network.SpecificConfigId]);
            }
        }

        private static void JoinAutomatically(Wireless80211Configuration wireless)
        {
            // Saved only when it changes: it lies in flash.
            if ((wireless.Options & Automatic) != Automatic)
            {
                wireless.Options = Automatic;
                wireless.SaveConfiguration();
            }
        }
    }
}
