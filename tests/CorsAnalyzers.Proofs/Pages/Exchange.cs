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

    /// <summary>The page's script may read the response, but not the header that it is after.</summary>
    public const string HeaderHidden = "header hidden";

    /// <summary>Allowed, and the second request needed no preflight of its own.</summary>
    public const string AskedOnce = "one preflight";

    /// <summary>Allowed, with a preflight before either request.</summary>
    public const string AskedTwice = "two preflights";

    /// <summary>The program ends with an exception before it listens; its type stands behind.</summary>
    public const string DoesNotStart = "does not start: ";

    /// <summary>The pause between the two requests of a row that has two: longer than a browser remembers what has no duration.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private const string Code = "`";
    private const string Cookies = "cookies";
    private const string Json = "JSON";
    private const string Twice = "twice";

    private static readonly ImmutableArray<string> Outcomes = [Allowed, Blocked, ServerError, HeaderHidden, AskedOnce, AskedTwice];

    private string[] Words => Request.Split(Code, StringSplitOptions.RemoveEmptyEntries);

    private string[] Extras => Words.ElementAtOrDefault(1)?.Split([" with ", " and ", " reading ", " "], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether an outcome is one that an exchange can have.</summary>
    public static bool IsOutcome(string text) => Outcomes.Contains(text) || text.StartsWith(DoesNotStart, StringComparison.Ordinal);

    /// <summary>The response header that the script is after, if any.</summary>
    public string? Header => Words.ElementAtOrDefault(2);

    /// <summary>Whether the script asks again after <see cref="Pause"/>.</summary>
    public bool IsRepeated => Extras.Contains(Twice);

    /// <summary>The path that is asked for.</summary>
    public string Path => Words[0].Split(' ')[1];

    /// <summary>The body: a JSON document if the request is one "with JSON".</summary>
    public string? Body => Extras.Contains(Json) ? "{}" : null;

    /// <summary>The request as the Fetch standard sees it.</summary>
    public BrowserRequest ToBrowserRequest()
    {
        var origin = Origin.TryParse(PageOrigin, out var parsed) ? parsed : Origin.Null;
        Assert.Equal(PageOrigin, origin.ToString());
        Assert.All(Extras, extra => Assert.Contains(extra, (string[])[Cookies, Json, Twice]));
        return new(
            origin,
            Words[0].Split(' ')[0],
            Body is null ? HeaderList.Empty : HeaderList.Empty.With("Content-Type", "application/json"),
            IsCredentialed: Extras.Contains(Cookies));
    }

    /// <summary>What names the row in a test.</summary>
    public override string ToString() => $"{PageOrigin} {Request.Replace(Code, "", StringComparison.Ordinal)}{(Settings is null ? "" : " with " + string.Concat(Settings.Where(c => !char.IsWhiteSpace(c))))}";
}
