using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RigFirmware.Dashboard.Feed;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>Serves the page on the loopback address; nothing outside this machine reaches it.</summary>
    public sealed class DashboardServer : IAsyncDisposable
    {
        private readonly WebApplication _application;
        private readonly LinkReporter _reporter;

        private DashboardServer(WebApplication application, LinkReporter reporter, int port)
        {
            _application = application;
            _reporter = reporter;
            Address = new Uri($"http://127.0.0.1:{port}/");
        }

        /// <summary>Where the page is.</summary>
        public Uri Address { get; }

        /// <summary>Starts serving.</summary>
        /// <param name="port">TCP port, 1..65535; 0 takes a free one.</param>
        /// <param name="rigs">What the page shows.</param>
        /// <param name="commander">How commands reach a rig.</param>
        /// <param name="hands">Hands at a simulated rig; null where the rig is a real one.</param>
        /// <exception cref="DashboardException">The port is taken, or the page's files are missing.</exception>
        public static async Task<DashboardServer> StartAsync(int port, RigDirectory rigs, IRigCommander commander, IRigHands? hands)
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "dashboard");
            if (!File.Exists(Path.Combine(folder, "index.html")))
            {
                throw new DashboardException($"The page's files are missing in {folder}: build tools/Dashboard again.");
            }

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 4096;
            });

            // The demo owns Ctrl+C, and open event streams must not hold up its end.
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

            WebApplication application = builder.Build();
            var guard = new RequestGuard();
            application.Use(next => context => SecurityHeaders.Add(context, next));
            application.Use(next => context => guard.Check(context, next));
            var files = new PhysicalFileProvider(folder);
            application.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            application.UseStaticFiles(new StaticFileOptions { FileProvider = files });
            new Endpoints(rigs, commander, hands, guard.Token).Map(application);
            await StartOrExplainAsync(application, port).ConfigureAwait(false);
            return new DashboardServer(application, new LinkReporter(rigs), new Uri(application.Urls.First()).Port);
        }

        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            await _reporter.DisposeAsync().ConfigureAwait(false);
            await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
            await _application.DisposeAsync().ConfigureAwait(false);
        }

        private static async Task StartOrExplainAsync(WebApplication application, int port)
        {
            try
            {
                await application.StartAsync().ConfigureAwait(false);
            }
            catch (IOException exception)
            {
                await application.DisposeAsync().ConfigureAwait(false);
                throw new DashboardException($"Port {port} on 127.0.0.1 is in use: choose another with --port, or leave --port out to get a free one.", exception);
            }
        }
    }
}
