using System.Diagnostics;

class Sample
{
    void Run()
    {
        Debug.WriteLine("started");                // fires
#if !QUIET
        Debug.Write("released");                   // fires
#endif
    }
}
