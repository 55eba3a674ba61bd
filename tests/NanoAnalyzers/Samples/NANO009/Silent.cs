class Sample
{
    void Write(byte[] frame, int offset, int count)
    {
    }
}
