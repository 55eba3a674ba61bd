class Sample
{
    volatile int _stop;                            // fires
}
