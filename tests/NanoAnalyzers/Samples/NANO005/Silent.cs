using System.Threading;

class Sample
{
    AutoResetEvent _wake = new AutoResetEvent(false);

    void Run()
    {
        _wake.WaitOne(10, false);
    }
}
