using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Dashboard.Feed;

namespace RigFirmware.Tests.Integration.Dashboard
{
    /// <summary>The past that the page plots must show every extreme and every hole, whatever order it came in.</summary>
    [TestClass]
    public sealed class BucketSeriesTests
    {
        [TestMethod]
        public void Read_SeveralRowsInABucket_KeepsBothExtremesAndTheMean()
        {
            var series = new BucketSeries(1000, 10, 1);
            foreach (int value in (int[])[10, -50, 40])
            {
                series.Add(5000, [value]);
            }

            HistoryTable table = series.Read(0);
            Assert.AreEqual(5000, table.TimesMs.Single());
            Assert.AreEqual(-50, table.Min[0].Single());
            Assert.AreEqual(40, table.Max[0].Single());
            Assert.AreEqual(0, table.Mean[0].Single());
        }

        [TestMethod]
        public void Read_AValueThatIsNotGood_LeavesAHole()
        {
            var series = new BucketSeries(100, 10, 2);
            series.Add(100, [7, null]);
            HistoryTable table = series.Read(0);
            Assert.AreEqual(7, table.Mean[0].Single());
            Assert.IsNull(table.Mean[1].Single());
        }

        [TestMethod]
        public void Read_BucketsMissingBetweenTwo_BreaksTheLineOnce()
        {
            var series = new BucketSeries(100, 100, 1);
            series.Add(1000, [1]);
            series.Add(2000, [2]);
            HistoryTable table = series.Read(0);
            CollectionAssert.AreEqual(new int?[] { 1, null, 2 }, table.Mean[0]);
            CollectionAssert.AreEqual(new long[] { 1000, 1999, 2000 }, table.TimesMs);
        }

        [TestMethod]
        public void Add_ALateRow_FallsIntoItsPlace()
        {
            var series = new BucketSeries(100, 100, 1);
            series.Add(1000, [1]);
            series.Add(1200, [3]);
            series.Add(1100, [2]);
            CollectionAssert.AreEqual(new int?[] { 1, 2, 3 }, series.Read(0).Mean[0]);
        }

        [TestMethod]
        public void Add_ARowOlderThanTheSeriesReachesBack_IsDropped()
        {
            var series = new BucketSeries(100, 5, 1);
            series.Add(10000, [1]);
            series.Add(9400, [2]);
            CollectionAssert.AreEqual(new long[] { 10000 }, series.Read(0).TimesMs);
        }

        [TestMethod]
        public void Add_MoreThanItsCapacity_ForgetsTheOldest()
        {
            var series = new BucketSeries(100, 5, 1);
            for (int i = 0; i < 12; i++)
            {
                series.Add(i * 100, [i]);
            }

            CollectionAssert.AreEqual(new int?[] { 7, 8, 9, 10, 11 }, series.Read(0).Mean[0]);
        }
    }
}
