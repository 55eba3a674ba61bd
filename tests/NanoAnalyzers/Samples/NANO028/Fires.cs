unsafe struct Sample
{
    fixed byte _buffer[8];                         // fires
}
