using System;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>One row of the catalogue: what a fault is called, what it needs, how it is made.</summary>
    /// <param name="Name">The name people write.</param>
    /// <param name="Description">What happens to the plant, in one sentence.</param>
    /// <param name="Target">What it hits.</param>
    /// <param name="Unit">Unit of its value as a word; empty when it takes none.</param>
    /// <param name="DefaultValue">Its value when none is given.</param>
    /// <param name="DefaultSeconds">Its duration when none is given; 0 for ever.</param>
    /// <param name="Create">Makes it from a checked specification.</param>
    public sealed record FaultKind(
        string Name,
        string Description,
        FaultTarget Target,
        string Unit,
        double DefaultValue,
        double DefaultSeconds,
        Func<FaultSpecification, PlantFault> Create);
}
