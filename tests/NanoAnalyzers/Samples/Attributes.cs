using System;

// The attributes the rules know, as any project can declare them.
sealed class CycleCodeAttribute : Attribute
{
}

sealed class BootCodeAttribute : Attribute
{
}

sealed class NotCycleCodeAttribute : Attribute
{
}

sealed class NonZeroAttribute : Attribute
{
}

sealed class FiniteAttribute : Attribute
{
}
