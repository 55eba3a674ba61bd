using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Unit.Protocol
{
    /// <summary>What a writer wrote, as a text.</summary>
    public static class JsonText
    {
        /// <summary>The text, whose characters are ASCII.</summary>
        public static string Of(JsonWriter json)
        {
            char[] text = new char[json.Length];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)json.Bytes[i];
            }

            return new string(text);
        }
    }
}
