using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;

namespace RigFirmware.Host.Calibration
{
    /// <summary>Channels, ranges and values as people write them.</summary>
    public static class Names
    {
        private static readonly string[] RangeNames = ["100uA", "1mA", "10mA", "500mA", "30uA"];

        /// <summary>Names of the current ranges, in order; the last is <see cref="CurrentRange.Fine"/>.</summary>
        public static IReadOnlyList<string> Ranges => RangeNames;

        /// <summary>The channel and, for a current sensor, its range.</summary>
        public static string Of(CalibrationPoint point)
        {
            return Of(point.Channel, point.Range);
        }

        /// <inheritdoc cref="Of(CalibrationPoint)"/>
        public static string Of(int channel, byte range)
        {
            string name = ChannelText.Name(channel);
            return CalibrationKind.OfChannel(channel) == CalibrationKind.Current ? $"{name} in the range {RangeNames[range]}" : name;
        }

        /// <summary>The channel of a name, or -1.</summary>
        public static int FindChannel(string name)
        {
            return Enumerable.Range(0, Channel.Count).FirstOrDefault(channel => string.Equals(ChannelText.Name(channel), name, StringComparison.OrdinalIgnoreCase), -1);
        }

        /// <summary>The kind of a name, or -1.</summary>
        public static int FindKind(string name)
        {
            return Enumerable.Range(0, CalibrationKind.Count).FirstOrDefault(kind => CalibrationKind.Name(kind) == name, -1);
        }

        /// <summary>Units of the channel in one of the unit that instruments show: volt, ampere, degree Celsius, newton, millimetre.</summary>
        public static double PerInstrumentUnit(int channel)
        {
            return channel < Channel.Current ? 1e6 : channel < Channel.Temperature0 ? 1e9 : channel == Channel.ClampTravel ? 1e6 : 1e3;
        }

        /// <summary>That unit's sign.</summary>
        public static string InstrumentUnit(int channel)
        {
            return channel < Channel.Current ? "V" : channel < Channel.Temperature0 ? "A" : channel == Channel.ClampTravel ? "mm" : channel == Channel.ClampForce ? "N" : "degC";
        }

        /// <summary>A value in the instrument's unit, as text.</summary>
        public static string Value(int channel, double value)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{value / PerInstrumentUnit(channel):G7} {InstrumentUnit(channel)}");
        }
    }
}
