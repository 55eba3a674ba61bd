interface ISample
{
    int Count { get; }

    void Reset();
}

abstract class Base
{
    public static int Zero;

    public abstract void Run();
}
