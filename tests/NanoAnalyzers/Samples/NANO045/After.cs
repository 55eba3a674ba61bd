class Sample
{
    string Text(double volts) => volts.ToString("F3") + $"{volts:F3} V" + ("U = " + volts.ToString("F3"));
}
