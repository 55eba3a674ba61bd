class Sample
{
    int ToInt(double volts)
    {
        int a = (int)volts;                        // fires
        long b = (long)(volts * 1000.0);           // fires
        short c = (short)System.Math.Round(volts); // fires
        int d = (int)System.Math.Min(volts, 10.0); // fires
        return a + (int)b + c + d;
    }
}
