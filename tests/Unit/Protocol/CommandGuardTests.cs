using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class CommandGuardTests
    {
        private const int Boot = 5;
        private const long Now = 1800000000000L;

        [TestMethod]
        public void Admit_GoodCommand_IsDone()
        {
            Assert.AreEqual(CommandResult.Done, new CommandGuard(Boot).Admit(Good(), Now));
        }

        [TestMethod]
        public void Admit_SameCounterAgain_IsReplayed()
        {
            CommandGuard guard = new CommandGuard(Boot);
            guard.Admit(Good(), Now);
            Assert.AreEqual(CommandResult.Replayed, guard.Admit(Good(), Now));
            Command older = Good();
            older.Counter = 9;
            Assert.AreEqual(CommandResult.Replayed, guard.Admit(older, Now));
        }

        [TestMethod]
        public void Admit_OtherSender_CountsForItself()
        {
            CommandGuard guard = new CommandGuard(Boot);
            guard.Admit(Good(), Now);
            Command other = Good();
            other.Sender = 3;
            Assert.AreEqual(CommandResult.Done, guard.Admit(other, Now));
        }

        [TestMethod]
        public void Admit_AtItsExpiry_IsExpiredAndCostsNoCounter()
        {
            CommandGuard guard = new CommandGuard(Boot);
            Command late = Good();
            Assert.AreEqual(CommandResult.Expired, guard.Admit(late, late.ExpiresUtcMs));
            Assert.AreEqual(CommandResult.Done, guard.Admit(late, late.ExpiresUtcMs - 1));
        }

        [TestMethod]
        public void Admit_OtherBoot_IsRefused()
        {
            Assert.AreEqual(CommandResult.WrongBoot, new CommandGuard(Boot + 1).Admit(Good(), Now));
        }

        [TestMethod]
        public void Admit_UnknownKind_IsRefused()
        {
            Command command = Good();
            command.Kind = 6;
            Assert.AreEqual(RequestResult.Unknown, new CommandGuard(Boot).Admit(command, Now));
        }

        [TestMethod]
        public void Admit_TimeUnknown_TakesOnlyWhatIsHarmlessWhenLate()
        {
            for (int kind = 1; kind <= CommandKind.Resend; kind++)
            {
                if (CommandKind.IsKnown(kind))
                {
                    Command command = Good();
                    command.Kind = kind;
                    bool harmless = kind == CommandKind.Stop || kind == CommandKind.Pause || kind == CommandKind.Resend;
                    int expected = harmless ? CommandResult.Done : CommandResult.TimeUnknown;
                    Assert.AreEqual(expected, new CommandGuard(Boot).Admit(command, 0), CommandKind.Name(kind));
                }
            }
        }

        private static Command Good()
        {
            Command command = new Command();
            command.Id = 1;
            command.BootId = Boot;
            command.Sender = 2;
            command.Counter = 10;
            command.ExpiresUtcMs = Now + 1000;
            command.Kind = CommandKind.Start;
            return command;
        }
    }
}
