using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>Headers that keep the page to its own files and out of other sites' frames.</summary>
    internal static class SecurityHeaders
    {
        private const string Policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

        /// <summary>Middleware: adds the headers to every answer.</summary>
        public static Task Add(HttpContext context, RequestDelegate next)
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // A new version of the firmware brings a new page; it must not meet the old scripts in a cache.
            headers.CacheControl = "no-store";
            return next(context);
        }
    }
}
