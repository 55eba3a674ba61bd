using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>Reads the voltage that a <see cref="ProgramRequest"/> wants held: the runner and the control look at the same one.</summary>
    [CycleCode]
    public static class HeldVoltage
    {
        /// <summary>True when the voltage can be believed in this tick. Of the cells all must be, as the leading one may be the missing one.</summary>
        public static bool IsRead(Snapshot snapshot, int control)
        {
            return control == ProgramRequest.StackVoltage
                ? snapshot.Quality[Channel.Stack] == (byte)Quality.Ok
                : snapshot.AllCellsOk && snapshot.HighestCell >= 0;
        }

        /// <summary>The voltage in microvolts; meaningful only when <see cref="IsRead"/>.</summary>
        public static int Microvolts(Snapshot snapshot, int control)
        {
            if (control == ProgramRequest.StackVoltage)
            {
                return snapshot.Fast[Channel.Stack];
            }

            return control == ProgramRequest.HighestCellVoltage ? snapshot.HighestCellMicrovolts : snapshot.LowestCellMicrovolts;
        }
    }
}
