using System.Globalization;
using System.Text.RegularExpressions;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A row of a page's table: what a script of some page asks of the API, and what comes of it before and after the fix.</summary>
/// <param name="PageOrigin">The origin of the page as browsers write it, <c>null</c> for a sandboxed frame.</param>
/// <param name="Request">
/// What the script asks, in the page's words: a method and a path, then, each where it applies, that it asks <c>as a WebSocket</c>, what goes
/// <c>with</c> it (<c>cookies</c>, <c>JSON</c>, <c>gRPC-Web</c>, names of headers), the header of the response that it is <c>reading</c>, that it asks <c>twice</c>, and what it asks before, whatever comes of that.
/// </param>
/// <param name="Before">What comes of it with the <c>bad</c> program.</param>
/// <param name="After">What comes of it with the <c>fixed</c> program.</param>
/// <param name="Settings">The <c>appsettings.json</c> of both programs, if the page gives one.</param>
internal sealed partial record Exchange(string PageOrigin, string Request, string Before, string After, string? Settings)
{
    /// <summary>The page's script may read the response, or exchange messages over the WebSocket.</summary>
    public const string Allowed = "allowed";

    /// <summary>The browser keeps the response from the script, or sends no request at all.</summary>
    public const string Blocked = "blocked";

    /// <summary>The server fails with this request, or with the preflight before it.</summary>
    public const string ServerError = "status 500";

    /// <summary>The page's script may read the response, but not the header that it is after.</summary>
    public const string HeaderHidden = "header hidden";

    /// <summary>Allowed, and the second request needed no preflight of its own.</summary>
    public const string AskedOnce = "one preflight";

    /// <summary>Allowed, with a preflight before either request.</summary>
    public const string AskedTwice = "two preflights";

    /// <summary>As <see cref="Blocked"/>, where the page goes on to say which status the server sends; it stands behind.</summary>
    private const string Unreadable = Blocked + " with status ";

    /// <summary>The page's script may read the response, which refuses the request; the status stands behind.</summary>
    private const string Refused = "reads status ";

    /// <summary>The program ends with an exception before it listens; its type stands behind, and its message behind that.</summary>
    private const string DoesNotStart = "does not start: ";

    /// <summary>The pause between the two requests of a row that has two: longer than a browser remembers what has no duration.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private const string Cookies = "cookies";
    private const string Json = "JSON";
    private const string GrpcWeb = "gRPC-Web";

    private static readonly ImmutableArray<string> Outcomes = [Allowed, Blocked, ServerError, HeaderHidden, AskedOnce, AskedTwice];

    private readonly Match _words = Grammar().Match(Request);

    private string[] Extras => [.. _words.Groups["extra"].Captures.Select(static extra => extra.Value)];

    /// <summary>Whether an outcome is one that an exchange can have.</summary>
    public static bool IsOutcome(string text) =>
        Outcomes.Contains(text) || text.StartsWith(Refused, StringComparison.Ordinal) || text.StartsWith(Unreadable, StringComparison.Ordinal) || text.StartsWith(DoesNotStart, StringComparison.Ordinal);

    /// <summary>What comes of an exchange whose response the script may read.</summary>
    public static string Readable(int status) => status < 400 ? Allowed : string.Create(CultureInfo.InvariantCulture, $"{Refused}{status}");

    /// <summary>What comes of all exchanges with a program that ends before it listens.</summary>
    public static string NotStarted(Exception failure) => $"{DoesNotStart}{failure.GetType().Name}: {failure.Message}";

    /// <summary>Whether what happened is what the page says, which need not repeat an exception's message.</summary>
    public static bool IsAsSaid(string said, string happened) =>
        happened == said || (said.StartsWith(DoesNotStart, StringComparison.Ordinal) && happened.StartsWith(said + ": ", StringComparison.Ordinal));

    /// <summary>What comes of the exchange if the browser keeps the response from the script, with the status if the page says one.</summary>
    public string Kept(int status) =>
        Before.StartsWith(Unreadable, StringComparison.Ordinal) || After.StartsWith(Unreadable, StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{Unreadable}{status}")
            : Blocked;

    /// <summary>The response header that the script is after, if any.</summary>
    public string? Header => _words.Groups["read"] is { Success: true, Value: var name } ? name : null;

    /// <summary>
    /// Whether the script asks again; what comes of that counts. Where preflights go ahead it asks after <see cref="Pause"/>, and they are
    /// counted.
    /// </summary>
    public bool IsRepeated => _words.Groups["twice"].Success;

    /// <summary>What the script asks first, if anything.</summary>
    public Exchange? Prior => _words.Groups["prior"] is { Success: true, Value: var request } ? new(PageOrigin, request, Before, After, Settings) : null;

    /// <summary>The path that is asked for.</summary>
    public string Path => _words.Groups["path"].Value;

    /// <summary>Whether the script opens a WebSocket.</summary>
    public bool IsWebSocket => _words.Groups["socket"].Success;

    /// <summary>The body: a JSON document if the request is one "with JSON", a message without content if it is one "with gRPC-Web".</summary>
    public string? Body => Extras.Contains(Json) ? "{}" : Extras.Contains(GrpcWeb) ? Convert.ToBase64String(new byte[5]) : null;

    /// <summary>The type of the body; that of gRPC-Web is the one for text.</summary>
    public string BodyType => Extras.Contains(GrpcWeb) ? "application/grpc-web-text" : "application/json";

    /// <summary>The request as the Fetch standard sees it.</summary>
    public BrowserRequest ToBrowserRequest()
    {
        var origin = Origin.TryParse(PageOrigin, out var parsed) ? parsed : Origin.Null;
        Assert.Equal(PageOrigin, origin.ToString());
        Assert.True(_words.Success, $"Not a request in the words of the pages: {Request}");
        var named = Extras.Where(static extra => extra is not (Cookies or Json or GrpcWeb)).Select(static name => KeyValuePair.Create(name, "1"));
        return new(
            origin,
            _words.Groups["method"].Value,
            new(Body is null ? named : named.Append(KeyValuePair.Create("Content-Type", BodyType))),
            IsCredentialed: Extras.Contains(Cookies));
    }

    /// <summary>What names the row in a test.</summary>
    public override string ToString() => $"{PageOrigin} {Request.Replace("`", "", StringComparison.Ordinal)}{(Settings is null ? "" : " with " + string.Concat(Settings.Where(c => !char.IsWhiteSpace(c))))}";

    [GeneratedRegex(
        """
        ^`(?<method>\S+)\ (?<path>/[^`]*)`
        (?<socket>\ as\ a\ WebSocket)?
        (\ with\ ((?<extra>cookies|JSON|gRPC-Web)|`(?<extra>[^`]+)`)(\ and\ ((?<extra>cookies|JSON|gRPC-Web)|`(?<extra>[^`]+)`))*)?
        (\ reading\ `(?<read>[^`]+)`)?
        (?<twice>\ twice)?
        (\ after\ (?<prior>`[^`]+`))?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
