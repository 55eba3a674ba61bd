using System;

class Sample
{
    int Read(string text)
    {
        try
        {
            return int.Parse(text);                // fires
        }
        catch (FormatException)
        {
            return Convert.ToInt32(text, 16);      // fires
        }
    }
}
