class Sample
{
    enum Mode { Idle, Running }

    Mode _mode;

    string Text() => ((int)_mode).ToString() + $"{(int)_mode}" + ("x" + (int)_mode);
}
