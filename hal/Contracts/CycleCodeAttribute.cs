using System;

namespace RigFirmware.Hal
{
    /// <summary>
    /// Marks a type whose methods run in every tick: whatever allocates there is an error of the host build
    /// (constructors are exempt, they run once at boot).
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CycleCodeAttribute : Attribute
    {
    }
}
