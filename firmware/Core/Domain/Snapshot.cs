using RigFirmware.Hal;

namespace RigFirmware.Core.Domain
{
    /// <summary>
    /// What the rig knows of the stack in one tick: by channel a value, its time and its quality, and the few sums
    /// that safety, control and programs share. Written by Sense alone; everybody else reads.
    /// Parallel arrays instead of reading objects: on the board every struct is a heap object.
    /// </summary>
    public sealed class Snapshot
    {
        private const int AgeMsMax = 10000;

        /// <summary>Counts ticks since start; wraps.</summary>
        public int Tick;

        /// <summary>Time of the tick, wrapping milliseconds.</summary>
        public int TimeMs;

        /// <summary>How late the tick started after its deadline, in milliseconds, 0 or more.</summary>
        public int LateMs;

        /// <summary>
        /// The fast values that safety reads: calibrated, spikes of one sample removed, by channel, in the channel's unit
        /// (microvolts, nanoamps, millidegrees, millinewtons, nanometres), shape [<see cref="Channel.Count"/>].
        /// </summary>
        public readonly int[] Fast = new int[Channel.Count];

        /// <summary>The same after the slow filter, for control and display, shape [<see cref="Channel.Count"/>].</summary>
        public readonly int[] Slow = new int[Channel.Count];

        /// <summary>
        /// Time of the newest good sample of a channel that is not Ok, wrapping milliseconds, shape [<see cref="Channel.Count"/>].
        /// A channel that is Ok was read in the newest sample of its group; its entry says nothing.
        /// </summary>
        public readonly int[] ReadAtMs = new int[Channel.Count];

        /// <summary><see cref="Domain.Quality"/> by channel as bytes, shape [<see cref="Channel.Count"/>].</summary>
        public readonly byte[] Quality = new byte[Channel.Count];

        /// <summary>Bit n is set when the fitted channel n is not Ok.</summary>
        public int NotOkMask = (1 << Channel.Count) - 1;

        /// <summary>Bits of <see cref="Hal.Discretes"/>; meaningful only when <see cref="DiscretesRead"/>.</summary>
        public int Discretes;

        /// <summary>True when the discrete inputs were read in this tick.</summary>
        public bool DiscretesRead;

        /// <summary>What the self-test of the front end found; a fresh one, not done, before the first sample.</summary>
        public SelfTestReport SelfTest = new SelfTestReport();

        /// <summary>What the second path says of a channel, in the channel's unit; valid only where <see cref="WitnessMask"/> has its bit. See <see cref="RigSample.Witness"/>.</summary>
        public int[] Witness = new int[Channel.Count];

        /// <summary>Bit n: the second path to channel n was read.</summary>
        public int WitnessMask;

        /// <summary>The <see cref="Hal.CurrentRange"/> that was connected during this tick's conversion.</summary>
        public byte CurrentRange;

        /// <summary>True when the first current sensor was converted at gain 4.</summary>
        public bool CurrentIsFine;

        /// <summary>Highest cell voltage in microvolts, each cell pushed up by its age; int.MinValue when no cell was ever read.</summary>
        public int HighestCellMicrovolts;

        /// <summary>Index from 0 of the highest cell, or -1.</summary>
        public int HighestCell;

        /// <summary>Lowest cell voltage in microvolts, each cell pushed down by its age; int.MaxValue when no cell was ever read.</summary>
        public int LowestCellMicrovolts;

        /// <summary>Index from 0 of the lowest cell, or -1.</summary>
        public int LowestCell;

        /// <summary>Sum of all cells in microvolts.</summary>
        public int CellSumMicrovolts;

        /// <summary>True when every cell's quality is Ok.</summary>
        public bool AllCellsOk;

        /// <summary>Hottest plate in millidegrees, pushed up by age; int.MinValue when no plate was ever read.</summary>
        public int HottestPlateMillidegrees;

        /// <summary>Temperature point of the hottest plate, from 0, or -1.</summary>
        public int HottestPlate;

        /// <summary>Coldest plate in millidegrees; int.MaxValue when no plate was ever read.</summary>
        public int ColdestPlateMillidegrees;

        /// <summary>Temperature point of the coldest plate, from 0, or -1.</summary>
        public int ColdestPlate;

        /// <summary>Temperature point of a plate that is not Ok, from 0, or -1 when all fitted ones are.</summary>
        public int MissingPlate;

        /// <summary>Fastest rise of any plate in millidegrees per second; 0 until there is a slope.</summary>
        public int FastestRiseMillidegreesPerSecond;

        /// <summary>Temperature point of the fastest rise, from 0, or -1.</summary>
        public int FastestRisePlate;

        /// <summary>Rise of the heater block in millidegrees per second; 0 until there is a slope.</summary>
        public int HeaterRiseMillidegreesPerSecond;

        /// <summary>Rise of the second fastest plate in millidegrees per second: the witness that one failed sensor cannot fake.</summary>
        public int SecondRiseMillidegreesPerSecond;

        /// <summary>A cell whose counts stand still, from 0, or -1.</summary>
        public int FrozenCell = -1;

        /// <summary>The stack or current channel whose counts stand still, or -1.</summary>
        public int FrozenElectrical = -1;

        /// <summary>The temperature channel whose counts stand still, or -1.</summary>
        public int FrozenTemperature = -1;

        /// <summary>The force channel when its counts stand still, or -1.</summary>
        public int FrozenForce = -1;

        /// <summary>
        /// How long ago the good sample was read that a channel which is not Ok still shows, in milliseconds, 0..10,000. It is not counted
        /// further: by then the channel's own fault has tripped, and what is assumed for each millisecond still makes an int.
        /// </summary>
        [CycleCode]
        public int AgeMs(int channel)
        {
            return Saturate.Clamp(Time.ElapsedMs(TimeMs, ReadAtMs[channel]), 0, AgeMsMax);
        }

        /// <summary>The charge current that safety believes flows: the larger magnitude of the two sensors with its sign, in nanoamps. A sensor that is not read keeps its last value and the other one counts.</summary>
        [CycleCode]
        public int WorstNanoamps()
        {
            int first = Fast[Channel.Current];
            int second = Fast[Channel.CurrentSecond];
            return (second < 0 ? -second : second) > (first < 0 ? -first : first) ? second : first;
        }
    }
}
