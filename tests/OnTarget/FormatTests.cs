using System;
using nanoFramework.TestFramework;

namespace RigFirmware.Tests.OnTarget
{
    /// <summary>
    /// How the board writes numbers and reads them. The firmware's own texts use what works here; what does not is here too, so
    /// that an update of the runtime that changes it is noticed.
    /// </summary>
    [TestClass]
    public class FormatTests
    {
        [TestMethod]
        public void DoubleFixed_RoundsToTheDigits()
        {
            Assert.AreEqual("3.142", (3.14159 + s_zero).ToString("F3"));
            Assert.AreEqual("-0.500", (-0.5 + s_zero).ToString("F3"));
            Assert.AreEqual("4", (4.4 + s_zero).ToString("F0"));
        }

        [TestMethod]
        public void IntFormats_DecimalAndHexadecimal_Pad()
        {
            Assert.AreEqual("00042", (42 + (int)s_zero).ToString("D5"));
            Assert.AreEqual("0000002A", (42 + (int)s_zero).ToString("X8"));
            Assert.AreEqual("-2147483648", (int.MinValue + (int)s_zero).ToString());
        }

        [TestMethod]
        public void IntFormat_Custom_Throws()
        {
            Assert.IsTrue(FormatThrows("000", true));
        }

        [TestMethod]
        public void DoubleFormats_RoundTripPercentCurrency_Throw()
        {
            Assert.IsTrue(FormatThrows("R", false), "round trip");
            Assert.IsTrue(FormatThrows("P", false), "percent");
            Assert.IsTrue(FormatThrows("C", false), "currency");
        }

        [TestMethod]
        public void DoubleFormat_CustomOrHexadecimal_IsReturnedInsteadOfTheNumber()
        {
            Assert.AreEqual("0.000", (1.5 + s_zero).ToString("0.000"));
            Assert.AreEqual("X", (1.5 + s_zero).ToString("X"));
        }

        [TestMethod]
        public void EnumToString_GivesTheNumber()
        {
            DayOfWeek day = (DayOfWeek)(2 + (int)s_zero);
            Assert.AreEqual("2", day.ToString());
        }

        [TestMethod]
        public void IntParse_Number_IsRead()
        {
            Assert.AreEqual(-42, int.Parse("-42"));
            Assert.AreEqual(int.MaxValue, int.Parse("2147483647"));
        }

        [TestMethod]
        public void IntParse_BeyondInt_ThrowsOutOfRange()
        {
            bool outOfRange = false;
            try
            {
                Assert.AreEqual(0, int.Parse("2147483648"), "not reached");
            }
            catch (ArgumentOutOfRangeException)
            {
                outOfRange = true;
            }

            Assert.IsTrue(outOfRange);
        }

        [TestMethod]
        public void IntParse_NoNumber_Throws()
        {
            Assert.IsTrue(ParseThrows("4x"), "a letter behind it");
            Assert.IsTrue(ParseThrows(""), "nothing");
            Assert.IsTrue(ParseThrows("1.5"), "a fraction");
        }

        private static bool FormatThrows(string format, bool whole)
        {
            try
            {
                string text = whole ? (7 + (int)s_zero).ToString(format) : (1.5 + s_zero).ToString(format);
                Console.WriteLine("format " + format + " gave " + text);
                return false;
            }
            catch (Exception)
            {
                return true;
            }
        }

        private static bool ParseThrows(string text)
        {
            try
            {
                Console.WriteLine("parsed " + int.Parse(text).ToString());
                return false;
            }
            catch (Exception)
            {
                return true;
            }
        }

        // Not a constant of the compiler: what is tested is the board's own text.
        private static double s_zero = 0.0;
    }
}
