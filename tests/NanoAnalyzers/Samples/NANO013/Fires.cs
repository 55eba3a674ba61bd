using System;
using System.Diagnostics;
using System.Linq;                                 // fires
using System.Text;
using System.Threading;

class Sample : IEquatable<Sample>                  // fires
{
    WeakReference<object> _held;                   // fires
    Index _last;                                   // fires

    public bool Equals(Sample other) => true;

    enum Mode { Idle, Running }

    void Run(string text, int[] values, byte[] bytes, long total)
    {
        Enum.Parse(typeof(Mode), text);            // fires
        string.Join(",", new[] { text });          // fires
        text.Replace("a", "b");                    // fires
        string.IsNullOrWhiteSpace(text);           // fires
        new StringBuilder().AppendFormat("{0}", 1);// fires
        char.IsDigit('1');                         // fires
        Array.Sort(values);                        // fires
        Array.Resize(ref values, 2);               // fires
        Array.Reverse(values);                     // fires
        Buffer.BlockCopy(bytes, 0, bytes, 1, 1);   // fires
        object ascii = Encoding.ASCII;             // fires
        System.IO.BinaryWriter writer = null;      // fires
        MathF.Sqrt(2f);                            // fires
        Math.Round(1.5, 1);                        // fires
        double.IsFinite(1.0);                      // fires
        Stopwatch.StartNew();                      // fires
        DateTime now = DateTime.Now;               // fires
        DateTimeOffset later;                      // fires
        int ticks = Environment.TickCount;         // fires
        Volatile.Read(ref ticks);                  // fires
        Monitor.TryEnter(this);                    // fires
        Interlocked.Increment(ref total);          // fires
        ThreadPool.QueueUserWorkItem(null);        // fires
        Activator.CreateInstance(null);            // fires
        GC.Collect();                              // fires
        int held = Math.Clamp(1, 2, 3);            // fires
        long most = Math.Max(1L, total);           // fires
        Encoding.UTF8.GetString(bytes);            // fires
        TimeSpan half = TimeSpan.FromSeconds(0.5); // fires
        object none = Array.Empty<int>();          // fires
        bool has = text.Contains('x');             // fires
    }
}
