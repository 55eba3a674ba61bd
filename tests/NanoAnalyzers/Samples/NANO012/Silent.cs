class Sample
{
    int Last(int[] values) => values[values.Length - 1];

    string Tail(string text) => text.Substring(2);

    int Xor(int a, int b) => a ^ b;
}
