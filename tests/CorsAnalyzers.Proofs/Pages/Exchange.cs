using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A row of a page's table: what a script of some page asks of the API, and what comes of it before and after the fix.</summary>
/// <param name="PageOrigin">The origin of the page as browsers write it, <c>null</c> for a sandboxed frame.</param>
/// <param name="Request">What the script asks, in the page's words.</param>
/// <param name="Before">What comes of it with the <c>bad</c> program.</param>
/// <param name="After">What comes of it with the <c>fixed</c> program.</param>
/// <param name="Settings">The <c>appsettings.json</c> of both programs, if the page gives one.</param>
internal sealed record Exchange(string PageOrigin, string Request, string Before, string After, string? Settings)
{
    /// <summary>The page's script may read the response.</summary>
    public const string Allowed = "allowed";

    /// <summary>The browser keeps the response from the script, or sends no request at all.</summary>
    public const string Blocked = "blocked";

    /// <summary>The server fails with this request, or with the preflight before it.</summary>
    public const string ServerError = "status 500";

    /// <summary>The program ends with an exception before it listens.</summary>
    public const string DoesNotStart = "does not start";

    /// <summary>All that can come of an exchange.</summary>
    public static readonly ImmutableArray<string> Outcomes = [Allowed, Blocked, ServerError, DoesNotStart];

    private const string Code = "`";
    private const string Cookies = "cookies";
    private const string Json = "JSON";

    private string[] Words => Request.Split(Code, StringSplitOptions.RemoveEmptyEntries);

    private string[] Extras => Words.ElementAtOrDefault(1)?.Replace(" with ", "", StringComparison.Ordinal).Split(" and ") ?? [];

    /// <summary>The path that is asked for.</summary>
    public string Path => Words[0].Split(' ')[1];

    /// <summary>The body: a JSON document if the request is one "with JSON".</summary>
    public string? Body => Extras.Contains(Json) ? "{}" : null;

    /// <summary>The request as the Fetch standard sees it.</summary>
    public BrowserRequest ToBrowserRequest()
    {
        var origin = Origin.TryParse(PageOrigin, out var parsed) ? parsed : Origin.Null;
        Assert.Equal(PageOrigin, origin.ToString());
        Assert.All(Extras, extra => Assert.Contains(extra, (string[])[Cookies, Json]));
        return new(
            origin,
            Words[0].Split(' ')[0],
            Body is null ? HeaderList.Empty : HeaderList.Empty.With("Content-Type", "application/json"),
            IsCredentialed: Extras.Contains(Cookies));
    }

    /// <summary>What names the row in a test.</summary>
    public override string ToString() => $"{PageOrigin} {Request.Replace(Code, "", StringComparison.Ordinal)}{(Settings is null ? "" : " with " + string.Concat(Settings.Where(c => !char.IsWhiteSpace(c))))}";
}
