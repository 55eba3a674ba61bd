namespace RigFirmware.Core.Protocol
{
    /// <summary>Reads a command. Exactly the published map is taken: every key once, in order, in range, and nothing after it.</summary>
    public sealed class CommandReader
    {
        private readonly CborReader _reader = new CborReader();

        /// <summary>Reads a command; false for anything malformed, after which the command's content means nothing.</summary>
        /// <param name="bytes">Holds the payload.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="length">Bytes of the payload.</param>
        /// <param name="command">Filled.</param>
        public bool TryRead(byte[] bytes, int offset, int length, Command command)
        {
            _reader.Reset(bytes, offset, length);
            if (_reader.ReadMap(CommandKey.Count) != CommandKey.Count)
            {
                return false;
            }

            command.Id = (int)Value(CommandKey.Id, 1, int.MaxValue);
            command.BootId = (int)Value(CommandKey.BootId, 0, int.MaxValue);
            command.Sender = (int)Value(CommandKey.Sender, 0, CommandGuard.Senders - 1);
            command.Counter = Value(CommandKey.Counter, 1, long.MaxValue);
            command.ExpiresUtcMs = Value(CommandKey.ExpiresUtcMs, 1, long.MaxValue);
            command.Kind = (int)Value(CommandKey.Kind, 0, int.MaxValue);
            command.First = (int)Value(CommandKey.First, int.MinValue, int.MaxValue);
            command.Second = (int)Value(CommandKey.Second, int.MinValue, int.MaxValue);
            return _reader.IsComplete;
        }

        private long Value(int key, long min, long max)
        {
            _reader.ReadInt(key, key);
            return _reader.ReadInt(min, max);
        }
    }
}
