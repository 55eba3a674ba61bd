using System.Diagnostics;

class Sample
{
    void Run()
    {
        System.Console.WriteLine("started");
        System.Console.Write("on");
    }
}
