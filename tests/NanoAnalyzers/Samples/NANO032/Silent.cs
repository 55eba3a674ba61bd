using System.Text;

class Sample
{
    enum Mode { Idle, Running }

    static readonly string[] Names = { "Idle", "Running" };

    Mode _mode;

    void Run(StringBuilder builder)
    {
        string a = Names[(int)_mode];
        string b = $"mode {(int)_mode}";
        string c = "mode " + Names[(int)_mode] + nameof(Mode.Idle);
        builder.Append((int)_mode);
    }
}
