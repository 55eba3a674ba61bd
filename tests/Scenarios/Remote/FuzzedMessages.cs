using System;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Commands;

namespace RigFirmware.Tests.Scenarios.Remote
{
    /// <summary>
    /// Messages of somebody hostile who knows the protocol: noise, damaged commands, commands with every field drawn at
    /// random, correct commands, pieces of programs that are noise or damaged. Repeatable from its seed.
    /// </summary>
    internal sealed class FuzzedMessages(int seed, int bootId, byte[] program)
    {
        private readonly Random _random = new(seed);
        private long _counter;

        /// <summary>The next message; true when it is for the program topic.</summary>
        public bool Next(long utcMs, out byte[] message)
        {
            switch (_random.Next(8))
            {
                case 0:
                    message = Noise(_random.Next(120));
                    return _random.Next(2) == 0;
                case 1:
                case 2:
                    message = Damage(CommandEncoder.Encode(Correct(utcMs)));
                    return false;
                case 3:
                    message = CommandEncoder.Encode(Drawn(utcMs));
                    return false;
                case 4:
                case 5:
                    message = CommandEncoder.Encode(Correct(utcMs));
                    return false;
                case 6:
                    int from = _random.Next(program.Length);
                    message = CommandEncoder.EncodePiece(Id(), bootId, from, program.AsSpan(from, Math.Min(200, program.Length - from)));
                    return true;
                default:
                    message = Damage(CommandEncoder.EncodePiece(Id(), bootId, _random.Next(-5, 20000), Noise(_random.Next(200))));
                    return true;
            }
        }

        private Command Correct(long utcMs)
        {
            return new Command
            {
                Id = Id(),
                BootId = bootId,
                Sender = _random.Next(CommandGuard.Senders),
                Counter = ++_counter,
                ExpiresUtcMs = utcMs + 5000,
                Kind = _random.Next(0, 20),
                First = _random.Next(3) == 0 ? program.Length : _random.Next(int.MinValue, int.MaxValue),
                Second = _random.Next(int.MinValue, int.MaxValue),
            };
        }

        private Command Drawn(long utcMs)
        {
            return new Command
            {
                Id = _random.Next(1, int.MaxValue),
                BootId = _random.Next(2) == 0 ? bootId : _random.Next(),
                Sender = _random.Next(CommandGuard.Senders),
                Counter = _random.NextInt64(1, _counter + 3),
                ExpiresUtcMs = utcMs + _random.Next(-100000, 100000),
                Kind = _random.Next(),
                First = _random.Next(int.MinValue, int.MaxValue),
                Second = _random.Next(int.MinValue, int.MaxValue),
            };
        }

        private byte[] Noise(int length)
        {
            byte[] bytes = new byte[length];
            _random.NextBytes(bytes);
            return bytes;
        }

        private byte[] Damage(byte[] bytes)
        {
            for (int i = _random.Next(1, 4); i > 0; i--)
            {
                bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
            }

            return _random.Next(4) == 0 ? bytes[.._random.Next(bytes.Length)] : bytes;
        }

        private int Id() => _random.Next(1, int.MaxValue);
    }
}
