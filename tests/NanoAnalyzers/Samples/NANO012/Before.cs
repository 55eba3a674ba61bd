class Sample
{
    int Last(int[] values, int n) => values[^1] + values[^(n + 1)];

    char Tail(string text) => text[^2];
}
