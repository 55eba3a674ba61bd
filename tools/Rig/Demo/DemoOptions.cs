using System.Collections.Generic;

namespace RigFirmware.Rig.Demo
{
    /// <summary>What was asked of <c>rig demo</c>, checked.</summary>
    public sealed record DemoOptions
    {
        /// <summary>True runs without the page.</summary>
        public bool IsHeadless { get; init; }

        /// <summary>Rig time after which the demo ends by itself, in seconds; null runs until it is stopped.</summary>
        public double? Seconds { get; init; }

        /// <summary>Rig time over real time, 1..<see cref="RealTimeLoop.SpeedMax"/>.</summary>
        public double Speed { get; init; } = 1;

        /// <summary>The page's TCP port; null takes <see cref="UsualPort"/>, or a free one when that is taken.</summary>
        public int? Port { get; init; }

        /// <summary>True leaves the rig idle, as a calibration wants it, instead of running the program.</summary>
        public bool IsIdle { get; init; }

        /// <summary>Folder that recording and calibration are left in, and the calibration taken from; null throws both away.</summary>
        public string? KeepFolder { get; init; }

        /// <summary>What is injected.</summary>
        public IReadOnlyList<Injection> Injections { get; init; } = [];

        /// <summary>The page's port when none is asked for.</summary>
        public const int UsualPort = 5170;
    }
}
