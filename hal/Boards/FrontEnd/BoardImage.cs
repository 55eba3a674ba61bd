namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Whether the application runs on the image that its pins belong to. An application for one ESP32 starts on another one's image
    /// too, and there its chip selects are the other's heater and heartbeat: so nothing may be opened before this was asked.
    /// </summary>
    public static class BoardImage
    {
        /// <summary>Null when both are the same, else the sentence that says what is wrong.</summary>
        /// <param name="running">Target name of the image that runs.</param>
        /// <param name="expected">Target name that the application's pins belong to.</param>
        public static string Refusal(string running, string expected)
        {
            if (running != null && string.Equals(running, expected))
            {
                return null;
            }

            return "This application is for the board with the image " + expected + " and runs on " + (running ?? "an image without a name")
                + ": no pin of the module in J20 was opened; flash the application of the board that is there, or fit that board's module and adapter at J20 (identity at pole 24).";
        }
    }
}
