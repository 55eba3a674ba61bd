// langversion: 11
interface ISample
{
    static abstract int Count { get; }             // fires

    static abstract void Reset();                  // fires
}
