using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration
{
    /// <summary>The file that everything is recorded into.</summary>
    [TestClass]
    public class RunStoreTests
    {
        [TestMethod]
        public void RunStore_FileIsSomethingElse_IsRefusedInOneSentence()
        {
            using var folder = new RunFolder();
            File.WriteAllText(folder.Store, "not a database, but long enough to look at: " + new string('x', 200));
            StoreException error = Assert.ThrowsExactly<StoreException>(() => new RunStore(folder.Store));
            StringAssert.Contains(error.Message, folder.Store);
        }

        [TestMethod]
        public void RunStore_NewFileOpenedByManyAtOnce_EveryOneOpens()
        {
            const int Openers = 8;
            for (int round = 0; round < 25; round++)
            {
                using var folder = new RunFolder();
                using var start = new Barrier(Openers);
                var failures = new ConcurrentQueue<Exception>();
                var threads = new Thread[Openers];
                for (int i = 0; i < Openers; i++)
                {
                    threads[i] = new Thread(() => Open(folder.Store, start, failures));
                    threads[i].Start();
                }

                Array.ForEach(threads, thread => thread.Join());
                Assert.IsTrue(failures.IsEmpty, string.Join(" ", failures));
            }
        }

        private static void Open(string path, Barrier start, ConcurrentQueue<Exception> failures)
        {
            start.SignalAndWait();
            try
            {
                using var store = new RunStore(path);
                foreach (string table in Schema.Tables)
                {
                    store.Count(table);
                }
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        }
    }
}
