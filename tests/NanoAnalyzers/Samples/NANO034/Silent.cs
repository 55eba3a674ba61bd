class Sample
{
    const int PointBytes = 8;

    int Size() => PointBytes + sizeof(int);
}
