class Sample
{
    string Text(double volts, int count) => volts.ToString("F3") + count.ToString("D3") + $"{volts:F1}";
}
