using System.Linq;

class Sample
{
    int Largest(int[] values)
    {
        var positive = from v in values where v > 0 select v;   // fires
        return values.Max();                                    // fires
    }
}
