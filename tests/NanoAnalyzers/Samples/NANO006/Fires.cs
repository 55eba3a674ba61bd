using System.Collections;

class Sample
{
    IEnumerable Steps()
    {
        yield return this;                         // fires
        yield break;                               // fires
    }
}
