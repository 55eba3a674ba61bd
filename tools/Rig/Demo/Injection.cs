using System.Globalization;

namespace RigFirmware.Rig.Demo
{
    /// <summary>One <c>--inject NAME[:ARGUMENT]@SECONDS</c>.</summary>
    /// <param name="Name">Name of a plant fault, or <see cref="BrokerOutage"/>.</param>
    /// <param name="Argument">What follows the colon: a cell counted from 1, a channel, or the seconds of an outage; empty when nothing does.</param>
    /// <param name="AtSeconds">When, in seconds of rig time since the start, 0 or more.</param>
    public sealed record Injection(string Name, string Argument, double AtSeconds)
    {
        /// <summary>Stops the broker for a while; not a fault of the plant.</summary>
        public const string BrokerOutage = "brokerOutage";

        /// <summary>Seconds of an outage that does not say how long it lasts.</summary>
        public const int OutageSeconds = 60;

        /// <summary>Reads an injection as given on the command line.</summary>
        /// <exception cref="WrongCallException">It is not NAME[:ARGUMENT]@SECONDS.</exception>
        public static Injection Read(string text)
        {
            string[] parts = text.Split('@');
            string[] what = parts[0].Split(':');
            if (parts.Length != 2 || what.Length > 2 || what[0].Length == 0)
            {
                throw new WrongCallException($"--inject '{text}' must be NAME@SECONDS or NAME:ARGUMENT@SECONDS, for example overvoltage@10 or overvoltage:2@10");
            }

            bool isNumber = double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds);
            if (!isNumber || !(seconds <= 1e9))
            {
                throw new WrongCallException($"--inject '{text}': '{parts[1]}' is no time in seconds; 10 or 2.5 would be");
            }

            return new Injection(what[0], what.Length == 2 ? what[1] : "", seconds);
        }
    }
}
