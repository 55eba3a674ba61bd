class Sample
{
    int Steps(int[] into)
    {
        into[0] = 1;
        return 1;
    }
}
