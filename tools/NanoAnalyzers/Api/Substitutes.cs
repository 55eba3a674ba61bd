using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Api
{
    /// <summary>What to write instead of a member the board does not have.</summary>
    internal static class Substitutes
    {
        private const string Other = "use a member listed in Api/*.txt, or write the few lines it stands for";

        private static readonly Dictionary<string, string> ByName = new Dictionary<string, string>
        {
            ["System.Enum.Parse"] = "compare with the names in a table of your own",
            ["System.Enum.TryParse"] = "compare with the names in a table of your own",
            ["System.Enum.IsDefined"] = "test the range of the number",
            ["System.String.Join"] = "append the parts to a StringBuilder in a loop",
            ["System.String.Replace"] = "use StringBuilder.Replace",
            ["System.String.IsNullOrWhiteSpace"] = "use string.IsNullOrEmpty(s) || s.Trim().Length == 0",
            ["System.String.Contains"] = "use IndexOf(...) >= 0",
            ["System.Text.StringBuilder.AppendFormat"] = "use Append(string.Format(...))",
            ["System.Char.IsDigit"] = "use c >= '0' && c <= '9'",
            ["System.Char.IsLetter"] = "compare with the letters' ranges",
            ["System.Char.IsWhiteSpace"] = "compare with a space, a tab and the line ends",
            ["System.Array.Sort"] = "write the insertion sort for the array",
            ["System.Array.Resize"] = "allocate the array once at its full size, or copy with Array.Copy",
            ["System.Array.Reverse"] = "exchange the elements in a loop",
            ["System.Array.Fill"] = "set the elements in a loop",
            ["System.Array.Empty"] = "use new T[0] kept in a static readonly field",
            ["System.Buffer"] = "use Array.Copy",
            ["System.Text.Encoding.ASCII"] = "use Encoding.UTF8, whose bytes are the same for ASCII",
            ["System.Text.Encoding.GetString"] = "use GetString(bytes, 0, bytes.Length)",
            ["System.IO.BinaryWriter"] = "write the bytes into an array at an offset",
            ["System.IO.BinaryReader"] = "use BitConverter.ToInt32(bytes, offset) and its kin",
            ["System.MathF"] = "use Math and cast the result",
            ["System.Math.Round"] = "use Math.Round(x * 1000.0) / 1000.0",
            ["System.Math.Abs"] = "use x < 0 ? -x : x (only int, float and double have Abs)",
            ["System.Math.Max"] = "use a > b ? a : b (only int, float and double have Max)",
            ["System.Math.Min"] = "use a < b ? a : b (only int, float and double have Min)",
            ["System.Math.Clamp"] = "use Math.Max(minimum, Math.Min(maximum, value)): Clamp has no int overload on the board",
            ["System.Math.Sign"] = "use x > 0 ? 1 : x < 0 ? -1 : 0 (only float and double have Sign)",
            ["System.Double.IsFinite"] = "use !double.IsNaN(x) && !double.IsInfinity(x)",
            ["System.Single.IsFinite"] = "use !float.IsNaN(x) && !float.IsInfinity(x)",
            ["System.Diagnostics.Stopwatch"] = "take the difference of two Environment.TickCount64",
            ["System.DateTime.Now"] = "use DateTime.UtcNow",
            ["System.DateTimeOffset"] = "use DateTime in UTC",
            ["System.Environment.TickCount"] = "use Environment.TickCount64",
            ["System.Environment.NewLine"] = "write the line end as a constant",
            ["System.Threading.Volatile"] = "use Interlocked on an int, or lock",
            ["System.Threading.Monitor.TryEnter"] = "use lock, or a flag taken with Interlocked.CompareExchange",
            ["System.Threading.Interlocked.Add"] = "use lock (Interlocked on the board has Increment, Decrement, Exchange and CompareExchange of int)",
            ["System.Threading.Interlocked.Read"] = "use lock (Interlocked on the board works on int only)",
            ["System.Threading.Interlocked.Exchange"] = "use an int, or lock (Interlocked on the board works on int only)",
            ["System.Threading.Interlocked.CompareExchange"] = "use an int, or lock (Interlocked on the board works on int only)",
            ["System.Threading.Interlocked.Increment"] = "use an int, or lock (Interlocked on the board works on int only)",
            ["System.Threading.Interlocked.Decrement"] = "use an int, or lock (Interlocked on the board works on int only)",
            ["System.Threading.ThreadPool"] = "start a Thread of your own at boot",
            ["System.Threading.WaitHandle.WaitOne"] = "use WaitOne() or WaitOne(milliseconds, false)",
            ["System.Threading.Thread.Join"] = "use Join(), Join(milliseconds) or Join(TimeSpan)",
            ["System.Activator"] = "call the constructor",
            ["System.IEquatable<T>"] = "override Equals(object), or write a method Same(other) without the interface",
            ["System.IComparable<T>"] = "implement IComparable, or write a method Compare(a, b)",
            ["System.WeakReference<T>"] = "use WeakReference",
            ["System.Lazy<T>"] = "create it at boot",
            ["System.GC.Collect"] = "use nanoFramework.Runtime.Native.GC.Run(false)",
        };

        /// <summary>One clause: what to write instead of the member or type.</summary>
        public static string For(ISymbol missing)
        {
            string full = (missing is ITypeSymbol ? "" : missing.ContainingType?.ToDisplayString() + ".") + (missing is ITypeSymbol ? missing.OriginalDefinition.ToDisplayString() : missing.Name);
            if (full.StartsWith("string.", System.StringComparison.Ordinal)) full = "System.String" + full.Substring(6);
            if (full.StartsWith("char.", System.StringComparison.Ordinal)) full = "System.Char" + full.Substring(4);
            if (full.StartsWith("double.", System.StringComparison.Ordinal)) full = "System.Double" + full.Substring(6);
            if (full.StartsWith("float.", System.StringComparison.Ordinal)) full = "System.Single" + full.Substring(5);
            return ByName.TryGetValue(full, out string? instead) ? instead : Other;
        }
    }
}
