using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Judges an image against the rig it is to run on, without changing anything: form first, then each step and condition,
    /// then the way through the steps. Runs on loading, never in a tick; owns its scratch memory.
    /// </summary>
    public sealed class ProgramCheck
    {
        private readonly Crc32 _crc = new Crc32();
        private readonly StepCheck _steps = new StepCheck();
        private readonly LoopCheck _loops = new LoopCheck();
        private readonly ReachCheck _reach = new ReachCheck();

        /// <summary>The step that the last error belongs to, from 0, or -1 for the whole image.</summary>
        public int ErrorStep { get; private set; }

        /// <summary>The loops of the image that was last found good.</summary>
        public LoopCheck Loops
        {
            get { return _loops; }
        }

        /// <summary><see cref="ProgramError.None"/> or the first error.</summary>
        /// <param name="image">The image; bytes behind <paramref name="length"/> are not looked at.</param>
        /// <param name="length">Bytes of the image.</param>
        /// <param name="configuration">The rig's provisioned limits.</param>
        public int Check(byte[] image, int length, RigConfiguration configuration)
        {
            ErrorStep = -1;
            int error = Form(image, length);
            if (error == ProgramError.None)
            {
                error = Limits(image, configuration);
            }

            if (error != ProgramError.None)
            {
                return error;
            }

            error = _steps.Check(image, configuration);
            ErrorStep = _steps.ErrorStep;
            if (error == ProgramError.None)
            {
                error = _loops.Check(image);
                ErrorStep = _loops.ErrorStep;
            }

            if (error == ProgramError.None)
            {
                error = _reach.Check(image, _loops);
                ErrorStep = _reach.ErrorStep;
            }

            return error;
        }

        private int Form(byte[] image, int length)
        {
            if (image == null || length < ProgramImage.BytesFor(1, 0, 0) || length > ProgramImage.BytesMax || length > image.Length)
            {
                return ProgramError.Length;
            }

            if (ProgramImage.Word(image, ProgramImage.Magic) != ProgramImage.MagicValue)
            {
                return ProgramError.Magic;
            }

            if (ProgramImage.Word(image, ProgramImage.Version) != ProgramImage.VersionValue)
            {
                return ProgramError.Version;
            }

            if (ProgramImage.Word(image, ProgramImage.Bytes) != length || (length & 3) != 0)
            {
                return ProgramError.Length;
            }

            // The CRC comes before the counts: nothing of a damaged image is believed.
            if (_crc.Compute(image, length - 4) != ProgramImage.Word(image, (length >> 2) - 1))
            {
                return ProgramError.Crc;
            }

            return Counts(image, length);
        }

        private static int Counts(byte[] image, int length)
        {
            int steps = ProgramImage.Word(image, ProgramImage.Steps);
            int conditions = ProgramImage.Word(image, ProgramImage.Conditions);
            int rules = ProgramImage.Word(image, ProgramImage.RecordRules);
            if (steps < 1 || steps > ProgramImage.StepsMax
                || conditions < 0 || conditions > ProgramImage.ConditionsMax
                || rules < 0 || rules > ProgramImage.RecordRulesMax)
            {
                return ProgramError.Count;
            }

            return ProgramImage.BytesFor(steps, conditions, rules) == length ? ProgramError.None : ProgramError.Length;
        }

        private static int Limits(byte[] image, RigConfiguration configuration)
        {
            if (ProgramImage.Word(image, ProgramImage.Cells) != configuration.CellCount)
            {
                return ProgramError.CellCount;
            }

            bool wider = Beyond(image, ProgramImage.CellMicrovoltsMax, configuration.CellMicrovoltsMin, configuration.CellMicrovoltsMax)
                || Beyond(image, ProgramImage.CellMicrovoltsMin, configuration.CellMicrovoltsMin, configuration.CellMicrovoltsMax)
                || Beyond(image, ProgramImage.StackNanoampsMax, 1, configuration.StackNanoampsMax)
                || Beyond(image, ProgramImage.PlateMillidegreesMax, configuration.PlateMillidegreesMin, configuration.PlateMillidegreesMax)
                || Beyond(image, ProgramImage.ClampMillinewtonsMax, 0, configuration.ClampMillinewtonsMax);
            return wider ? ProgramError.LimitWider : ProgramError.None;
        }

        private static bool Beyond(byte[] image, int word, int min, int max)
        {
            int value = ProgramImage.Word(image, word);
            return value != ProgramImage.Unset && (value < min || value > max);
        }
    }
}
