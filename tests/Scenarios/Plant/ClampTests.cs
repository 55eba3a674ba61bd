using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class ClampTests
    {
        private readonly RigModel _rig = ModelLibrary.Rig();

        [TestMethod]
        public void Clamp_AsAssembled_PressesWithTheAssembledForce()
        {
            var clamp = new Clamp(_rig);
            clamp.Advance(1);
            Assert.AreEqual(45.2, clamp.Newtons, 1e-9);
        }

        [TestMethod]
        public void Advance_StackSwells_PressesByTheSpring()
        {
            var clamp = new Clamp(_rig) { SwellingMillimetres = 0.005 };
            clamp.Advance(1);
            Assert.AreEqual(45.2 + (0.005 * 10), clamp.Newtons, 1e-9);
        }

        [TestMethod]
        public void Drive_Open_LetsGoAtTheActuatorsSpeed()
        {
            var clamp = new Clamp(_rig);
            clamp.Drive(0);
            clamp.Advance(1);
            Assert.AreEqual(45.2 - (0.4 * 10), clamp.Newtons, 1e-9);
            clamp.Advance(100);
            Assert.AreEqual(0, clamp.Newtons);
            Assert.AreEqual(0, clamp.TravelMillimetres, 1e-12);
        }

        [TestMethod]
        public void DriveSafe_RelaxesToATenthOfTheHead()
        {
            var clamp = new Clamp(_rig);
            clamp.DriveSafe();
            clamp.Advance(100);
            Assert.AreEqual(10, clamp.Newtons, 1e-9);
        }

        [TestMethod]
        public void Advance_MotorWithoutSupply_Holds()
        {
            var clamp = new Clamp(_rig);
            clamp.Drive(0);
            clamp.Advance(100, motionAllowed: false);
            Assert.AreEqual(45.2, clamp.Newtons, 1e-9);
        }

        [TestMethod]
        public void Drive_Jammed_StaysWhereItIs()
        {
            var clamp = new Clamp(_rig) { Jammed = true };
            clamp.Drive(0);
            clamp.Advance(100);
            Assert.AreEqual(45.2, clamp.Newtons, 1e-9);
        }
    }
}
