delegate int Change(int x);

class Sample
{
    Change _change;
}
