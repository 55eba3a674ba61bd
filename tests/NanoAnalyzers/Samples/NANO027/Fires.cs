unsafe class Sample
{
    delegate*<int, int> _change;                   // fires
}
