using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RigFirmware.Dashboard.Feed;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>The page's few requests. Everything a rig says goes by /api/rigs/{id}/stream as it happens.</summary>
    internal sealed class Endpoints
    {
        private static readonly HashSet<string> Commands = ["start", "pause", "resume", "stop"];

        private readonly RigDirectory _rigs;
        private readonly IRigCommander _commander;
        private readonly IRigHands? _hands;
        private readonly string _token;

        public Endpoints(RigDirectory rigs, IRigCommander commander, IRigHands? hands, string token)
        {
            _rigs = rigs;
            _commander = commander;
            _hands = hands;
            _token = token;
        }

        public void Map(IEndpointRouteBuilder routes)
        {
            routes.MapGet("/api/session", Session);
            routes.MapGet("/api/rigs/{rigId}/stream", Stream);
            routes.MapGet("/api/rigs/{rigId}/history", History);
            routes.MapGet("/api/rigs/{rigId}/blackbox", BlackBox);
            routes.MapPost("/api/rigs/{rigId}/command", Command);
            if (_hands != null)
            {
                routes.MapPost("/api/hands", Hands);
            }
        }

        /// <summary>What the page needs before it can ask for anything else.</summary>
        private IResult Session()
        {
            return Results.Json(new { token = _token, rigs = _rigs.RigIds, hands = _hands?.Actions });
        }

        private IResult Stream(string rigId, CancellationToken cancellation)
        {
            RigFeed? rig = _rigs.Find(rigId);
            return rig == null ? NoSuchRig(rigId) : TypedResults.ServerSentEvents(Messages(rig, cancellation));
        }

        private IResult History(string rigId, int seconds)
        {
            RigFeed? rig = _rigs.Find(rigId);
            if (rig == null)
            {
                return NoSuchRig(rigId);
            }

            return seconds is < 1 or > 14 * 86400
                ? Results.BadRequest("seconds must be 1..1209600 (14 days).")
                : Results.Json(rig.ReadHistory(seconds));
        }

        private IResult BlackBox(string rigId)
        {
            BlackBoxRecord? record = _rigs.Find(rigId)?.BlackBox;
            return record == null ? Results.NotFound("This rig has sent no black box.") : Results.Json(record);
        }

        private async Task<IResult> Command(string rigId, CommandRequest request, CancellationToken cancellation)
        {
            if (_rigs.Find(rigId) == null)
            {
                return NoSuchRig(rigId);
            }

            if (!Commands.Contains(request.Command))
            {
                return Results.BadRequest("The command must be start, pause, resume or stop.");
            }

            return Results.Json(await _commander.SendAsync(rigId, request.Command, cancellation));
        }

        private IResult Hands(HandsRequest request)
        {
            string? error = _hands!.Do(request.Action, request.Cell, request.Seconds);
            return error == null ? Results.NoContent() : Results.BadRequest(error);
        }

        private static IResult NoSuchRig(string rigId)
        {
            return Results.NotFound($"No rig \"{rigId}\" has been heard of.");
        }

        private async IAsyncEnumerable<SseItem<string>> Messages(RigFeed rig, [EnumeratorCancellation] CancellationToken cancellation)
        {
            (Subscription subscription, JsonObject everything) = rig.Subscribe();
            using (subscription)
            {
                yield return new SseItem<string>(LinkReporter.Link(_rigs, rig).ToJsonString(), "link");
                yield return new SseItem<string>(everything.ToJsonString(), "everything");
                await foreach (Message message in subscription.Messages(cancellation))
                {
                    yield return new SseItem<string>(message.Json, message.Name);
                }
            }
        }
    }
}
