namespace RigFirmware.Host.Mqtt
{
    /// <summary>Where a broker is and how to get in.</summary>
    public sealed record MosquittoOptions
    {
        /// <summary>Name or address of the broker.</summary>
        public string Host { get; init; } = "127.0.0.1";

        /// <summary>TCP port of the broker, 1..65535.</summary>
        public required int Port { get; init; }

        /// <summary>User name; null for a broker that asks for none.</summary>
        public string? UserName { get; init; }

        /// <summary>Password.</summary>
        public string? Password { get; init; }

        /// <summary>File with the certificates that the broker's is checked against; null for a connection without TLS.</summary>
        public string? CaFile { get; init; }

        /// <summary>File with this client's certificate, where the broker asks for one.</summary>
        public string? CertificateFile { get; init; }

        /// <summary>File with the key of the client's certificate.</summary>
        public string? KeyFile { get; init; }

        /// <summary>MQTT keep-alive in seconds, 5..65535.</summary>
        public int KeepAliveSeconds { get; init; } = 15;

        /// <summary>Seconds for which the broker keeps the session of a client that is gone; 0 asks for a clean session.</summary>
        public uint SessionSeconds { get; init; }
    }
}
