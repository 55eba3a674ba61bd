namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Hands on what the second paths read: each cell by the coarse path, each Pt1000's thermistor. One of them a tick, so that
    /// every one is at most a second old. What is not read, or cannot be told without the known voltages, has no bit.
    /// </summary>
    [CycleCode]
    public sealed class Witnesses
    {
        private const int Turns = Channel.CellsMax + Channel.TemperaturesMax;
        private const int AmbientPoint = 5;
        private const int AuxiliaryAmbient = 14;

        // Beyond these a thermistor is open or shorted, as in the self-test.
        private const int OpenMillivolts = 2420;
        private const int ShortMillivolts = 20;
        private const int FullMillivolts = 2500;
        private const int RawBits = 12;
        private const int FractionBits = 4;
        private readonly CoarseCheck _coarse;
        private readonly int _cellCount;
        private readonly int _thermistors;
        private int _next;

        /// <summary>The second paths of a rig.</summary>
        public Witnesses(CoarseCheck coarse, FrontEndSettings settings)
        {
            _coarse = coarse;
            _cellCount = settings.CellCount;
            _thermistors = settings.Thermistors;
        }

        /// <summary>Puts the next one into the sample.</summary>
        public void Step(RigSample sample)
        {
            int turn = _next;
            _next = turn + 1 < Turns ? turn + 1 : 0;
            if (turn < Channel.CellsMax)
            {
                Put(sample, turn, turn < _cellCount && _coarse.IsAble && _coarse.IsRead(turn), turn < _cellCount ? _coarse.CellMicrovolts(turn) : 0);
                return;
            }

            int point = turn - Channel.CellsMax;
            int node = Node(_coarse.Auxiliary, point < AmbientPoint ? point : AuxiliaryAmbient);
            bool isRead = ((_thermistors >> point) & 1) != 0 && node > ShortMillivolts << FractionBits && node < OpenMillivolts << FractionBits;
            Put(sample, Channel.Temperature0 + point, isRead, isRead ? Thermistor.Millidegrees(node >> FractionBits, node & ((1 << FractionBits) - 1)) : 0);
        }

        private static void Put(RigSample sample, int channel, bool isRead, int value)
        {
            if (isRead)
            {
                sample.Witness[channel] = value;
                sample.WitnessMask |= 1 << channel;
            }
            else
            {
                sample.WitnessMask &= ~(1 << channel);
            }
        }

        // Sixteenths of a millivolt, shifted by what the known voltage is off; -1 for none. A factor would multiply the offset of a converter whose gain is nearly right.
        private static int Node(int[] raw, int channel)
        {
            int known = raw[CoarseCheck.Known];
            int own = raw[channel];
            if (known < 0 || own < 0)
            {
                return -1;
            }

            int apart = ((own - known) * (FullMillivolts << FractionBits)) >> RawBits;
            return (CoarseCheck.KnownMillivolts << FractionBits) + apart;
        }
    }
}
