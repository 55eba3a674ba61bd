using System;

class Sample
{
    Action<int> _changed;                          // fires
    event EventHandler<EventArgs> Closed;          // fires

    int Read(Func<int> source) => source();        // fires
}
