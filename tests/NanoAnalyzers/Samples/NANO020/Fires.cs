class Ring<T>                                      // fires
{
}

delegate void Handler<T>(T value);                 // fires

interface ISource<T>                               // fires
{
}

class Sample
{
    object Pair() => new { A = 1, B = 2 };         // fires
}
