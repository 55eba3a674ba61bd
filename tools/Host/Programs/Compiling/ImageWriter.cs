using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>Writes the image of <see cref="ProgramImage"/>.</summary>
    public static class ImageWriter
    {
        /// <summary>The bytes with their checksum.</summary>
        public static byte[] Write(int[] header, IReadOnlyList<CompiledStep> steps, IReadOnlyList<int[]> rules)
        {
            List<CompiledCondition> conditions = steps.SelectMany(step => step.Conditions).ToList();
            int length = ProgramImage.BytesFor(steps.Count, conditions.Count, rules.Count);
            header[ProgramImage.Magic] = ProgramImage.MagicValue;
            header[ProgramImage.Version] = ProgramImage.VersionValue;
            header[ProgramImage.Bytes] = length;
            header[ProgramImage.Steps] = steps.Count;
            header[ProgramImage.Conditions] = conditions.Count;
            header[ProgramImage.RecordRules] = rules.Count;
            IEnumerable<int> words = header
                .Concat(steps.SelectMany(Words))
                .Concat(conditions.SelectMany(Words))
                .Concat(rules.SelectMany(rule => rule));
            byte[] image = new byte[length];
            int at = 0;
            foreach (int word in words)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(at), word);
                at += 4;
            }

            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(at), new Crc32().Compute(image, at));
            return image;
        }

        private static int[] Words(CompiledStep step)
        {
            return [step.Kind | (step.Conditions.Count << 8) | (step.RecordRule << 16), step.A, step.B, step.C, step.D, step.TimeLimit];
        }

        private static int[] Words(CompiledCondition condition)
        {
            int target = condition.Target ?? ProgramImage.NextStep;
            int flags = condition.IsJoined ? ProgramImage.AndNext : 0;
            return [condition.Kind | (condition.Cell << 8) | (target << 16) | (flags << 24), condition.Limit];
        }
    }
}
