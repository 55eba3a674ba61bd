using System;

[CycleCode]
class Sample
{
    static readonly Type Own = typeof(Sample);
    object _held;

    bool Tick() => _held is Sample || _held == (object)Own;
}
