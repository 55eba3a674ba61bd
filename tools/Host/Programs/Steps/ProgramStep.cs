using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>One step as written.</summary>
    /// <param name="Line">Line of the file.</param>
    /// <param name="Name">Name for messages and gotos, or null.</param>
    public abstract record ProgramStep(int Line, string? Name)
    {
        /// <summary>What ends it; any of them.</summary>
        public IReadOnlyList<EndRule> Until { get; init; } = [];

        /// <summary>Its own record rule, or null.</summary>
        public RecordRule? Record { get; init; }
    }

    /// <summary>No current.</summary>
    public sealed record RestStep(int Line, string? Name, Quantity? Time) : ProgramStep(Line, Name);

    /// <summary>Constant current; with <paramref name="Hold"/> the voltage it reaches is then held (CC-CV).</summary>
    /// <param name="Sign">1 as written, -1 for a discharge.</param>
    public sealed record CurrentStep(int Line, string? Name, Quantity Current, int Sign, VoltageTarget? Hold) : ProgramStep(Line, Name);

    /// <summary>Constant voltage with a largest current.</summary>
    public sealed record VoltageStep(int Line, string? Name, VoltageTarget Target, Quantity CurrentMax) : ProgramStep(Line, Name);

    /// <summary>Current on and off in turn, as in GITT.</summary>
    public sealed record PulseStep(int Line, string? Name, Quantity Current, int Sign, Quantity On, Quantity Off, int Count) : ProgramStep(Line, Name);

    /// <summary>Wanted plate temperature; waits when it has conditions.</summary>
    public sealed record TemperatureStep(int Line, string? Name, Quantity Temperature) : ProgramStep(Line, Name);

    /// <summary>Wanted clamp force; waits when it has conditions.</summary>
    public sealed record ForceStep(int Line, string? Name, Quantity Force) : ProgramStep(Line, Name);

    /// <summary>Steps that run several times.</summary>
    public sealed record LoopStep(int Line, string? Name, int Passes, IReadOnlyList<ProgramStep> Steps) : ProgramStep(Line, Name);

    /// <summary>A jump forwards.</summary>
    public sealed record GotoStep(int Line, string? Name, string Target) : ProgramStep(Line, Name);

    /// <summary>A mark in the record.</summary>
    public sealed record TagStep(int Line, string? Name, string Text) : ProgramStep(Line, Name);
}
