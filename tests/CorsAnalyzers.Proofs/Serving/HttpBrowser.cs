using System.Net.WebSockets;
using System.Text;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>Asks a server as a browser would, and judges the answers by the Fetch standard.</summary>
internal static class HttpBrowser
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>What comes of an exchange with a program.</summary>
    public static async Task<string> AskAsync(ServedProgram program, Exchange exchange, CancellationToken cancellationToken)
    {
        if (program.Address is null)
        {
            return Exchange.NotStarted(program.Failure!);
        }

        if (exchange.Prior is { } prior)
        {
            await AskAsync(program, prior, cancellationToken);
        }

        var address = new Uri(program.Address, exchange.Path);
        var request = exchange.ToBrowserRequest();
        if (exchange.IsWebSocket)
        {
            return await OpensAsync(address, request, cancellationToken) ? Exchange.Allowed : Exchange.Blocked;
        }

        var preflight = Browser.NeedsPreflight(request) ? await SendAsync(address, request.ToPreflight(), HeaderList.Empty, null, "", cancellationToken) : null;
        if (preflight is not null && Browser.Judge(request, preflight, null).Reason != BlockReason.NoResponse)
        {
            return preflight.Status == 500 ? Exchange.ServerError : Exchange.Blocked;
        }

        var response = await SendAsync(address, request.ToActual(), request.Headers, exchange.Body, exchange.BodyType, cancellationToken);
        if (exchange.IsRepeated && preflight is null)
        {
            response = await SendAsync(address, request.ToActual(), request.Headers, exchange.Body, exchange.BodyType, cancellationToken);
        }

        if (response.Status == 500)
        {
            return Exchange.ServerError;
        }

        var verdict = Browser.Judge(request, preflight, response);
        return !verdict.IsAllowed ? exchange.Kept(response.Status)
            : exchange.Header is { } header && !verdict.CanRead(header) ? Exchange.HeaderHidden
            : exchange.IsRepeated && preflight is not null ? (Remembers(preflight) ? Exchange.AskedOnce : Exchange.AskedTwice)
            : Exchange.Readable(response.Status);
    }

    // All engines have to agree about what a page says.
    private static bool Remembers(BrowserResponse preflight) =>
        Assert.Single(BrowserEngine.All.Select(engine => engine.SecondsRemembered(preflight) > Exchange.Pause.TotalSeconds).Distinct());

    // A WebSocket needs no leave: browsers tell the server the origin, and open it if the server does (WebSockets standard).
    private static async Task<bool> OpensAsync(Uri address, BrowserRequest request, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(CorsHeaders.Origin, request.PageOrigin.ToString());
        try
        {
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, cancellationToken);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>Sends one request and takes the answer as it is.</summary>
    public static async Task<BrowserResponse> SendAsync(Uri address, CorsRequest request, HeaderList headers, string? body, string bodyType, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        message.Content = body is null ? null : new StringContent(body, Encoding.UTF8, bodyType);
        foreach (var (name, value) in headers)
        {
            // Not the type of the body, which the body brings along.
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation(CorsHeaders.Origin, request.Origin);
        if (request.RequestedMethod is not null)
        {
            message.Headers.TryAddWithoutValidation(CorsHeaders.RequestMethod, request.RequestedMethod);
        }

        if (request.RequestedHeaders is not null)
        {
            message.Headers.TryAddWithoutValidation(CorsHeaders.RequestHeaders, request.RequestedHeaders);
        }

        using var response = await Client.SendAsync(message, cancellationToken);
        return new((int)response.StatusCode, HeaderList.From(response.Headers.Concat(response.Content.Headers)));
    }
}
