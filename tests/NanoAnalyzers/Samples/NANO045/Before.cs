class Sample
{
    string Text(double volts) => volts.ToString() + $"{volts} V" + ("U = " + volts);
}
