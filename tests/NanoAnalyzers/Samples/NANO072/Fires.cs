struct Cell
{
    public int Millivolts;
}

[CycleCode]
class Sample
{
    readonly Cell[] _cells = new Cell[12];         // fires
}
