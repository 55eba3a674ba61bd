interface ISample
{
    int Count { get; set; }

    void Run();
}
