using RigFirmware.Core.Configuration;

namespace RigFirmware.Core.Protocol
{
    /// <summary>Writes the retained configuration as JSON: the limits in force, each with its unit in its name.</summary>
    public static class ConfigMessage
    {
        /// <summary>Writes the configuration.</summary>
        /// <param name="json">Emptied first; its Overflowed says whether the message fitted.</param>
        /// <param name="rigId">Name of the rig.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="c">The configuration.</param>
        public static void Write(JsonWriter json, string rigId, int bootId, RigConfiguration c)
        {
            json.Reset();
            json.OpenObject();
            json.Pair("rigId", rigId);
            json.Pair("bootId", bootId);
            json.Pair("cellCount", c.CellCount);
            json.Pair("temperaturePoints", c.TemperaturePoints);
            json.Pair("cellMicrovoltsMax", c.CellMicrovoltsMax);
            json.Pair("cellMicrovoltsMin", c.CellMicrovoltsMin);
            json.Pair("cellWarnMicrovolts", c.CellWarnMicrovolts);
            json.Pair("cellInhibitMicrovolts", c.CellInhibitMicrovolts);
            json.Pair("cellTripMicrovolts", c.CellTripMicrovolts);
            json.Pair("stackSumMicrovolts", c.StackSumMicrovolts);
            json.Pair("stackNanoampsMax", c.StackNanoampsMax);
            json.Pair("plateMillidegreesMax", c.PlateMillidegreesMax);
            json.Pair("plateMillidegreesMin", c.PlateMillidegreesMin);
            json.Pair("heaterMilliwattsMax", c.HeaterMilliwattsMax);
            json.Pair("rampMillidegreesPerSecondMax", c.RampMillidegreesPerSecondMax);
            json.Pair("heaterMilliwattsPerDegree", c.HeaterMilliwattsPerDegree);
            json.Pair("heaterGainMilliwattsPerDegree", c.HeaterGainMilliwattsPerDegree);
            json.Pair("heaterIntegralSeconds", c.HeaterIntegralSeconds);
            json.Pair("heaterMillijoulesPerDegree", c.HeaterMillijoulesPerDegree);
            json.Pair("clampMillinewtonsMax", c.ClampMillinewtonsMax);
            json.Pair("clampMillinewtonsPerMillimetre", c.ClampMillinewtonsPerMillimetre);
            json.Pair("clampMillinewtons", c.ClampMillinewtons);
            json.Pair("oneCNanoamps", c.OneCNanoamps);
            json.CloseObject();
        }
    }
}
