using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>Everything that has to hold before a contactor closes. A reading that is missing or old is a failed check.</summary>
    [CycleCode]
    public sealed class ArmingCheck
    {
        private readonly RigConfiguration _configuration;

        /// <summary>The check of a rig.</summary>
        public ArmingCheck(RigConfiguration configuration)
        {
            _configuration = configuration;
        }

        /// <summary>All blocking reasons, bits of <see cref="ArmingBlock"/>; 0 when nothing blocks.</summary>
        public int Blocks(Snapshot snapshot, FaultMonitor faults, bool programLoaded)
        {
            int blocks = programLoaded ? 0 : ArmingBlock.NoProgram;
            blocks |= snapshot.SelfTest.IsClean ? 0 : ArmingBlock.SelfTestFinding;
            blocks |= Discrete(snapshot);
            blocks |= Stack(snapshot);
            if (!IsOk(snapshot, Channel.Current) || !IsOk(snapshot, Channel.CurrentSecond))
            {
                blocks |= ArmingBlock.CurrentNotRead;
            }

            if (!IsOk(snapshot, Channel.ClampForce) || !IsOk(snapshot, Channel.ClampTravel))
            {
                blocks |= ArmingBlock.ClampNotRead;
            }

            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                if ((_configuration.TemperaturePoints & (1 << i)) != 0 && !IsOk(snapshot, Channel.Temperature0 + i))
                {
                    blocks |= ArmingBlock.TemperatureNotRead;
                }
            }

            return FirstBlockingFault(faults) < 0 ? blocks : blocks | ArmingBlock.FaultActive;
        }

        /// <summary>
        /// True when the rig itself works, with or without a stack in it: discrete inputs read, contactor open, both
        /// current sensors near zero, every fitted temperature and the clamp read, nothing found by the front end's own
        /// self-test, and no fault that blocks.
        /// </summary>
        public bool SelfTestPasses(Snapshot snapshot, FaultMonitor faults)
        {
            const int NotTheStack = ArmingBlock.CellNotRead | ArmingBlock.CellOutsideLimits | ArmingBlock.StackNotRead | ArmingBlock.StackSumMismatch | ArmingBlock.DoorOpen;
            int zero = CurrentRange.NanoampsMax(snapshot.CurrentRange) / 20;
            return (Blocks(snapshot, faults, true) & ~NotTheStack) == 0 && Saturate.Magnitude(snapshot.WorstNanoamps()) <= zero;
        }

        /// <summary>The first active fault of severity Inhibit or Trip, or -1.</summary>
        public int FirstBlockingFault(FaultMonitor faults)
        {
            for (int i = 0; i < FaultId.Count; i++)
            {
                if (faults.IsActive(i) && faults.SeverityOf(i) >= Severity.Inhibit)
                {
                    return i;
                }
            }

            return -1;
        }

        private static int Discrete(Snapshot snapshot)
        {
            if (!snapshot.DiscretesRead)
            {
                return ArmingBlock.DiscretesNotRead;
            }

            int blocks = 0;
            int discretes = snapshot.Discretes;
            if ((discretes & Discretes.EmergencyStop) != 0)
            {
                blocks |= ArmingBlock.EmergencyStop;
            }

            if ((discretes & Discretes.HardwareTrip) != 0)
            {
                blocks |= ArmingBlock.HardwareTrip;
            }

            if ((discretes & Discretes.ContactorClosed) != 0)
            {
                blocks |= ArmingBlock.ContactorNotOpen;
            }

            if ((discretes & Discretes.DoorOpen) != 0)
            {
                blocks |= ArmingBlock.DoorOpen;
            }

            return blocks;
        }

        private static bool IsOk(Snapshot snapshot, int channel)
        {
            return snapshot.Quality[channel] == (byte)Quality.Ok;
        }

        private int Stack(Snapshot snapshot)
        {
            int blocks = 0;
            if (!snapshot.AllCellsOk)
            {
                blocks |= ArmingBlock.CellNotRead;
            }

            if (snapshot.HighestCellMicrovolts > _configuration.CellMicrovoltsMax + _configuration.CellTripMicrovolts
                || snapshot.LowestCellMicrovolts < _configuration.CellMicrovoltsMin - _configuration.CellTripMicrovolts)
            {
                blocks |= ArmingBlock.CellOutsideLimits;
            }

            if (!IsOk(snapshot, Channel.Stack))
            {
                blocks |= ArmingBlock.StackNotRead;
            }
            else if (snapshot.AllCellsOk && Saturate.Magnitude(snapshot.CellSumMicrovolts - snapshot.Fast[Channel.Stack]) > _configuration.StackSumMicrovolts)
            {
                blocks |= ArmingBlock.StackSumMismatch;
            }

            return blocks;
        }
    }
}
