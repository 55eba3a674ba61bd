class Sample
{
    // Set by the other thread.
    int _stop;
    private bool _done;
}
