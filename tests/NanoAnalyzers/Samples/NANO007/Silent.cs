using System.Threading;

class Sample
{
    int _stop;

    void Stop()
    {
        Interlocked.Exchange(ref _stop, 1);
    }
}
