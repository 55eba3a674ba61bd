class Sample
{
    int[][] _rows = new int[3][];
    int[] _flat = new int[6];

    int At(int row, int column) => _flat[(row * 3) + column];
}
