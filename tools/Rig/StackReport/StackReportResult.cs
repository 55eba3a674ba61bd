namespace RigFirmware.Rig.StackReport
{
    /// <summary>The same charge under the sum's limit and under the cells' limits; the JSON document of <c>./rig stack-report --json</c>.</summary>
    public sealed class StackReportResult
    {
        /// <summary>Resistance of the soft short across layer 2.</summary>
        public double ShortOhms { get; init; }

        /// <summary>Upper end of a cell's window.</summary>
        public double WindowVolts { get; init; } = StackReporter.WindowVolts;

        /// <summary>With the sum's limit of 8.6 V alone.</summary>
        public StackCharge SumOnly { get; init; } = new();

        /// <summary>With each cell's limit of 4.3 V too.</summary>
        public StackCharge PerCell { get; init; } = new();
    }
}
