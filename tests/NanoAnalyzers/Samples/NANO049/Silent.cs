using System;
using System.Threading;

class Sample
{
    Thread _thread;
    Timer _timer;
    bool _stop;
    int _passes;

    Sample()
    {
        _thread = new Thread(Run);
        _timer = new Timer(OnTime, null, 0, 100);
        new Thread(() => Run()).Start();
    }

    void Run()
    {
        int failures = 0;
        while (!_stop)
        {
            _passes++;
            try
            {
                Work();
            }
            catch (Exception)
            {
                failures++;
                GoSafe();
            }

            Thread.Sleep(10);
        }
    }

    void OnTime(object state)
    {
        try
        {
            Work();
        }
        catch
        {
            GoSafe();
        }
    }

    void GoSafe()
    {
    }

    void Work()
    {
        throw new Exception();
    }
}
