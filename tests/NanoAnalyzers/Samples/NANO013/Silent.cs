using System;
using System.Collections;
using System.Text;
using System.Threading;

[AttributeUsage(AttributeTargets.Class)]
sealed class MarkAttribute : Attribute
{
}

delegate void Handler(int value);

[Mark]
[Obsolete("old")]
class Sample
{
    enum Mode { Idle, Running }

    event Handler Changed;
    readonly object _gate = new object();
    Handler _handler;

    /// <summary>Unlike <see cref="System.Diagnostics.Stopwatch"/> and <see cref="DateTime.Now"/>.</summary>
    void Run(string text, int[] values, byte[] bytes, ArrayList list)
    {
        string[] parts = text.Split(',');
        string trimmed = text.Trim('x').Trim();
        bool same = text.Equals("a") && text == "b" && 3.Equals(4) && text.GetHashCode() == 3;
        StringBuilder builder = new StringBuilder();
        builder.Append(1).Append("x").Append('c').Append(true);
        string all = builder.ToString() + values.Length + text.Length;
        Array.Copy(values, 0, values, 1, 1);
        Array.Clear(values, 0, values.Length);
        int place = Array.IndexOf(values, 3);
        long now = Environment.TickCount64;
        TimeSpan span = DateTime.UtcNow - DateTime.UnixEpoch;
        long ms = span.Ticks / TimeSpan.TicksPerMillisecond + TimeSpan.FromMilliseconds(50).Ticks;
        int n = 0;
        Interlocked.Increment(ref n);
        Interlocked.CompareExchange(ref n, 1, 2);
        Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0);
        double root = Math.Sqrt(2.0) + Math.Max(1, 2) + Math.Abs(-3) + Math.PI;
        Mode mode = Mode.Idle;
        Hashtable table = new Hashtable();
        table["a"] = 3;
        list.Add(mode);
        lock (_gate)
        {
            Changed?.Invoke(n);
            _handler = Other;
            _handler += Other;
        }

        try
        {
            Thread thread = new Thread(Loop);
            thread.Start();
            throw new InvalidOperationException("no", new ArgumentOutOfRangeException(nameof(text)));
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message + e.StackTrace + e.HResult);
        }
    }

    void Other(int value)
    {
    }

    void Loop()
    {
    }

    public override string ToString() => base.ToString();
}
