using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class ClampControlTests
    {
        [TestMethod]
        public void Step_ForceTooLow_DrivesHarder()
        {
            ClampControl clamp = new ClampControl(new RigConfiguration());
            Snapshot snapshot = Force(40000);
            clamp.Step(snapshot, 45000, 100, false);
            int first = clamp.ClampPermille;
            clamp.Step(snapshot, 45000, 100, false);
            Assert.IsTrue(clamp.ClampPermille > first);
        }

        [TestMethod]
        public void Step_ForceNotRead_KeepsTheDrive()
        {
            ClampControl clamp = new ClampControl(new RigConfiguration());
            Snapshot snapshot = Force(40000);
            clamp.Step(snapshot, 45000, 100, false);
            int drive = clamp.ClampPermille;
            snapshot.Quality[Channel.ClampForce] = (byte)Quality.Stale;
            clamp.Step(snapshot, 90000, 100, false);
            Assert.AreEqual(drive, clamp.ClampPermille);
        }

        [TestMethod]
        public void Step_OverruledForLong_ComesBackWithoutAWoundUpIntegral()
        {
            ClampControl clamp = new ClampControl(new RigConfiguration());
            for (int i = 0; i < 600; i++)
            {
                clamp.Step(Force(0), 45000, 100, true);
            }

            clamp.Step(Force(45000), 45000, 100, false);
            Assert.AreEqual(450, clamp.ClampPermille);
        }

        [TestMethod]
        public void Step_AtTheEndOfTheDrive_DoesNotWindUp()
        {
            ClampControl clamp = new ClampControl(new RigConfiguration());
            for (int i = 0; i < 600; i++)
            {
                clamp.Step(Force(0), 90000, 100, false);
            }

            Assert.AreEqual(1000, clamp.ClampPermille);
            for (int i = 0; i < 6; i++)
            {
                clamp.Step(Force(99000), 90000, 100, false);
            }

            Assert.IsTrue(clamp.ClampPermille < 1000, "it leaves the end within a second");
        }

        private static Snapshot Force(int millinewtons)
        {
            Snapshot snapshot = new Snapshot();
            snapshot.Fast[Channel.ClampForce] = millinewtons;
            snapshot.Quality[Channel.ClampForce] = (byte)Quality.Ok;
            return snapshot;
        }
    }
}
