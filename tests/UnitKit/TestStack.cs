using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Tests.UnitKit
{
    /// <summary>A program on a stack whose readings the test sets: the runner without sensing, safety and control.</summary>
    public sealed class TestStack
    {
        public readonly RigConfiguration Configuration = new RigConfiguration();
        public readonly ProgramTable Table = new ProgramTable();
        public readonly ProgramRunner Runner;
        public readonly ProgramRequest Request = new ProgramRequest();
        public readonly Snapshot Snapshot = new Snapshot();

        public TestStack(ImageBuilder image, int cells = 2)
        {
            Configuration.CellCount = cells;
            image.Header[ProgramImage.Cells] = cells;
            byte[] bytes = image.Build();
            int error = Table.Load(bytes, bytes.Length, Configuration);
            if (error != ProgramError.None)
            {
                throw new InvalidOperationException($"The test's program is refused with error {error} at step {Table.ErrorStep}.");
            }

            Runner = new ProgramRunner(Table, Configuration);
            for (int i = 0; i < Channel.Count; i++)
            {
                Snapshot.Quality[i] = (byte)Quality.Ok;
            }

            for (int i = 0; i < cells; i++)
            {
                Cell(i, 3700000);
            }

            for (int i = 0; i < Channel.Plates; i++)
            {
                Snapshot.Fast[Channel.Temperature0 + i] = 20000;
            }

            Runner.Begin();
        }

        public void Cell(int cell, int microvolts, Quality quality = Quality.Ok)
        {
            Snapshot.Fast[Channel.Cell0 + cell] = microvolts;
            Snapshot.Quality[Channel.Cell0 + cell] = (byte)quality;
            Summarise();
        }

        public void Stack(int microvolts, Quality quality = Quality.Ok)
        {
            Snapshot.Fast[Channel.Stack] = microvolts;
            Snapshot.Quality[Channel.Stack] = (byte)quality;
        }

        /// <summary>One tick; the stack carries the current that was asked for in the tick before.</summary>
        public void Tick(int dtMs = RigConfiguration.TickMs)
        {
            Snapshot.Fast[Channel.Current] = Request.StackNanoamps;
            Snapshot.Fast[Channel.CurrentSecond] = Request.StackNanoamps;
            Runner.Advance(Snapshot, dtMs, Request);
        }

        public void Ticks(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Tick();
            }
        }

        /// <summary>Ticks until a step ends, at most <paramref name="most"/>; the ticks it took.</summary>
        public int ToStepEnd(int most = 100000)
        {
            for (int i = 1; i <= most; i++)
            {
                Tick();
                if (Runner.StepEnded)
                {
                    return i;
                }
            }

            throw new InvalidOperationException($"No step ended in {most} ticks.");
        }

        private void Summarise()
        {
            Snapshot.HighestCell = Snapshot.LowestCell = -1;
            Snapshot.HighestCellMicrovolts = int.MinValue;
            Snapshot.LowestCellMicrovolts = int.MaxValue;
            Snapshot.AllCellsOk = true;
            Snapshot.CellSumMicrovolts = 0;
            for (int i = 0; i < Configuration.CellCount; i++)
            {
                int value = Snapshot.Fast[Channel.Cell0 + i];
                Snapshot.CellSumMicrovolts += value;
                Snapshot.AllCellsOk &= Snapshot.Quality[Channel.Cell0 + i] == (byte)Quality.Ok;
                if (value > Snapshot.HighestCellMicrovolts)
                {
                    Snapshot.HighestCellMicrovolts = value;
                    Snapshot.HighestCell = i;
                }

                if (value < Snapshot.LowestCellMicrovolts)
                {
                    Snapshot.LowestCellMicrovolts = value;
                    Snapshot.LowestCell = i;
                }
            }
        }
    }
}
