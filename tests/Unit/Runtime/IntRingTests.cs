using nanoFramework.TestFramework;
using RigFirmware.Core.Runtime;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class IntRingTests
    {
        [TestMethod]
        public void TryRead_Empty_IsFalse()
        {
            Assert.IsFalse(new IntRing(4, 2).TryRead(new int[2]));
        }

        [TestMethod]
        public void TryWrite_Full_RefusesAndCounts()
        {
            IntRing ring = new IntRing(4, 1);
            int[] record = new int[1];
            for (int i = 0; i < 4; i++)
            {
                record[0] = i;
                Assert.IsTrue(ring.TryWrite(record));
            }

            record[0] = 99;
            Assert.IsFalse(ring.TryWrite(record));
            Assert.AreEqual(1, ring.Refused);
            for (int i = 0; i < 4; i++)
            {
                Assert.IsTrue(ring.TryRead(record));
                Assert.AreEqual(i, record[0], "the oldest are kept, in order");
            }
        }

        [TestMethod]
        public void Constructor_CapacityNoPowerOfTwo_IsRoundedUp()
        {
            Assert.AreEqual(8, new IntRing(5, 3).Capacity);
        }

        [TestMethod]
        public void TryRead_ManyTimesAround_KeepsOrderAndContent()
        {
            IntRing ring = new IntRing(3, 2);
            int[] record = new int[2];
            int read = 0;
            for (int i = 0; i < 1000; i++)
            {
                record[0] = i;
                record[1] = -i;
                Assert.IsTrue(ring.TryWrite(record));
                if ((i & 1) == 1)
                {
                    for (int n = 0; n < 2; n++)
                    {
                        Assert.IsTrue(ring.TryRead(record));
                        Assert.AreEqual(read, record[0]);
                        Assert.AreEqual(-read, record[1]);
                        read++;
                    }
                }
            }

            Assert.AreEqual(0, ring.Count);
        }
    }
}
