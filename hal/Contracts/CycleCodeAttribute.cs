using System;

namespace RigFirmware.Hal
{
    /// <summary>
    /// Marks a type whose methods run in every tick, or one such method: whatever allocates there is an error of the host build
    /// (constructors are exempt, they run once at boot).
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class CycleCodeAttribute : Attribute
    {
    }
}
