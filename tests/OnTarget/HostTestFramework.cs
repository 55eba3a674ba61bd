using System;

// The names of the board's assemblies as far as these tests use them, so that the host's compiler reads them too. Nothing
// here runs: what the tests expect is true on the board alone. The board's build leaves this file out.
namespace nanoFramework.TestFramework
{
    /// <summary>Marks a class of tests.</summary>
    public sealed class TestClassAttribute : Attribute
    {
    }

    /// <summary>Marks a test.</summary>
    public sealed class TestMethodAttribute : Attribute
    {
    }

    /// <summary>The assertions that the tests use.</summary>
    public static class Assert
    {
        /// <summary>Fails unless both are equal.</summary>
        public static void AreEqual(int expected, int actual, string message = "")
        {
            IsTrue(expected == actual, message);
        }

        /// <summary>Fails unless both are equal.</summary>
        public static void AreEqual(string expected, string actual, string message = "")
        {
            IsTrue(expected == actual, message);
        }

        /// <summary>Fails unless the condition holds.</summary>
        public static void IsTrue(bool condition, string message = "")
        {
            if (!condition)
            {
                throw new InvalidOperationException(message);
            }
        }

        /// <summary>Fails when the condition holds.</summary>
        public static void IsFalse(bool condition, string message = "")
        {
            IsTrue(!condition, message);
        }
    }
}

namespace nanoFramework.Runtime.Native
{
    /// <summary>The board's garbage collector.</summary>
    public static class GC
    {
        /// <summary>Collects; the bytes free afterwards.</summary>
        public static uint Run(bool compactHeap)
        {
            System.GC.Collect();
            return compactHeap ? 1u : 0u;
        }
    }
}
