namespace RigFirmware.Core.Protocol
{
    /// <summary>Major types of CBOR and the simple values in use (RFC 8949, sections 3.1 and 3.3).</summary>
    public static class CborType
    {
        /// <summary>Integer 0 or more.</summary>
        public const int Unsigned = 0;

        /// <summary>Integer below 0.</summary>
        public const int Negative = 1;

        /// <summary>Byte string.</summary>
        public const int Bytes = 2;

        /// <summary>Text string.</summary>
        public const int Text = 3;

        /// <summary>Array.</summary>
        public const int Array = 4;

        /// <summary>Map.</summary>
        public const int Map = 5;

        /// <summary>Simple values and floating-point numbers.</summary>
        public const int Simple = 7;

        /// <summary>Simple value false.</summary>
        public const int False = 20;

        /// <summary>Simple value true.</summary>
        public const int True = 21;

        /// <summary>Simple value null.</summary>
        public const int Null = 22;
    }
}
