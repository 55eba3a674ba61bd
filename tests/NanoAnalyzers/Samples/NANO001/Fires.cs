class Sample
{
    int? _value;                                   // fires

    System.Nullable<double> Read(string? name)     // fires
    {
        return null;
    }
}
