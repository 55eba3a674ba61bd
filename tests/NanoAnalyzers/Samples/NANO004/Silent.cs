using System.Collections;

class Sample
{
    ArrayList _values = new ArrayList();
    Hashtable _names = new Hashtable();
    Queue _queue = new Queue();
    int[] _numbers = new int[12];
}
