class Sample
{
    string Text(double volts, float amps)
    {
        string a = volts.ToString();               // fires
        string b = "U = " + volts;                 // fires
        string c = $"I = {amps}";                  // fires
        return a + b + c;
    }
}
