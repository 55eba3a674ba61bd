using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace RigFirmware.Rig.Demo
{
    /// <summary>What has to be ended, ended in the opposite order of its start; one that fails does not keep the others.</summary>
    internal sealed class Leftovers : IAsyncDisposable
    {
        private readonly Stack<Func<ValueTask>> _ends = new();

        /// <summary>Notes a part and returns it.</summary>
        public T Add<T>(T part)
            where T : notnull
        {
            _ends.Push(() =>
            {
                if (part is IAsyncDisposable later)
                {
                    return later.DisposeAsync();
                }

                (part as IDisposable)?.Dispose();
                return ValueTask.CompletedTask;
            });
            return part;
        }

        /// <summary>Notes something to do at the end.</summary>
        public void Add(Action end)
        {
            _ends.Push(() =>
            {
                end();
                return ValueTask.CompletedTask;
            });
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            while (_ends.TryPop(out Func<ValueTask>? end))
            {
                try
                {
                    await end().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    await Console.Error.WriteLineAsync($"rig: ending the demo: {exception.Message}").ConfigureAwait(false);
                }
            }
        }
    }
}
