class Sample
{
    string Text(double volts, int count)
    {
        return volts.ToString("F3") + count + $"{volts:F2} {count}";
    }
}
