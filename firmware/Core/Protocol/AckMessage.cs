using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.Core.Protocol
{
    /// <summary>Writes the answer to a command as JSON.</summary>
    public static class AckMessage
    {
        // Bits of ArmingBlock; more than there are names for costs nothing.
        private const int BlockBits = 31;

        /// <summary>Writes the answer.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="head">Rig, start, number and time.</param>
        /// <param name="id">Id of the command.</param>
        /// <param name="result">A <see cref="CommandResult"/>.</param>
        /// <param name="detail">First detail; see the results.</param>
        /// <param name="second">Second detail.</param>
        public static void Write(JsonWriter json, MessageHead head, int id, int result, int detail, int second)
        {
            head.Open(json);
            json.Pair("id", id);
            json.Pair("result", CommandResult.Name(result));
            json.Pair("resultCode", result);
            switch (result)
            {
                case RequestResult.WrongMode:
                    json.Pair("mode", ModeText.Name(detail));
                    break;
                case RequestResult.ArmingRefused:
                    WriteBlocks(json, detail);
                    break;
                default:
                    json.Pair("detail", detail);
                    json.Pair("second", second);
                    break;
            }

            json.CloseObject();
        }

        private static void WriteBlocks(JsonWriter json, int blocks)
        {
            json.Name("blockedBy");
            json.OpenArray();
            for (int bit = 0; bit < BlockBits; bit++)
            {
                if ((blocks & (1 << bit)) != 0)
                {
                    json.Text(ArmingBlock.NameOfLowest(1 << bit));
                }
            }

            json.CloseArray();
        }
    }
}
