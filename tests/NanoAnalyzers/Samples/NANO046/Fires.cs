class Sample
{
    string Text(double volts, int count)
    {
        string a = volts.ToString("0.000");        // fires
        string b = volts.ToString("R");            // fires
        string c = volts.ToString("X");            // fires
        string d = count.ToString("000");          // fires
        string e = $"{volts:P1}";                  // fires
        string f = string.Format("{0:C}", volts);  // fires
        string g = volts.ToString("F18");          // fires
        return a + b + c + d + e + f + g;
    }
}
