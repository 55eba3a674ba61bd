namespace RigFirmware.App
{
    /// <summary>Where the board's broker is and how to get in.</summary>
    public sealed class BrokerSettings
    {
        /// <summary>Name or address of the broker.</summary>
        public string Host;

        /// <summary>TCP port of the broker.</summary>
        public int Port = 8883;

        /// <summary>User name of this rig.</summary>
        public string UserName;

        /// <summary>Password of this rig.</summary>
        public string Password;

        /// <summary>Certificate that signs the broker's, as PEM text; null connects without TLS, for a bench only.</summary>
        public string CaCertificate;
    }
}
