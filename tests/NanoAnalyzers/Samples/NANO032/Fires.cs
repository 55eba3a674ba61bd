using System.Text;

class Sample
{
    enum Mode { Idle, Running }

    Mode _mode;

    void Run(StringBuilder builder)
    {
        string a = _mode.ToString();               // fires
        string b = $"mode {_mode}";                // fires
        string c = "mode " + _mode;                // fires
        string d = string.Format("{0}", _mode);    // fires
        builder.Append(_mode);                     // fires
        a += Mode.Idle;                            // fires
    }
}
