using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>What the page says when the rig has cut off, and the way back.</summary>
    [TestClass]
    public sealed partial class TripTests : PageTest
    {
        [TestMethod]
        public async Task Banner_AfterAnOvervoltageOnCell2_SaysWhatHappenedUntilItIsAcknowledgedAtTheRig()
        {
            await ExpectModeAsync("Running");
            await Page.SelectOptionAsync("#hand-cell", "2");
            await Page.ClickAsync("[data-hand=overvoltage]");

            await ExpectModeAsync("Tripped");
            await Assertions.Expect(Page.Locator("#trip-title")).ToContainTextAsync("Cell overvoltage at cell 2");
            await Assertions.Expect(Fact("where")).ToHaveTextAsync("Cell 2");
            await Assertions.Expect(Fact("value")).ToHaveTextAsync(BeyondTheLimit());
            await Assertions.Expect(Fact("limit")).ToHaveTextAsync("4.3500 V");
            await Assertions.Expect(Fact("latency")).ToHaveTextAsync(Latency());
            await Assertions.Expect(Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start", Exact = true })).ToBeDisabledAsync();

            await Assertions.Expect(Page.Locator("#trip-plot canvas")).ToBeVisibleAsync();
            await Assertions.Expect(Fact("contactor")).ToContainTextAsync("ms after the trip");
            await Assertions.Expect(Page.Locator("#faults")).ToContainTextAsync("None is active");
            await TakePictureAsync("trip");

            await Page.ClickAsync("[data-hand=acknowledge]");
            await ExpectModeAsync("Idle");
            await Assertions.Expect(Page.Locator("#trip-title")).ToContainTextAsync("Last trip");
        }

        [TestMethod]
        public async Task Banner_AfterAnEmergencyStop_NamesIt()
        {
            await ExpectModeAsync("Running");
            await Page.ClickAsync("[data-hand=emergencyStop]");
            await ExpectModeAsync("Tripped");
            await Assertions.Expect(Page.Locator("#trip-title")).ToContainTextAsync("Emergency stop");
        }

        private ILocator Fact(string name)
        {
            return Page.Locator($"#trip-facts [data-fact={name}]");
        }

        [GeneratedRegex(@"^4\.3[5-9]\d\d V$")]
        private static partial Regex BeyondTheLimit();

        [GeneratedRegex(@"^\d+(\.\d+)? ms \(in the simulated plant\)$")]
        private static partial Regex Latency();
    }
}
