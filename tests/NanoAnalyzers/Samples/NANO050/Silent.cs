using System;
using System.Diagnostics;

class Sample
{
    void Run()
    {
        Console.WriteLine("started");
        Debug.Assert(true);
#if DEBUG
        Debug.WriteLine("only while debugging");
#endif
        Trace("x");
    }

    [Conditional("DEBUG")]
    static void Trace(string text)
    {
        Debug.WriteLine(text);
    }
}
