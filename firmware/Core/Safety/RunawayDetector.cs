using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// The second half of the confirmation rule of GB 38031 and GTR 20: a voltage drop of more than a quarter, or a
    /// temperature above the highest allowed one. The first half, 1 degC/s for 3 s, is the row's limit and debounce.
    /// One failed sensor must not fake it: its temperature counts only when a second plate or the force rises with it. Layers
    /// with lithium on both sides have no voltage to lose but what their current makes: of those such a witness alone confirms.
    /// </summary>
    [CycleCode]
    public sealed class RunawayDetector
    {
        // A heating slower than the warning rung is no event: until then the reference follows the cells.
        private const int QuietMillidegreesPerSecond = 200;
        private const int WitnessMillidegreesPerSecond = 100;

        // A quarter of less is noise.
        private const int ReferenceMicrovoltsMin = 100000;
        private readonly int[] _referenceMicrovolts = new int[Channel.CellsMax];
        private readonly int _cellCount;
        private readonly int _plateMillidegreesMax;
        private int _referenceMillinewtons;

        /// <summary>The detector of a rig.</summary>
        public RunawayDetector(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
            _plateMillidegreesMax = configuration.PlateMillidegreesMax;
        }

        /// <summary>Keeps force and cells' voltages from before the event; called once a second.</summary>
        public void Follow(Snapshot snapshot)
        {
            // A rig that is switched on beside a cell that heats already has no better reference than what it reads first.
            bool quiet = snapshot.FastestRiseMillidegreesPerSecond < QuietMillidegreesPerSecond;
            if ((quiet || _referenceMillinewtons == 0) && snapshot.Quality[Channel.ClampForce] == (byte)Quality.Ok)
            {
                _referenceMillinewtons = snapshot.Slow[Channel.ClampForce];
            }

            for (int i = 0; i < _cellCount; i++)
            {
                if ((quiet || _referenceMicrovolts[i] == 0) && snapshot.Quality[i] == (byte)Quality.Ok)
                {
                    _referenceMicrovolts[i] = snapshot.Slow[i];
                }
            }
        }

        /// <summary>True when a cell lost more than a quarter of its voltage or a plate is above its highest temperature.</summary>
        public bool IsConfirmed(Snapshot snapshot)
        {
            if (snapshot.HottestPlateMillidegrees > _plateMillidegreesMax && HasWitness(snapshot))
            {
                return true;
            }

            bool hasVoltage = false;
            for (int i = 0; i < _cellCount; i++)
            {
                int reference = _referenceMicrovolts[i];
                hasVoltage |= reference >= ReferenceMicrovoltsMin;
                if (reference >= ReferenceMicrovoltsMin && snapshot.Quality[i] == (byte)Quality.Ok && snapshot.Fast[i] < reference - (reference >> 2))
                {
                    return true;
                }
            }

            // What cannot speak cannot deny.
            return !hasVoltage && HasWitness(snapshot);
        }

        private bool HasWitness(Snapshot snapshot)
        {
            int force = snapshot.Slow[Channel.ClampForce];
            bool forceRises = snapshot.Quality[Channel.ClampForce] == (byte)Quality.Ok && _referenceMillinewtons > 0 && force > _referenceMillinewtons + (_referenceMillinewtons >> 3);
            return snapshot.SecondRiseMillidegreesPerSecond >= WitnessMillidegreesPerSecond || forceRises;
        }
    }
}
