class Sample
{
    int Last(int[] values) => values[^1];          // fires

    string Tail(string text) => text[2..];         // fires
}
