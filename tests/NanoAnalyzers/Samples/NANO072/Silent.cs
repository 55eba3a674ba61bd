struct Cell
{
    public int Millivolts;
}

[CycleCode]
class Sample
{
    readonly int[] _millivolts = new int[12];
    readonly System.DateTime[] _times = new System.DateTime[12];
}

class NotMarked
{
    readonly Cell[] _cells = new Cell[12];
}
