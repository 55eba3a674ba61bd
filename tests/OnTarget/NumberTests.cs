using System;
using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;

namespace RigFirmware.Tests.OnTarget
{
    /// <summary>
    /// How the board counts where .NET counts differently or where the firmware relies on it. A case that fails after an
    /// update of the runtime says which habit of the code has to be looked at.
    /// </summary>
    [TestClass]
    public class NumberTests
    {
        [TestMethod]
        public void Compare_NotANumber_GreaterIsTrueAndLessIsFalse()
        {
            double nan = NotANumber();
            Assert.IsTrue(nan > 1.0, "greater");
            Assert.IsTrue(nan >= 1.0, "greater or equal");
            Assert.IsFalse(nan < 1.0, "less");
            Assert.IsFalse(nan <= 1.0, "less or equal");
            Assert.IsTrue(1.0 > nan, "greater from the other side");
            Assert.IsFalse(1.0 < nan, "less from the other side");
        }

        [TestMethod]
        public void IsNaN_NotANumber_IsTrue()
        {
            Assert.IsTrue(double.IsNaN(NotANumber()));
            Assert.IsFalse(double.IsNaN(1.0));
        }

        [TestMethod]
        public void Compare_InfinitiesOfBothSigns_AreEqual()
        {
            double up = Infinity(1);
            double down = Infinity(-1);
            Assert.IsTrue(up == down);
        }

        [TestMethod]
        public void Cast_NotANumberAndInfinity_GiveZero()
        {
            Assert.AreEqual(0, unchecked((int)NotANumber()));
            Assert.AreEqual(0, unchecked((int)Infinity(1)));
        }

        [TestMethod]
        public void Cast_DoubleBeyondInt_Wraps()
        {
            double big = 3e9 + Zero();
            Assert.AreEqual(-1294967296, unchecked((int)big));
        }

        [TestMethod]
        public void SaturateToInt_WhatACastGetsWrong_IsHeld()
        {
            Assert.AreEqual(7, Saturate.ToInt(NotANumber(), 7));
            Assert.AreEqual(int.MaxValue, Saturate.ToInt(3e9 + Zero(), 7));
            Assert.AreEqual(int.MinValue, Saturate.ToInt(-3e9 + Zero(), 7));
        }

        [TestMethod]
        public void Divide_DoubleByZero_Throws()
        {
            bool thrown = false;
            try
            {
                Assert.IsTrue(double.IsNaN(1.0 / Zero()), "not reached");
            }
            catch (Exception)
            {
                thrown = true;
            }

            Assert.IsTrue(thrown);
        }

        [TestMethod]
        public void Divide_IntByZero_Throws()
        {
            bool thrown = false;
            try
            {
                Assert.AreEqual(0, 1 / (int)Zero(), "not reached");
            }
            catch (Exception)
            {
                thrown = true;
            }

            Assert.IsTrue(thrown);
        }

        [TestMethod]
        public void Checked_Overflow_WrapsSilently()
        {
            int most = int.MaxValue - (int)Zero();
            Assert.AreEqual(int.MinValue, checked(most + 1));
        }

        [TestMethod]
        public void SaturateAdd_Overflow_IsHeld()
        {
            Assert.AreEqual(int.MaxValue, Saturate.Add(int.MaxValue, 1));
            Assert.AreEqual(int.MinValue, Saturate.Subtract(int.MinValue, 1));
            Assert.AreEqual(int.MaxValue, Saturate.Magnitude(int.MinValue));
        }

        [TestMethod]
        public void Shift_NegativeLong_RoundsDown()
        {
            // Calibration relies on it: counts times gain, shifted right by 32.
            long product = -5L * 4294967297L;
            Assert.AreEqual(-6, (int)(product >> 32));
        }

        [TestMethod]
        public void Compare_NegativeAsUnsigned_IsHuge()
        {
            // The range check of the cells relies on it.
            int below = -1 - (int)Zero();
            Assert.IsTrue(unchecked((uint)below) > 12000000u);
        }

        [TestMethod]
        public void Remainder_NegativeTick_HasTheSignOfTheTick()
        {
            // The rate table relies on it after the tick counter has wrapped.
            int tick = -41 + (int)Zero();
            Assert.AreEqual(-1, tick % 20);
            Assert.AreEqual(0, (tick - 19) % 20);
        }

        [TestMethod]
        public void ElapsedMs_AcrossTheWrap_IsTheSpan()
        {
            Assert.AreEqual(100, Time.ElapsedMs(int.MinValue + 49, int.MaxValue - 50));
        }

        // Not a constant of the compiler: what is tested is the board's arithmetic.
        private static double Zero()
        {
            return s_zero;
        }

        private static double NotANumber()
        {
            return double.NaN + Zero();
        }

        private static double Infinity(int sign)
        {
            return (sign < 0 ? double.NegativeInfinity : double.PositiveInfinity) + Zero();
        }

        private static double s_zero = 0.0;
    }
}
