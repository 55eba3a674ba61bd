using RigFirmware.Core.Configuration;
using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Writes the retained calibration as JSON: for each kind when and with what it was made, and the scales in the order of the image's
    /// entries, so that a host can rebuild the image and compare its checksum.
    /// </summary>
    public static class CalibrationMessage
    {
        /// <summary>Writes the calibration.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="rigId">Name of the rig.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="image">The image in force; see <see cref="CalibrationImage"/>.</param>
        public static void Write(JsonWriter json, string rigId, int bootId, byte[] image)
        {
            json.Reset();
            json.OpenObject();
            json.Pair("rigId", rigId);
            json.Pair("bootId", bootId);
            json.Pair("version", CalibrationImage.Word(image, 1));
            json.Pair("clampMillinewtonsMax", CalibrationImage.Word(image, 3));
            json.Pair("crc", CalibrationImage.Word(image, CalibrationImage.Words - 1));
            WriteKinds(json, image);
            WriteEntries(json, image);
            json.CloseObject();
        }

        private static void WriteKinds(JsonWriter json, byte[] image)
        {
            json.Name("kinds");
            json.OpenArray();
            for (int kind = 0; kind < CalibrationKind.Count; kind++)
            {
                json.OpenObject();
                json.Pair("kind", CalibrationKind.Name(kind));
                json.Pair("utcSeconds", CalibrationImage.UtcSeconds(image, kind));
                json.Pair("instrument", Text(image, CalibrationImage.InstrumentAt(kind)));
                json.Pair("serialNumber", Text(image, CalibrationImage.SerialAt(kind)));
                json.CloseObject();
            }

            json.CloseArray();
        }

        private static void WriteEntries(JsonWriter json, byte[] image)
        {
            json.Name("gainsQ32");
            json.OpenArray();
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                json.Int(CalibrationImage.GainQ32(image, entry));
            }

            json.CloseArray();
            json.Name("dischargeGainsQ32");
            json.OpenArray();
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                json.Int(CalibrationImage.DischargeGainQ32(image, entry));
            }

            json.CloseArray();
            json.Name("offsets");
            json.OpenArray();
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                json.Int(CalibrationImage.Offset(image, entry));
            }

            json.CloseArray();
            json.Name("offsetFractionsQ32");
            json.OpenArray();
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                json.Int(CalibrationImage.FractionQ32(image, entry));
            }

            json.CloseArray();
            json.Name("bendsQ8");
            json.OpenArray();
            for (int entry = 0; entry < CalibrationImage.Entries; entry++)
            {
                json.Int(CalibrationImage.Square(image, entry));
                json.Int(CalibrationImage.Cube(image, entry));
            }

            json.CloseArray();
            json.Name("commonModesQ32");
            json.OpenArray();
            for (int cell = 0; cell < Channel.CellsMax; cell++)
            {
                json.Int(CalibrationImage.CommonModeQ32(image, CalibrationImage.EntryOf(cell)));
            }

            json.CloseArray();
        }

        // Printable ASCII; anything else would not survive the JSON.
        private static string Text(byte[] image, int at)
        {
            var letters = new char[CalibrationImage.TextBytes];
            int length = 0;
            while (length < CalibrationImage.TextBytes && image[at + length] != 0)
            {
                byte letter = image[at + length];
                letters[length] = letter >= 32 && letter < 127 ? (char)letter : '?';
                length++;
            }

            return new string(letters, 0, length);
        }
    }
}
