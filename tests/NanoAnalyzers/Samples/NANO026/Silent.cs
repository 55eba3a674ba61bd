class Sample
{
    readonly byte[] _buffer = new byte[8];
}
