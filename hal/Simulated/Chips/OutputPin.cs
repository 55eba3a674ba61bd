using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>A pin of the controller that drives something.</summary>
    public sealed class OutputPin : IOutputPin
    {
        private readonly BusTime _time;
        private readonly Action<bool>? _changed;

        /// <param name="time">Counts the calls.</param>
        /// <param name="changed">Called with each new level.</param>
        public OutputPin(BusTime time, Action<bool>? changed = null)
        {
            _time = time;
            _changed = changed;
        }

        /// <summary>The level.</summary>
        public bool IsHigh { get; private set; }

        /// <summary>Edges so far.</summary>
        public int Edges { get; private set; }

        /// <inheritdoc/>
        public void Write(bool high)
        {
            // A pin that has its level already is left alone: no native call.
            if (high == IsHigh)
            {
                return;
            }

            _time.Call();
            IsHigh = high;
            Edges++;
            _changed?.Invoke(high);
        }
    }
}
