class Sample
{
    long _chargeNanoampereMilliseconds;
    double _half = 0.5;
}
