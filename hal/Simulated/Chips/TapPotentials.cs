using System;
using RigFirmware.Simulated.Plant;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// The potentials behind the tap wires: those of the plates while a wire is on, what the input's capacitor last held, and
    /// what the kick adds, while it is off.
    /// </summary>
    public sealed class TapPotentials
    {
        // Half of what the driver moves, by the capacitors in series, less what the input's own takes (hardware/generated/spice.md).
        private const double KickVolts = 0.285;
        private readonly Layers _layers;
        private readonly ChannelDefects _defects;
        private readonly double[] _held;

        /// <param name="layers">The stack.</param>
        /// <param name="defects">Which wires are off or swapped.</param>
        public TapPotentials(Layers layers, ChannelDefects defects)
        {
            _layers = layers;
            _defects = defects;
            _held = new double[layers.Count + 1];
        }

        /// <summary>Volts that a plug of references puts on the taps instead of the stack; null while the stack hangs on them. Shape [13].</summary>
        public double[]? Plug { get; set; }

        /// <summary>True while the reeds between taps and inputs are closed.</summary>
        public bool AreConnected { get; set; }

        /// <summary>Bits of the taps whose wires are off, 0 at the negative end.</summary>
        public int OpenTaps { get; set; }

        /// <summary>True while the capacitors' lower ends are moved.</summary>
        public bool IsKicked { get; set; }

        /// <summary>Volts of a tap against the rig's ground as its follower sees them; of one beyond the stack those of the stack's end.</summary>
        /// <param name="tap">0..12.</param>
        public double TapVolts(int tap)
        {
            return !AreConnected ? 0 : Plug != null ? Plug[tap] : Potential(Math.Min(tap, _layers.Count));
        }

        /// <summary>Volts of a cell as its difference amplifier sees them; 0 for one that is not there, whose taps are bridged.</summary>
        /// <param name="cell">From 0.</param>
        public double CellVolts(int cell)
        {
            if (Plug != null)
            {
                return TapVolts(cell + 1) - TapVolts(cell);
            }

            return cell < _layers.Count && AreConnected ? Potential(cell + 1) - Potential(cell) : 0;
        }

        private double Potential(int tap)
        {
            double plate = PlateVolts(_defects.PlateOfTap(tap));
            bool open = IsOpen(tap);
            if (!open)
            {
                _held[tap] = plate;
            }

            return open ? _held[tap] + (IsKicked ? KickVolts : 0) : plate;
        }

        // A defect names the cells on both sides of the tap, at the stack's upper end the one below it.
        private bool IsOpen(int tap)
        {
            if ((OpenTaps & (1 << tap)) != 0)
            {
                return true;
            }

            int open = _defects.Open;
            bool below = tap > 0 && (open & (1 << (tap - 1))) != 0;
            bool above = (open & (1 << tap)) != 0;
            bool furtherBelow = tap > 1 && (open & (1 << (tap - 2))) != 0;
            return tap < _layers.Count ? below && above : below && !furtherBelow;
        }

        private double PlateVolts(int plate)
        {
            double sum = 0;
            for (int i = 0; i < plate; i++)
            {
                sum += _layers.Volts[i];
            }

            return sum;
        }
    }
}
