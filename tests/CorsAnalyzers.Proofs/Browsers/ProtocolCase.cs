using System.Globalization;
using CorsAnalyzers.Protocol;
using Microsoft.AspNetCore.Http;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>A request, and the answers that it gets: all that the protocol knows, whether or not a server of ASP.NET Core would ever say it.</summary>
internal sealed record ProtocolCase(BrowserRequest Request, BrowserResponse Preflight, BrowserResponse Response)
{
    private const string Page = "https://app.example.com";
    private const string Origin = CorsHeaders.AllowOrigin;
    private const string Credentials = CorsHeaders.AllowCredentials;
    private const string Methods = CorsHeaders.AllowMethods;
    private const string Headers = CorsHeaders.AllowHeaders;
    private const string Exposed = CorsHeaders.ExposeHeaders;

    private static readonly bool[] Both = [false, true];

    /// <summary>The response headers that scripts are after.</summary>
    public static readonly ImmutableArray<string> Asked = ["Content-Type", "Cache-Control", "ETag", "X-Total"];

    /// <summary>Every case.</summary>
    public static readonly ImmutableArray<ProtocolCase> All = [.. Origins(), .. Answered(), .. Statuses(), .. NamedMethods(), .. NamedHeaders(), .. SafeHeaders(), .. Exposing()];

    /// <summary>Answers with what the case says.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var answer = HttpMethods.IsOptions(context.Request.Method) ? Preflight : Response;
        context.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers.GroupBy(static header => header.Key, static header => header.Value))
        {
            context.Response.Headers[header.Key] = header.ToArray();
        }

        await context.Response.CompleteAsync();
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Request.PageOrigin} {Request.Method}{(Request.IsCredentialed ? " with cookies" : "")} [{Written(Request.Headers)}]; {Preflight.Status} [{Written(Preflight.Headers)}]; {Response.Status} [{Written(Response.Headers)}]");

    private static string Written(HeaderList headers) => string.Join("; ", headers.Select(static header => $"{header.Key}: {header.Value}"));

    // Who is named.
    private static IEnumerable<ProtocolCase> Origins() =>
        from page in new[] { Page, "null", "http://app.example.com", "https://app.example.com:8443" }
        from named in new string[]?[] { null, ["*"], [Page], [page], ["null"], [page + "/"], [page.ToUpperInvariant()], [page, "https://other.example.com"], [page, page], [page + ", *"], ["*, *"], ["app.example.com"], [""] }.Distinct()
        from method in new[] { "GET", "PUT" }
        from cookies in Both
        let answer = Answer(200, [.. (named ?? []).Select(static value => (Origin, value)), (Credentials, "true"), (Methods, "PUT")])
        select new ProtocolCase(Ask(page, method, cookies), answer, answer);

    // What is said of cookies.
    private static IEnumerable<ProtocolCase> Answered() =>
        from value in new string[]?[] { null, ["true"], ["True"], ["TRUE"], ["1"], ["false"], [""], ["true", "true"], [" true"] }
        from method in new[] { "GET", "PUT" }
        from cookies in Both
        let answer = Answer(200, [(Origin, Page), .. (value ?? []).Select(static each => (Credentials, each)), (Methods, "PUT")])
        select new ProtocolCase(Ask(Page, method, cookies), answer, answer);

    private static IEnumerable<ProtocolCase> Statuses()
    {
        (string, string)[] all = [(Origin, Page), (Methods, "PUT")];
        foreach (var status in new[] { 200, 201, 202, 204, 206, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 500, 503 })
        {
            (string, string)[] answer = status is 301 or 302 or 303 or 307 or 308 ? [.. all, ("Location", "/elsewhere")] : all;
            yield return new(Ask(Page, "PUT", false), Answer(status, answer), Answer(200, all));
            if (status is 200 or 201 or 202 or 204 or 206 or 299 or 400 or 401 or 403 or 404 or 405 or 500 or 503)
            {
                yield return new(Ask(Page, "GET", false), Answer(200, all), Answer(status, all));
                yield return new(Ask(Page, "PUT", false), Answer(200, all), Answer(status, all));
            }
        }
    }

    private static IEnumerable<ProtocolCase> NamedMethods() =>
        from method in new[] { "PUT", "put", "PATCH", "patch", "DELETE", "POST", "X-OWN" }
        from named in new string[]?[] { null, ["PUT"], ["put"], ["*"], ["GET, PUT"], ["GET", "PUT"], ["*, PATCH"], ["patch"], [",PUT,,"], ["\"GET, PUT\""], ["PUT PATCH"], ["PUT;DELETE"], ["X-OWN"], [""] }
        from cookies in Both
        select new ProtocolCase(
            Ask(Page, method, cookies, ("X-One", "1")),
            Answer(204, [(Origin, Page), (Credentials, "true"), (Headers, "x-one"), .. (named ?? []).Select(static value => (Methods, value))]),
            Answer(200, [(Origin, Page), (Credentials, "true")]));

    private static IEnumerable<ProtocolCase> NamedHeaders() =>
        from sent in new[] { ("X-One", "1"), ("Authorization", "Bearer 1"), ("Content-Type", "application/json") }
        from named in new string[]?[] { null, ["*"], [sent.Item1], [sent.Item1.ToUpperInvariant()], ["*, authorization"], ["authorization", "x-one"], ["x-two"], ["\"x-one, x-two\""], ["x-one content-type"], [",x-one,,content-type,"], [""] }
        from cookies in Both
        select new ProtocolCase(
            Ask(Page, "GET", cookies, sent),
            Answer(204, [(Origin, Page), (Credentials, "true"), .. (named ?? []).Select(static value => (Headers, value))]),
            Answer(200, [(Origin, Page), (Credentials, "true")]));

    // What goes without being asked for.
    private static IEnumerable<ProtocolCase> SafeHeaders() =>
        from sent in new[]
        {
            ("Accept", "application/json"), ("Accept", "a:b"), ("Accept", new string('a', 129)), ("Accept-Language", "de"), ("Accept-Language", "de_"), ("Content-Language", "de"),
            ("Content-Type", "text/plain"), ("Content-Type", "TEXT/plain; charset=utf-8"), ("Content-Type", "text/plain; a=\"b\""), ("Content-Type", "application/x-www-form-urlencoded"), ("Content-Type", "multipart/form-data; boundary=x"), ("Content-Type", "text/html"),
            ("Range", "bytes=0-9"), ("Range", "bytes=0-"), ("Range", "bytes=-9"), ("Range", "bytes=9-0"), ("Range", "bytes=0-1,3-4"), ("Cache-Control", "no-cache"), ("If-None-Match", "\"1\""), ("X-Requested-With", "XMLHttpRequest"),
        }
        let answer = Answer(200, [(Origin, Page)])
        select new ProtocolCase(Ask(Page, "POST", false, sent), answer, answer);

    private static IEnumerable<ProtocolCase> Exposing() =>
        from named in new string[]?[] { null, ["*"], ["X-Total"], ["x-total, etag"], ["x-total", "etag"], ["*, x-total"], ["\"x-total\""], ["x-total etag"], ["Set-Cookie, x-total"], [""] }
        from cookies in Both
        let answer = Answer(200, [(Origin, Page), (Credentials, "true"), ("Content-Type", "text/plain"), ("Cache-Control", "no-store"), ("ETag", "\"1\""), ("X-Total", "1"), .. (named ?? []).Select(static value => (Exposed, value))])
        select new ProtocolCase(Ask(Page, "GET", cookies), answer, answer);

    private static BrowserRequest Ask(string page, string method, bool cookies, params IEnumerable<(string, string)> headers) =>
        new(Protocol.Origin.TryParse(page, out var origin) ? origin : Protocol.Origin.Null, method, List(headers), cookies);

    private static BrowserResponse Answer(int status, IEnumerable<(string, string)> headers) => new(status, List(headers));

    private static HeaderList List(IEnumerable<(string Name, string Value)> headers) => new(headers.Select(static header => KeyValuePair.Create(header.Name, header.Value)));
}
