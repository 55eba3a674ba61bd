using System;

class Sample
{
    int ToInt(double volts)
    {
        int a = (int)Math.Max(-10.0, Math.Min(10.0, volts));
        int b = (int)Math.Clamp(volts, -10.0, 10.0);
        int c = (int)Math.Round(ClampVolts(volts));
        return a + b + c + (int)1.5;
    }

    int Tested(double volts)
    {
        if (double.IsNaN(volts)) return 0;
        if (volts > 10.0) return 10;
        if (volts < -10.0) return -10;
        return (int)volts;
    }

    int Held(double volts)
    {
        if (double.IsNaN(volts)) volts = 0;
        if (volts > 10.0) volts = 10.0;
        if (volts < -10.0) volts = -10.0;
        return (int)volts;
    }

    int Limited(double volts)
    {
        double held = Math.Max(-10.0, Math.Min(10.0, volts));
        return (int)held;
    }

    double ClampVolts(double volts) => double.IsNaN(volts) ? 0 : Math.Max(-10.0, Math.Min(10.0, volts));

    double Widened(int count) => (double)count;
}
