namespace RigFirmware.Rig.Simulation
{
    /// <summary>What can become dangerous in the plant.</summary>
    public enum HazardKind
    {
        /// <summary>A cell above its safe limit.</summary>
        CellOvervoltage,

        /// <summary>A cell below its safe limit.</summary>
        CellUndervoltage,

        /// <summary>A cell below zero; of a cell that is cycled on both sides of zero, below the firmware's reversal tier.</summary>
        CellReversal,

        /// <summary>The stack above the sum of its cells' safe limits.</summary>
        StackOvervoltage,

        /// <summary>More current than the stack may carry.</summary>
        Overcurrent,

        /// <summary>A plate above its highest temperature, by more than a sensor's accuracy.</summary>
        Overtemperature,

        /// <summary>A plate with a temperature point on it that heats faster than the stopping rung.</summary>
        TemperatureRate,

        /// <summary>A plate without a point of its own that does; its heat reaches the next point only through the layers between.</summary>
        TemperatureRateBetweenPoints,

        /// <summary>A plate that heats as fast as a runaway; told apart for the trip's onset, judged as <see cref="TemperatureRate"/>.</summary>
        RunawayRate,

        /// <summary>The clamp presses harder than its head may.</summary>
        ClampForce,

        /// <summary>The rig has put more energy into a shorted layer than warms a plate by a kelvin.</summary>
        ShortedLayerEnergy,

        /// <summary>A cell above the level of this rig's comparators, which act without the firmware.</summary>
        ComparatorOvervoltage,

        /// <summary>A cell below the level of this rig's comparators.</summary>
        ComparatorUndervoltage,
    }
}
