namespace RigFirmware.Host.Analysis
{
    /// <summary>What the laboratory knows of a run besides its record: what was weighed and measured before it was built in.</summary>
    /// <param name="AreaSquareCentimetres">Electrode area.</param>
    /// <param name="ActiveMilligrams">Active material that capacities are referred to; 0 without.</param>
    /// <param name="OneCNanoamps">Current of 1C as the program states it; 0 without.</param>
    public sealed record RunFacts(double AreaSquareCentimetres, double ActiveMilligrams, double OneCNanoamps);
}
