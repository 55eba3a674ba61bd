using Host = Microsoft.VisualStudio.TestTools.UnitTesting;

// The one file of differences: on the host the names of nanoFramework.TestFramework stand on MSTest. The runtime's build
// leaves this file out and takes the real framework; every other file of this folder is the same in both.
namespace nanoFramework.TestFramework
{
    /// <summary>Marks a class of tests.</summary>
    public sealed class TestClassAttribute : Host.TestClassAttribute
    {
    }

    /// <summary>Marks a test.</summary>
    public sealed class TestMethodAttribute : Host.TestMethodAttribute
    {
        /// <summary>A test whose source position the host's runner shows.</summary>
        public TestMethodAttribute([System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = -1)
            : base(file, line)
        {
        }
    }

    /// <summary>The assertions that both frameworks have.</summary>
    public static class Assert
    {
        /// <summary>Fails unless both are equal.</summary>
        public static void AreEqual(int expected, int actual, string message = "")
        {
            Host.Assert.AreEqual(expected, actual, message);
        }

        /// <summary>Fails unless both are equal.</summary>
        public static void AreEqual(long expected, long actual, string message = "")
        {
            Host.Assert.AreEqual(expected, actual, message);
        }

        /// <summary>Fails unless both are equal.</summary>
        public static void AreEqual(string expected, string actual, string message = "")
        {
            Host.Assert.AreEqual(expected, actual, message);
        }

        /// <summary>Fails when both are equal.</summary>
        public static void AreNotEqual(int notExpected, int actual, string message = "")
        {
            Host.Assert.AreNotEqual(notExpected, actual, message);
        }

        /// <summary>Fails unless the condition holds.</summary>
        public static void IsTrue(bool condition, string message = "")
        {
            Host.Assert.IsTrue(condition, message);
        }

        /// <summary>Fails when the condition holds.</summary>
        public static void IsFalse(bool condition, string message = "")
        {
            Host.Assert.IsFalse(condition, message);
        }

        /// <summary>Fails when there is no object.</summary>
        public static void IsNotNull(object value, string message = "")
        {
            Host.Assert.IsNotNull(value, message);
        }
    }
}
