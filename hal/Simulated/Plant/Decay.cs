using System;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>What a step of a given length leaves of the interface branch and of the slow element; computed once a length.</summary>
    public sealed class Decay
    {
        private readonly double _interfaceSeconds;
        private readonly double _slowSeconds;

        /// <param name="interfaceSeconds">Time constant of the interface branch, more than 0.</param>
        /// <param name="slowSeconds">Time constant of the slow element, more than 0.</param>
        public Decay(double interfaceSeconds, double slowSeconds)
        {
            _interfaceSeconds = interfaceSeconds;
            _slowSeconds = slowSeconds;
        }

        /// <summary>The step's length in seconds.</summary>
        public double Seconds { get; private set; }

        /// <summary>Part of the interface branch's voltage that is left.</summary>
        public double Interface { get; private set; } = 1;

        /// <summary>Part of the slow element's shift that is left.</summary>
        public double Slow { get; private set; } = 1;

        /// <summary>Takes a length; free when it is the one it has.</summary>
        public void Set(double seconds)
        {
            if (seconds != Seconds)
            {
                Seconds = seconds;
                Interface = Math.Exp(-seconds / _interfaceSeconds);
                Slow = Math.Exp(-seconds / _slowSeconds);
            }
        }
    }
}
