struct Point
{
    int _x, _y;
}

class Sample
{
    unsafe int Size() => sizeof(Point);            // fires
}
