using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>Old data has to look old, and the page has to find back by itself.</summary>
    [TestClass]
    public sealed class OutageTests : PageTest
    {
        [TestMethod]
        public async Task Page_BrokerDownForAWhile_ShowsStaleDataAndRecovers()
        {
            await ExpectModeAsync("Running");
            await Page.FillAsync("#hand-seconds", "20");
            await Page.ClickAsync("[data-hand=brokerOutage]");

            await Assertions.Expect(Page.Locator("#link-broker")).ToHaveAttributeAsync("data-level", "bad");
            await Assertions.Expect(Page.Locator("#notice")).ToContainTextAsync("The broker is down");
            await Assertions.Expect(Page.Locator("#cells [data-cell='1']")).ToHaveAttributeAsync("data-stale", "true");
            await Assertions.Expect(Page.Locator("#cells [data-cell='1'] .chip")).ToHaveTextAsync("Stale");

            await Assertions.Expect(Page.Locator("#link-broker")).ToHaveAttributeAsync("data-level", "good");
            await Assertions.Expect(Page.Locator("#cells [data-cell='1']")).ToHaveAttributeAsync("data-stale", "false");
            await Assertions.Expect(Page.Locator("#notice")).ToBeHiddenAsync();
            await ExpectModeAsync("Running");
        }

        [TestMethod]
        public async Task Page_ServerGone_SaysSo()
        {
            await ExpectModeAsync("Running");
            MayLoseTheServer = true;
            Assert.AreEqual(0, await Demo.EndAsync(), Demo.Output);

            await Assertions.Expect(Page.Locator("#link-page")).ToHaveAttributeAsync("data-level", "bad");
            await Assertions.Expect(Page.Locator("#notice")).ToContainTextAsync("The page has lost its server");
            await Assertions.Expect(Page.Locator("#cells [data-cell='2']")).ToHaveAttributeAsync("data-stale", "true");
            await Assertions.Expect(Page.Locator("#commands button:enabled")).ToHaveCountAsync(0);
        }
    }
}
