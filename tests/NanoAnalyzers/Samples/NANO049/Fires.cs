using System.Threading;

class Sample
{
    Thread _thread;
    Timer _timer;

    Sample()
    {
        _thread = new Thread(Run);                 // fires
        _timer = new Timer(OnTime, null, 0, 100);  // fires
        new Thread(() => Work()).Start();          // fires
        new Thread(Rethrow).Start();               // fires
    }

    void Run()
    {
        while (true)
        {
            Work();
            Thread.Sleep(10);
        }
    }

    void OnTime(object state)
    {
        try
        {
            Work();
        }
        catch (System.IO.IOException)
        {
        }
    }

    void Rethrow()
    {
        try
        {
            Work();
        }
        catch (System.Exception)
        {
            throw;
        }
    }

    void Work()
    {
        throw new System.Exception();
    }
}
