// langversion: 10
class Sample
{
    void Run()
    {
        var twice = (int x) => x * 2;              // fires
        var self = Run;                            // fires
    }
}
