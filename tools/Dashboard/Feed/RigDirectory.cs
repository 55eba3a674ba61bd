using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>Every rig the page has heard of, and whether the broker that carries them is there.</summary>
    public sealed class RigDirectory
    {
        private readonly ConcurrentDictionary<string, RigFeed> _rigs = new(StringComparer.Ordinal);
        private readonly Func<bool> _isBrokerUp;

        /// <param name="isBrokerUp">Says whether the recorder is connected to the broker; called from any thread.</param>
        public RigDirectory(Func<bool> isBrokerUp)
        {
            _isBrokerUp = isBrokerUp;
        }

        /// <summary>True while the page's recorder is connected to the broker.</summary>
        public bool IsBrokerUp => _isBrokerUp();

        /// <summary>Ids of the known rigs in alphabetical order.</summary>
        public IReadOnlyList<string> RigIds => [.. _rigs.Keys.Order(StringComparer.Ordinal)];

        /// <summary>The rig with this id; made when it is new.</summary>
        public RigFeed Rig(string rigId)
        {
            return _rigs.GetOrAdd(rigId, id => new RigFeed(id));
        }

        /// <summary>The rig with this id; null when nothing was ever heard of it.</summary>
        public RigFeed? Find(string rigId)
        {
            return _rigs.GetValueOrDefault(rigId);
        }
    }
}
