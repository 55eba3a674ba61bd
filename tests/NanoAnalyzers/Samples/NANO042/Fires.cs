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

    int Either(int a, int b)
    {
        if (a != 0 || b != 0) return 10 / a;       // fires
        return 0;
    }
}
