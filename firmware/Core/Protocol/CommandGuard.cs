using RigFirmware.Core.Runtime;

namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Refuses a command that is unknown, meant for another start of the rig, late, or a repetition. The counters live in
    /// memory only: after a restart the boot id refuses whatever was recorded before.
    /// </summary>
    public sealed class CommandGuard
    {
        /// <summary>How many senders count for themselves.</summary>
        public const int Senders = 8;

        private readonly long[] _lastCounter = new long[Senders];
        private readonly int _bootId;

        /// <param name="bootId">Number of this start.</param>
        public CommandGuard(int bootId)
        {
            _bootId = bootId;
        }

        /// <summary>Judges a command and, when it is good, uses up its counter.</summary>
        /// <param name="command">As read; its ranges are already checked.</param>
        /// <param name="utcMs">Now, or 0 when the rig does not know the time.</param>
        /// <returns><see cref="CommandResult.Done"/> or why it is refused.</returns>
        public int Admit(Command command, long utcMs)
        {
            if (!CommandKind.IsKnown(command.Kind))
            {
                return RequestResult.Unknown;
            }

            if (command.BootId != _bootId)
            {
                return CommandResult.WrongBoot;
            }

            if (utcMs <= 0 && !CommandKind.IsHarmlessWhenLate(command.Kind))
            {
                return CommandResult.TimeUnknown;
            }

            if (utcMs > 0 && command.ExpiresUtcMs <= utcMs)
            {
                return CommandResult.Expired;
            }

            if (command.Counter <= _lastCounter[command.Sender])
            {
                return CommandResult.Replayed;
            }

            _lastCounter[command.Sender] = command.Counter;
            return CommandResult.Done;
        }
    }
}
