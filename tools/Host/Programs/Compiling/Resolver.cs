using System;
using RigFirmware.Core.Configuration;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>Turns written quantities into the image's whole numbers, with the program's or the rig's 1C and area.</summary>
    public sealed class Resolver
    {
        private readonly ProgramDocument _document;
        private readonly ProblemList _problems;

        /// <summary>A resolver for one program on one rig.</summary>
        public Resolver(ProgramDocument document, RigConfiguration configuration, ProblemList problems)
        {
            _document = document;
            _problems = problems;
            OneCNanoamps = document.OneC?.Value ?? (configuration.OneCNanoamps > 0 ? configuration.OneCNanoamps : null);
        }

        /// <summary>Current of 1C in nanoamps, or null when neither the program nor the rig knows it.</summary>
        public decimal? OneCNanoamps { get; }

        /// <summary>The quantity in the image's unit, rounded; 0, and noted, when it cannot be had.</summary>
        public int Whole(Quantity quantity, int line)
        {
            decimal? basis = Basis(quantity, line);
            if (basis is null)
            {
                return 0;
            }

            decimal value = Math.Round(quantity.Value * basis.Value, MidpointRounding.AwayFromZero);
            if (value < int.MinValue + 1 || value > int.MaxValue)
            {
                _problems.Add(line, $"'{quantity.Text}' is more than a rig can count", "write a smaller value");
                return 0;
            }

            if (value == 0 && quantity.Value != 0)
            {
                _problems.Add(line, $"'{quantity.Text}' is less than a rig can resolve", "write a larger value");
            }

            return (int)value;
        }

        private decimal? Basis(Quantity quantity, int line)
        {
            switch (quantity.Basis)
            {
                case UnitBasis.OneC when OneCNanoamps is null:
                    _problems.Add(line, $"'{quantity.Text}' is a C-rate and the current of 1C is not known", "add for example 'oneC: 0.565 mA' to the program");
                    return null;
                case UnitBasis.OneC:
                    return OneCNanoamps;
                case UnitBasis.Area when _document.Area is null:
                    _problems.Add(line, $"'{quantity.Text}' is per area and the electrode area is not known", "add for example 'area: 1.131 cm2' to the program");
                    return null;
                case UnitBasis.Area:
                    return _document.Area.Value;
                default:
                    return 1;
            }
        }
    }
}
