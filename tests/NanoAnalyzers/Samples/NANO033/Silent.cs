using System;

class Sample
{
    Random _random = new Random();
    uint _state = 42;

    uint Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return _state;
    }
}
