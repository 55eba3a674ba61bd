class Sample
{
    int Last(int[] values, int n) => values[values.Length - 1] + values[values.Length - (n + 1)];

    char Tail(string text) => text[text.Length - 2];
}
