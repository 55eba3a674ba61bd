using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>The page while the rig runs its program.</summary>
    [TestClass]
    public sealed partial class RunningRigTests : PageTest
    {
        [TestMethod]
        public async Task Page_OfARunningRig_ShowsEveryCellMove()
        {
            await ExpectModeAsync("Running");
            await Assertions.Expect(Page.Locator("#cells .tile")).ToHaveCountAsync(2);
            for (int cell = 1; cell <= 2; cell++)
            {
                await Assertions.Expect(CellFigure(cell)).ToHaveTextAsync(Voltage());
                string first = await CellFigure(cell).InnerTextAsync();
                await Assertions.Expect(CellFigure(cell)).Not.ToHaveTextAsync(first);
            }

            await Assertions.Expect(Page.Locator("#plots canvas")).ToHaveCountAsync(5);
            await Assertions.Expect(Page.Locator("#program")).ToContainTextAsync("T000-04");
        }

        [TestMethod]
        public async Task Control_PauseResumeStop_ShowsTheRigsAnswers()
        {
            await ExpectModeAsync("Running");
            await AskAsync("Pause");
            await ExpectModeAsync("Paused");
            await AskAsync("Resume");
            await ExpectModeAsync("Running");
            await AskAsync("Stop");
            await ExpectModeAsync("Idle");
            await AskAsync("Start");
            await ExpectModeAsync("Running");
        }

        [TestMethod]
        public async Task Windows_EachChosenByKeyboard_PlotsTheCourse()
        {
            await ExpectModeAsync("Running");
            await Page.Locator("#windows input").First.FocusAsync();
            for (int window = 0; window < 5; window++)
            {
                await Assertions.Expect(Page.Locator("#windows input").Nth(window)).ToBeCheckedAsync();
                await Assertions.Expect(Page.Locator("#plots canvas")).ToHaveCountAsync(5);
                await Page.Keyboard.PressAsync("ArrowRight");
            }
        }

        private async Task AskAsync(string button)
        {
            await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(Page.Locator("#command-answer")).ToContainTextAsync("The rig did it");
        }

        [GeneratedRegex(@"^\d\.\d{4} V$")]
        private static partial Regex Voltage();
    }
}
