using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Browser
{
    /// <summary>A demo and its page in a browser for each test. A page that reports an error or calls elsewhere fails the test.</summary>
    public abstract class PageTest
    {
        /// <summary>How long a change on the page may take; generous, because what is tested is that it comes.</summary>
        protected const int PatienceMs = 30000;

        private readonly ConcurrentQueue<string> _complaints = new();
        private IPlaywright? _playwright;
        private IBrowser? _browser;
        private DemoProcess? _demo;
        private IPage? _page;

        /// <summary>True when the test ends the server, so that refused connections are what is wanted.</summary>
        protected bool MayLoseTheServer { get; set; }

        /// <summary>The demo.</summary>
        protected DemoProcess Demo => _demo!;

        /// <summary>Its page, opened.</summary>
        protected IPage Page => _page!;

        /// <summary>The browser.</summary>
        protected IBrowser Browser => _browser!;

        /// <summary>Set by the test platform.</summary>
        public TestContext TestContext { get; set; } = null!;

        [TestInitialize]
        public async Task OpenAsync()
        {
            BrowserTypeLaunchOptions options = Chromium.LaunchOptions();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(options);
            _demo = await DemoProcess.StartAsync();
            _page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1500, Height = 1000 } });
            _page.SetDefaultTimeout(PatienceMs);
            Assertions.SetDefaultExpectTimeout(PatienceMs);
            _page.Console += (_, message) => Note(message.Type == "error" && !(MayLoseTheServer && message.Text.Contains("net::ERR_", StringComparison.Ordinal)), message.Text);
            _page.PageError += (_, error) => Note(true, error);
            _page.Request += (_, request) => Note(new Uri(request.Url).Authority != _demo.Address.Authority && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"asked {request.Url}");
            await _page.GotoAsync(_demo.Address.ToString());
        }

        [TestCleanup]
        public async Task CloseAsync()
        {
            if (_browser != null)
            {
                await _browser.DisposeAsync();
            }

            _playwright?.Dispose();
            if (_demo != null)
            {
                int exitCode = await _demo.EndAsync();
                string output = _demo.Output;
                await _demo.DisposeAsync();
                TestContext.WriteLine(output);
                Assert.AreEqual(0, exitCode, output);
                Assert.IsEmpty(_complaints, string.Join('\n', _complaints));
            }
        }

        /// <summary>Waits until the rig's mode is shown.</summary>
        protected async Task ExpectModeAsync(string mode)
        {
            await Assertions.Expect(Page.Locator("#mode-word")).ToHaveTextAsync(mode);
        }

        /// <summary>Leaves a picture of the page in artifacts/pictures, for a person to look at; the README's is one of them.</summary>
        protected async Task TakePictureAsync(string name)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "pictures", name + ".png") });
        }

        /// <summary>The voltage that a cell's tile shows.</summary>
        protected ILocator CellFigure(int cell)
        {
            return Page.Locator($"#cells [data-cell='{cell}'] .figure");
        }

        private void Note(bool isComplaint, string text)
        {
            if (isComplaint)
            {
                _complaints.Enqueue(text);
            }
        }
    }
}
