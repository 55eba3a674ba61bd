using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>
    /// Lets only this page drive the rig. A page of another site runs in the same browser and reaches 127.0.0.1 too:
    /// the host check stops a name that was bound to the loopback address afterwards, origin and fetch-site stop its
    /// requests, and the token, which it cannot read, stops what carries neither header.
    /// </summary>
    public sealed class RequestGuard
    {
        /// <summary>Header that carries the token.</summary>
        public const string TokenHeader = "X-Rig-Token";

        private readonly byte[] _token;

        /// <summary>Makes a new random token.</summary>
        public RequestGuard()
        {
            Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            _token = Encoding.ASCII.GetBytes(Token);
        }

        /// <summary>The token of this run.</summary>
        public string Token { get; }

        /// <summary>Middleware: refuses with 403 and one sentence what is not from this page, passes the rest on.</summary>
        public Task Check(HttpContext context, RequestDelegate next)
        {
            string? refusal = Refusal(context.Request);
            if (refusal == null)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync(refusal);
        }

        private string? Refusal(HttpRequest request)
        {
            string name = request.Host.Host;
            if (name != "127.0.0.1" && name != "localhost")
            {
                return "Refused: open this page as 127.0.0.1 or localhost.";
            }

            string site = request.Headers["Sec-Fetch-Site"].ToString();
            string origin = request.Headers.Origin.ToString();
            bool otherOrigin = origin.Length > 0 && origin != "http://" + request.Host.Value;
            if (otherOrigin || site is "cross-site" or "same-site")
            {
                // Following a link from elsewhere to the page itself is harmless; everything else is not.
                bool opensPage = HttpMethods.IsGet(request.Method) && request.Path == "/" && !otherOrigin;
                return opensPage ? null : "Refused: the request comes from another site than this page.";
            }

            if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HasToken(request))
            {
                return "Refused: the request does not carry this page's token; reload the page.";
            }

            return null;
        }

        private bool HasToken(HttpRequest request)
        {
            byte[] given = Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString());
            return CryptographicOperations.FixedTimeEquals(given, _token);
        }
    }
}
