using System.Diagnostics;

class Sample
{
    void Run()
    {
        Debug.WriteLine("started");
        Debug.Write("on");
    }
}
