using System;

class Sample
{
    DateTime _last = DateTime.UnixEpoch;
    TimeSpan _shortest = TimeSpan.MinValue;
    int _least = int.MinValue;
}
