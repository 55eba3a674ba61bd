using System;

delegate void ValueHandler(int value);

class Sample
{
    ValueHandler _changed;
    Action _done;
    event EventHandler Closed;
}
