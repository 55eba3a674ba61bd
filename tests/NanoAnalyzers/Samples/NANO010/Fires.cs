class Sample
{
    decimal _charge;                               // fires
    object _half = 0.5m;                           // fires
    System.Decimal _other;                         // fires
}
