class Sample
{
    enum Mode { Idle, Running }

    Mode _mode;

    string Text() => _mode.ToString() + $"{_mode}" + ("x" + _mode);
}
