using System;
using RigFirmware.Core.Programs;

namespace RigFirmware.Tests.UnitKit
{
    /// <summary>Builds images word by word, the wrong ones too, without the host's compiler.</summary>
    public sealed class ImageBuilder
    {
        public readonly int[] Header = new int[ProgramImage.HeaderWords];
        private readonly int[] _steps = new int[(ProgramImage.StepsMax + 1) * ProgramImage.StepWords];
        private readonly int[] _conditions = new int[(ProgramImage.ConditionsMax + 1) * ProgramImage.ConditionWords];
        private readonly int[] _rules = new int[ProgramImage.RecordRulesMax * ProgramImage.RecordRuleWords];
        private int _stepWords;
        private int _conditionWords;
        private int _ruleWords;

        public ImageBuilder()
        {
            Header[ProgramImage.Magic] = ProgramImage.MagicValue;
            Header[ProgramImage.Version] = ProgramImage.VersionValue;
            Header[ProgramImage.Cells] = 2;
            for (int i = ProgramImage.CellMicrovoltsMax; i <= ProgramImage.ClampMillinewtonsMax; i++)
            {
                Header[i] = ProgramImage.Unset;
            }
        }

        public int StepCount => _stepWords / ProgramImage.StepWords;

        public ImageBuilder Step(int kind, int a = 0, int b = 0, int c = 0, double seconds = 0, int rule = ProgramImage.NoRecordRule, int d = 0)
        {
            int[] words = new[] { kind | (rule << 16), a, b, c, d, (int)(seconds * 100) };
            words.CopyTo(_steps, _stepWords);
            _stepWords += words.Length;
            return this;
        }

        public ImageBuilder Rest(double seconds) => Step(StepKind.Rest, seconds: seconds);

        public ImageBuilder Current(int nanoamps, double seconds) => Step(StepKind.ConstantCurrent, nanoamps, seconds: seconds);

        public ImageBuilder Wave(int nanoamps, int bias, int periodSlices, int tones, double seconds) => Step(StepKind.Impedance, nanoamps, bias, periodSlices, seconds, d: tones);

        public ImageBuilder Loop(int start, int passes) => Step(StepKind.Loop, start, passes);

        /// <summary>Adds a condition to the last step.</summary>
        public ImageBuilder Until(int kind, int limit, int channel = ProgramImage.NoChannel, int target = ProgramImage.NextStep, bool and = false)
        {
            _steps[_stepWords - ProgramImage.StepWords] += 1 << 8;
            _conditions[_conditionWords++] = kind | (channel << 8) | (target << 16) | ((and ? 1 : 0) << 24);
            _conditions[_conditionWords++] = limit;
            return this;
        }

        public ImageBuilder Rule(int dt, int dv, int di, int dT)
        {
            int[] words = new[] { dt, dv, di, dT };
            words.CopyTo(_rules, _ruleWords);
            _ruleWords += words.Length;
            return this;
        }

        public byte[] Build()
        {
            Header[ProgramImage.Steps] = StepCount;
            Header[ProgramImage.Conditions] = _conditionWords / ProgramImage.ConditionWords;
            Header[ProgramImage.RecordRules] = _ruleWords / ProgramImage.RecordRuleWords;
            Header[ProgramImage.Bytes] = (Header.Length + _stepWords + _conditionWords + _ruleWords + 1) * 4;
            byte[] image = new byte[Header[ProgramImage.Bytes]];
            int at = Put(image, 0, Header, Header.Length);
            at = Put(image, at, _steps, _stepWords);
            at = Put(image, at, _conditions, _conditionWords);
            Put(image, at, _rules, _ruleWords);
            return Seal(image);
        }

        private static int Put(byte[] image, int at, int[] words, int count)
        {
            for (int i = 0; i < count; i++, at += 4)
            {
                BitConverter.GetBytes(words[i]).CopyTo(image, at);
            }

            return at;
        }

        /// <summary>Writes the checksum that belongs to the bytes before it.</summary>
        public static byte[] Seal(byte[] image)
        {
            BitConverter.GetBytes(new Crc32().Compute(image, image.Length - 4)).CopyTo(image, image.Length - 4);
            return image;
        }
    }
}
