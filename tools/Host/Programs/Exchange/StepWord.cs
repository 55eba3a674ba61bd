using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>The key under which a step is written, for messages.</summary>
    public static class StepWord
    {
        /// <summary>The word of a step.</summary>
        public static string Of(ProgramStep step)
        {
            return step switch
            {
                RestStep => "rest",
                CurrentStep { Hold: not null } => "current with a hold after it",
                CurrentStep => "current",
                VoltageStep => "hold of the stack",
                PulseStep => "pulse",
                SweepStep => "sweep",
                ImpedanceStep => "impedance",
                RampStep => "ramp",
                TemperatureStep => "temperature",
                ForceStep => "force",
                LoopStep => "loop",
                GotoStep => "goto",
                _ => "tag",
            };
        }
    }
}
