using System;

namespace RigFirmware.Hal
{
    /// <summary>Marks a method of a <see cref="CycleCodeAttribute"/> type that runs at boot or on loading, never in a tick.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
    public sealed class BootCodeAttribute : Attribute
    {
    }
}
