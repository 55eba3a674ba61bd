using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>The page has to be readable in both colour schemes and usable without a mouse.</summary>
    [TestClass]
    public sealed class AccessibilityTests : PageTest
    {
        // Contrast after WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text. What is disabled is exempt.
        private const string TextsOfLowContrast = """
            () => {
              const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
              const numbers = colour => colour.match(/[\d.]+/g).map(Number);
              const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
              const ground = element => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = numbers(getComputedStyle(e).backgroundColor);
                  if (colour.length === 3 || colour[3] === 1) { return colour; }
                }
                return [255, 255, 255];
              };
              const low = [];
              for (const element of document.querySelectorAll("body *")) {
                const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join("");
                const box = element.getBoundingClientRect();
                if (!text || box.width === 0 || element.closest("button:disabled") || element.matches(".skip, option")) { continue; }
                const a = light(numbers(getComputedStyle(element).color));
                const b = light(ground(element));
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (contrast < 4.5) { low.push(`${text.slice(0, 30)}: ${contrast.toFixed(2)}`); }
              }
              return low;
            }
            """;

        private const string ControlsWithoutName = """
            () => [...document.querySelectorAll("button, input, select")]
              .filter(control => !control.textContent.trim() && !control.labels?.length && !control.getAttribute("aria-label"))
              .map(control => control.outerHTML)
            """;

        [TestMethod]
        [DataRow(ColorScheme.Light)]
        [DataRow(ColorScheme.Dark)]
        public async Task Texts_InEitherScheme_HaveEnoughContrast(ColorScheme scheme)
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await ExpectModeAsync("Running");
            Assert.IsEmpty(await Page.EvaluateAsync<string[]>(TextsOfLowContrast));
            await Page.ClickAsync("[data-hand=emergencyStop]");
            await ExpectModeAsync("Tripped");
            Assert.IsEmpty(await Page.EvaluateAsync<string[]>(TextsOfLowContrast));
        }

        [TestMethod]
        public async Task Controls_AllOfThem_HaveANameAndWorkByKeyboard()
        {
            await ExpectModeAsync("Running");
            Assert.IsEmpty(await Page.EvaluateAsync<string[]>(ControlsWithoutName));
            await Assertions.Expect(Page.Locator("[data-command=pause]")).ToBeEnabledAsync();
            await Page.Locator("[data-command=pause]").FocusAsync();
            await Page.Keyboard.PressAsync("Enter");
            await ExpectModeAsync("Paused");
        }
    }
}
