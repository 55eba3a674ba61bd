using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Calibration
{
    /// <summary>A rig's calibration, as it publishes and takes it.</summary>
    public sealed class RigCalibration
    {
        private const double QuotientBits = 4294967296;
        private const double FullScaleQ8 = 256.0 * NominalScale.FullScaleCounts;
        private readonly byte[] _image;

        /// <summary>The calibration of an image.</summary>
        /// <param name="image">Shape [<see cref="CalibrationImage.Bytes"/>].</param>
        public RigCalibration(byte[] image)
        {
            _image = image;
        }

        /// <summary>Its bytes.</summary>
        public ReadOnlyMemory<byte> Image => _image;

        /// <summary>Its checksum.</summary>
        public int Crc => CalibrationImage.Word(_image, CalibrationImage.Words - 1);

        /// <summary>The clamp head it belongs to.</summary>
        public int ClampMillinewtonsMax => CalibrationImage.Word(_image, 3);

        /// <summary>The nominal calibration of a rig.</summary>
        public static RigCalibration Nominal(int clampMillinewtonsMax)
        {
            var image = new byte[CalibrationImage.Bytes];
            CalibrationImage.PutNominal(image, clampMillinewtonsMax);
            Seal(image);
            return new RigCalibration(image);
        }

        /// <summary>Rebuilds the image from what a rig published.</summary>
        /// <exception cref="CalibrationException">It is not complete, or its checksum does not fit.</exception>
        public static RigCalibration Read(RigMessage message)
        {
            var image = new byte[CalibrationImage.Bytes];
            try
            {
                JsonElement root = message.Content;
                CalibrationImage.PutNominal(image, root.GetProperty("clampMillinewtonsMax").GetInt32());
                for (int entry = 0; entry < CalibrationImage.Entries; entry++)
                {
                    CalibrationImage.PutEntry(image, entry, root.GetProperty("gainsQ32")[entry].GetInt64(), root.GetProperty("dischargeGainsQ32")[entry].GetInt64(), root.GetProperty("offsets")[entry].GetInt32());
                    CalibrationImage.PutFractionQ32(image, entry, root.GetProperty("offsetFractionsQ32")[entry].GetInt64());
                    CalibrationImage.PutBend(image, entry, root.GetProperty("bendsQ8")[2 * entry].GetInt32(), root.GetProperty("bendsQ8")[(2 * entry) + 1].GetInt32());
                }

                for (int cell = 0; cell < Channel.CellsMax; cell++)
                {
                    CalibrationImage.PutCommonModeQ32(image, CalibrationImage.EntryOf(cell), root.GetProperty("commonModesQ32")[cell].GetInt32());
                }

                for (int kind = 0; kind < CalibrationKind.Count; kind++)
                {
                    JsonElement origin = root.GetProperty("kinds")[kind];
                    PutOrigin(image, kind, origin.GetProperty("utcSeconds").GetInt64(), origin.GetProperty("instrument").GetString()!, origin.GetProperty("serialNumber").GetString()!);
                }

                Seal(image);
                if (CalibrationImage.Word(image, CalibrationImage.Words - 1) != root.GetProperty("crc").GetInt32())
                {
                    throw new CalibrationException($"The calibration that rig '{message.RigId}' published does not fit its checksum: its firmware is of another version.");
                }
            }
            catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
            {
                throw new CalibrationException($"The calibration that rig '{message.RigId}' published is not complete: its firmware is of another version.");
            }

            return new RigCalibration(image);
        }

        /// <summary>When a kind was calibrated; null when it never was.</summary>
        public DateTimeOffset? Date(int kind)
        {
            long seconds = CalibrationImage.UtcSeconds(_image, kind);
            return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        /// <summary>With what a kind was calibrated; empty when it never was.</summary>
        public string Instrument(int kind)
        {
            return Text(CalibrationImage.InstrumentAt(kind));
        }

        /// <summary>The instrument's serial number.</summary>
        public string SerialNumber(int kind)
        {
            return Text(CalibrationImage.SerialAt(kind));
        }

        /// <summary>The whole units of the offset in force.</summary>
        public int Offset(int channel, byte range)
        {
            return CalibrationImage.Offset(_image, Entry(channel, range));
        }

        /// <summary>The factor in force for a cell's common mode, in microvolts per microvolt; 0 for a channel that is no cell.</summary>
        public double CommonMode(int channel)
        {
            return channel < Channel.CellsMax ? CalibrationImage.CommonModeQ32(_image, CalibrationImage.EntryOf(channel)) / QuotientBits : 0;
        }

        /// <summary>What one reading's bend and offset in force are, so that a fit can begin without them.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="range">The <see cref="CurrentRange"/>.</param>
        public ChannelScale Scale(int channel, byte range)
        {
            int entry = Entry(channel, range);
            double full = CalibrationImage.GainQ32(_image, entry) / QuotientBits * NominalScale.FullScaleCounts;
            return new ChannelScale(full, CalibrationImage.Offset(_image, entry) + (CalibrationImage.FractionQ32(_image, entry) / QuotientBits), CommonMode(channel), CalibrationImage.Square(_image, entry) / FullScaleQ8, CalibrationImage.Cube(_image, entry) / FullScaleQ8);
        }

        /// <summary>How far a fit's gain would be from the nominal one, in parts per million; the larger of the two signs.</summary>
        public double GainPpm(ChannelFit fit)
        {
            int entry = Entry(fit.Channel, fit.Range);
            double nominal = NominalScale.GainQ32(fit.Channel, fit.Range, ClampMillinewtonsMax);
            double charge = (fit.Gain * CalibrationImage.GainQ32(_image, entry) / nominal) - 1;
            double discharge = (fit.DischargeGain * CalibrationImage.DischargeGainQ32(_image, entry) / nominal) - 1;
            return 1e6 * (Math.Abs(charge) > Math.Abs(discharge) ? charge : discharge);
        }

        /// <summary>This calibration with the fits of one kind in it; the other channels stay as they are.</summary>
        public RigCalibration With(IEnumerable<ChannelFit> fits, int kind, CalibrationOrigin origin)
        {
            var image = (byte[])_image.Clone();
            foreach (ChannelFit fit in fits)
            {
                int entry = Entry(fit.Channel, fit.Range);
                long gain = (long)Math.Round(fit.Gain * CalibrationImage.GainQ32(image, entry));
                long discharge = (long)Math.Round(fit.DischargeGain * CalibrationImage.DischargeGainQ32(image, entry));
                int whole = (int)Math.Floor(fit.Offset);
                CalibrationImage.PutEntry(image, entry, gain, discharge, whole);
                CalibrationImage.PutFractionQ32(image, entry, (long)((fit.Offset - whole) * QuotientBits));
                if (fit.Bend is { } bend)
                {
                    CalibrationImage.PutBend(image, entry, (int)Math.Round(bend.Square * FullScaleQ8), (int)Math.Round(bend.Cube * FullScaleQ8));
                }

                if (fit.CommonMode is { } commonMode)
                {
                    CalibrationImage.PutCommonModeQ32(image, entry, (int)Math.Round(commonMode * QuotientBits));
                }
            }

            PutOrigin(image, kind, origin.Date.ToUnixTimeSeconds(), origin.Instrument, origin.SerialNumber);
            Seal(image);
            return new RigCalibration(image);
        }

        private static int Entry(int channel, byte range)
        {
            return channel is Channel.Current or Channel.CurrentSecond
                ? CalibrationImage.EntryOfCurrent(channel == Channel.CurrentSecond, range)
                : CalibrationImage.EntryOf(channel);
        }

        private static void PutOrigin(byte[] image, int kind, long utcSeconds, string instrument, string serialNumber)
        {
            CalibrationImage.PutUtcSeconds(image, kind, utcSeconds);
            Array.Clear(image, CalibrationImage.InstrumentAt(kind), 2 * CalibrationImage.TextBytes);
            Encoding.ASCII.GetBytes(instrument, 0, Math.Min(instrument.Length, CalibrationImage.TextBytes), image, CalibrationImage.InstrumentAt(kind));
            Encoding.ASCII.GetBytes(serialNumber, 0, Math.Min(serialNumber.Length, CalibrationImage.TextBytes), image, CalibrationImage.SerialAt(kind));
        }

        private static void Seal(byte[] image)
        {
            CalibrationImage.PutWord(image, CalibrationImage.Words - 1, new Crc32().Compute(image, CalibrationImage.Bytes - 4));
        }

        private string Text(int at)
        {
            return Encoding.ASCII.GetString(_image, at, CalibrationImage.TextBytes).TrimEnd('\0');
        }
    }
}
