class Sample
{
    // Set by the other thread.
    volatile int _stop;
    private volatile bool _done;
}
