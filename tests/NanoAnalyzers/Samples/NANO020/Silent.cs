class IntRing
{
    readonly int[] _items = new int[16];
}

delegate void Handler(int value);
