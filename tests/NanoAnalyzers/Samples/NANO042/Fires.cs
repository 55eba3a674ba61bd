class Sample
{
    int _count;

    int Mean(int sum, int[] values)
    {
        int a = sum / _count;                      // fires
        int b = sum % values.Length;               // fires
        sum /= _count;                             // fires
        return a + b;
    }

    double Ratio(double a, double b)
    {
        if (a == 0) return 0;
        return a / b;                              // fires
    }

    int Stale(int n)
    {
        if (n == 0) return 0;
        n--;
        return 100 / n;                            // fires
    }

    int WrongBranch(int n) => n == 0 ? 100 / n : 0;// fires

    int InLoop(int n)
    {
        if (n <= 0) return 0;
        int sum = 0;
        while (sum < 10)
        {
            sum += 10 / n;                         // fires
            n -= 1;
        }

        return sum;
    }

    int Variance(int n, int sum)
    {
        if (n < 1) return 0;
        return sum / (n - 1);                      // fires
    }

    int Section(int n)
    {
        switch (n)
        {
            case 1: return 0;
            default: return 10 / n;                // fires
        }
    }

    int Broken(int n)
    {
        while (n == 0)
        {
            if (_count > 3) break;
        }

        return 10 / n;                             // fires
    }

    int InLambda(int n)
    {
        if (n == 0) return 0;
        Change change = x => x / n;                // fires
        n = 0;
        return change(3);
    }

    delegate int Change(int x);

    int Given(int[] values)
    {
        int sum = 0;
        foreach (int value in values) sum += 10 / value;   // fires
        if (!int.TryParse("0", out int read)) return 0;
        return sum / read;                         // fires
    }

    int Tried(int n)
    {
        int held = 1;
        try
        {
            held = n;
        }
        finally
        {
            n = 1;
        }

        return 10 / held;                          // fires
    }

    int Either(int a, int b)
    {
        if (a != 0 || b != 0) return 10 / a;       // fires
        return 0;
    }
}
