class Sample
{
    string Text(double volts, int count) => volts.ToString("0.000") + count.ToString("000") + $"{volts:0.0}";
}
