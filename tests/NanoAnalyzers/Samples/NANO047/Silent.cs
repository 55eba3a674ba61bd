using System;

class Sample
{
    int Read(string text)
    {
        if (int.TryParse(text, out int value)) return value;
        try
        {
            return int.Parse(text);
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
