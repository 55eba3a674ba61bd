using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Hands the running program's state to the thread that keeps it over a loss of power: at each step's start and every second. When the program
    /// ends, is stopped or trips, an empty state follows, so that a later boot does not go on with what was ended on purpose; a trip
    /// because the power fails hands out the state of that very tick instead: no charge is lost or moved twice.
    /// </summary>
    [CycleCode]
    public sealed class ProgramSaver
    {
        // One a second and one a step: enough for a thread that is away for several seconds; the newest matter most, but a full ring refuses.
        private const int Capacity = 16;
        private readonly int[] _words = new int[ProgramSave.Words];
        private readonly int[] _empty = new int[ProgramSave.Words];
        private bool _holds;

        /// <summary>States of <see cref="ProgramSave.Words"/> ints, the newest last; an empty one says that there is nothing to go on with.</summary>
        public readonly IntRing Saves = new IntRing(Capacity, ProgramSave.Words);

        /// <summary>One tick.</summary>
        /// <param name="mode">The mode after this tick's decisions.</param>
        /// <param name="isSecond">True once a second.</param>
        /// <param name="runner">The program.</param>
        /// <param name="powerFails">True while the supply is failing.</param>
        public void Follow(RigMode mode, bool isSecond, ProgramRunner runner, bool powerFails)
        {
            bool runs = mode == RigMode.Running || mode == RigMode.Paused;
            if (runs)
            {
                bool due = isSecond || (mode == RigMode.Running && runner.StepStarted);
                if (due && runner.Save(_words))
                {
                    // A state that finds no room is not lost for good: the next one is newer.
                    Saves.TryWrite(_words);
                    _holds = true;
                }

                return;
            }

            if (powerFails)
            {
                if (runner.TakeLast(_words))
                {
                    Saves.TryWrite(_words);
                    _holds = true;
                }
            }
            else if (_holds)
            {
                // Kept until it is written: an ended program must not run again after a boot.
                _holds = !Saves.TryWrite(_empty);
            }
        }
    }
}
