using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>The people around the rig: load and start the program once the rig is idle, then do the scenario's actions in time.</summary>
    public sealed class OperatorDesk
    {
        // Long enough for the hardware's latch to fall, its row to clear and the firmware to believe the button.
        private const int AcknowledgeMs = 3000;
        private const int LoadId = 1;
        private const int StartId = 2;
        private const int ActionId = 3;
        private readonly OperatorAction[] _actions;
        private readonly byte[] _program;
        private CyclicExecutive _executive;
        private readonly SimulatedRig _rig;
        private readonly int[] _request = new int[RequestRecord.Words];
        private bool _loadPosted;
        private int _next;

        /// <param name="actions">What to do and when, in any order.</param>
        /// <param name="program">The compiled program; empty for none.</param>
        /// <param name="executive">The firmware.</param>
        /// <param name="rig">The plant.</param>
        public OperatorDesk(IEnumerable<OperatorAction> actions, byte[] program, CyclicExecutive executive, SimulatedRig rig)
        {
            _actions = actions.OrderBy(action => action.AtSeconds).ToArray();
            _program = program;
            _executive = executive;
            _rig = rig;
        }

        /// <summary>The controller was restarted: from now on this is the firmware.</summary>
        public void Attach(CyclicExecutive executive)
        {
            _executive = executive;
        }

        /// <summary>Does what is due.</summary>
        public void Act()
        {
            if (!_loadPosted && _program.Length > 0 && _executive.Mode == RigMode.Idle)
            {
                _loadPosted = true;
                Array.Copy(_program, _executive.ProgramStaging, _program.Length);
                Post(RequestRecord.LoadProgram, LoadId, _program.Length);
            }

            while (_next < _actions.Length && _actions[_next].AtSeconds * 1e6 <= _rig.NowUs)
            {
                Do(_actions[_next++].Action);
            }
        }

        /// <summary>Takes an event of the firmware.</summary>
        /// <exception cref="ScenarioException">The rig refused the program or its start.</exception>
        public void Take(int[] record)
        {
            if (record[EventRecord.Kind] != EventRecord.RequestAnswered)
            {
                return;
            }

            int id = record[EventRecord.A];
            int result = record[EventRecord.B];
            if (id == LoadId && result == RequestResult.WrongMode)
            {
                // The rig left Idle between the request and its turn: once more when it is back.
                _loadPosted = false;
                return;
            }

            if (id == LoadId && result != RequestResult.Done)
            {
                throw new ScenarioException($"The rig refused the program: error {record[EventRecord.C]} in step {record[EventRecord.D] + 1}.");
            }

            if (id == LoadId)
            {
                Post(RequestRecord.Start, StartId, 0);
            }
        }

        /// <summary>Does one action now.</summary>
        public void Do(string action)
        {
            switch (action)
            {
                case "acknowledge":
                    _rig.HoldAcknowledge(AcknowledgeMs);
                    break;
                case "start":
                    Post(RequestRecord.Start, ActionId, 0);
                    break;
                case "pause":
                    Post(RequestRecord.Pause, ActionId, 0);
                    break;
                case "resume":
                    Post(RequestRecord.Resume, ActionId, 0);
                    break;
                default:
                    Post(RequestRecord.Stop, ActionId, 0);
                    break;
            }
        }

        private void Post(int kind, int id, int argument)
        {
            _request[RequestRecord.Kind] = kind;
            _request[RequestRecord.Id] = id;
            _request[RequestRecord.Argument] = argument;
            _executive.Requests.TryWrite(_request);
        }
    }
}
