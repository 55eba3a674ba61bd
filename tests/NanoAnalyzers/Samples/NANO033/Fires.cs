using System;

class Sample
{
    Random _random = new Random(42);               // fires
}
