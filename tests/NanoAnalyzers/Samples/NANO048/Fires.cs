using System;

class Sample
{
    DateTime _last = DateTime.MinValue;            // fires
}
