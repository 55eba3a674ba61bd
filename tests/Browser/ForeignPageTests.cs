using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Browser
{
    /// <summary>A page of another site, open in the same browser, must not be able to drive the rig or to read it.</summary>
    [TestClass]
    public sealed class ForeignPageTests : PageTest
    {
        private const string Stop = """{"command":"stop"}""";

        [TestMethod]
        public async Task Post_FromAPageOfAnotherSite_IsRefusedAndTheRigRunsOn()
        {
            await ExpectModeAsync("Running");
            IPage foreign = await Browser.NewPageAsync();
            await foreign.RouteAsync("http://foreign.test/", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>foreign</title>" }));
            await foreign.GotoAsync("http://foreign.test/");
            foreach (string path in (string[])["api/rigs/demo/command", "api/hands"])
            {
                // As an HTML form can send it: the browser asks nobody before such a request, and hides only the answer.
                int status = 0;
                foreign.Response += (_, response) => status = response.Status;
                await foreign.EvaluateAsync(
                    "async ([url, body]) => { try { await fetch(url, { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': 'text/plain' }, body }); } catch { } }",
                    new[] { Demo.Address + path, Stop });
                Assert.AreNotEqual(200, status, path);
                Assert.AreNotEqual(204, status, path);
            }

            string token = await foreign.EvaluateAsync<string>(
                "async url => { try { return await (await fetch(url)).text(); } catch (error) { return 'hidden'; } }", Demo.Address + "api/session");
            Assert.AreEqual("hidden", token);
            await ExpectModeAsync("Running");
        }

        [TestMethod]
        [DataRow("origin", DisplayName = "another origin")]
        [DataRow("site", DisplayName = "another site by the browser's own word")]
        [DataRow("token", DisplayName = "no token")]
        [DataRow("wrong", DisplayName = "a wrong token")]
        [DataRow("host", DisplayName = "another host name")]
        public async Task Post_WithOneThingForeign_IsForbidden(string foreign)
        {
            using var client = new HttpClient { BaseAddress = Demo.Address };
            JsonNode session = (await client.GetFromJsonAsync<JsonNode>("api/session"))!;
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/rigs/demo/command") { Content = new StringContent(Stop, Encoding.UTF8, "application/json") };
            string host = foreign == "host" ? $"rebound.test:{Demo.Address.Port}" : Demo.Address.Authority;
            request.Headers.Host = host;
            request.Headers.Add("Origin", foreign == "origin" ? "http://foreign.test" : "http://" + host);
            request.Headers.Add("Sec-Fetch-Site", foreign == "site" ? "cross-site" : "same-origin");
            if (foreign != "token")
            {
                request.Headers.Add("X-Rig-Token", foreign == "wrong" ? new string('0', 64) : (string?)session["token"]);
            }

            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.AreEqual(HttpStatusCode.Forbidden, response.StatusCode);
            StringAssert.StartsWith(await response.Content.ReadAsStringAsync(), "Refused");
        }
    }
}
