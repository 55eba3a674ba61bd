using System;

class Sample
{
    string Text(double volts, int count, DateTime now)
    {
        string a = volts.ToString("F3") + volts.ToString("G") + volts.ToString("E4") + volts.ToString("N2");
        string b = count.ToString("D3") + count.ToString("X") + $"{count:X2}{volts:F17}";
        string c = string.Format("{0:F3} {1:D2} {{0:C}}", volts, count);
        return a + b + c + now.ToString("HH:mm");
    }
}
