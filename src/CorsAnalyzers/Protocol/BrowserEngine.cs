using System.Globalization;

namespace CorsAnalyzers.Protocol;

/// <summary>A browser engine as far as it does otherwise than the others, or than the Fetch standard says (facts §3.1).</summary>
internal sealed record BrowserEngine
{
    private const int DefaultMaxAge = 5;

    /// <summary>The engine of Chrome, Edge and Opera.</summary>
    public static readonly BrowserEngine Chromium = new() { Name = "Chromium", LongestMaxAge = 7200, StarCoversAuthorization = true, UnreadableMaxAge = DefaultMaxAge };

    /// <summary>Firefox.</summary>
    public static readonly BrowserEngine Firefox = new() { Name = "Firefox", LongestMaxAge = 86_400 };

    /// <summary>The engine of Safari, and of every browser on an iPhone.</summary>
    public static readonly BrowserEngine WebKit = new() { Name = "WebKit", LongestMaxAge = 600, UnreadableMaxAge = DefaultMaxAge };

    /// <summary>Those that people use.</summary>
    public static readonly ImmutableArray<BrowserEngine> All = ImmutableArray.Create(Chromium, Firefox, WebKit);

    private BrowserEngine()
    {
    }

    /// <summary>What it calls itself.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The most seconds for which it remembers the answer to a preflight.</summary>
    public int LongestMaxAge { get; private init; }

    /// <summary>
    /// Whether <c>*</c> in <c>Access-Control-Allow-Headers</c> covers <c>Authorization</c> too, in a request without credentials. The standard
    /// says no.
    /// </summary>
    public bool StarCoversAuthorization { get; private init; }

    /// <summary>For how many seconds it remembers an answer whose <c>Access-Control-Max-Age</c> is no whole number.</summary>
    public int UnreadableMaxAge { get; private init; }

    /// <summary>For how many seconds it remembers the answer to a preflight.</summary>
    public int SecondsRemembered(BrowserResponse preflight) => preflight.Headers.Get(CorsHeaders.MaxAge) switch
    {
        null => DefaultMaxAge,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => Math.Min(seconds, LongestMaxAge),
        _ => UnreadableMaxAge,
    };
}
