using System.Collections.Generic;

class Sample
{
    List<int> _values = new();                     // fires
    Dictionary<string, int> _names;                // fires

    IEnumerable<int> All() => _values;             // fires
}
