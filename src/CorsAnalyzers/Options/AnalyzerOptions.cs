using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Options;

/// <summary>What a team has told the analyzers in <c>.editorconfig</c> or <c>.globalconfig</c>, and what of it means nothing.</summary>
internal sealed record AnalyzerOptions
{
    public const string ApprovedOriginsKey = "cors_analyzers.approved_origins";
    public const string EnvironmentsKey = "cors_analyzers.environments";
    public const string PublicPoliciesKey = "cors_analyzers.public_policies";

    private const string EnvironmentsAllowed = "Allowed are names such as Production and Staging, with commas or blanks between them";

    public static readonly AnalyzerOptions Default = new();

    /// <summary>How keys begin that are meant for these analyzers.</summary>
    private static readonly EquatableArray<string> Prefixes = ["cors_analyzers.", "cors_analyzer.", "corsanalyzers.", "corsanalyzer."];

    private static readonly EquatableArray<string> Keys = [ApprovedOriginsKey, EnvironmentsKey, PublicPoliciesKey];

    /// <summary>Origins and subdomain patterns that the organisation approves of; fixes take theirs from here first.</summary>
    public EquatableArray<string> ApprovedOrigins { get; init; } = [];

    /// <summary>The environments in which the app is judged.</summary>
    public EquatableArray<string> Environments { get; init; } = ["Production"];

    /// <summary>Names of policies that may be open to everyone.</summary>
    public EquatableArray<string> PublicPolicies { get; init; } = [];

    /// <summary>Values and keys that mean nothing, each once.</summary>
    public EquatableArray<OptionDefect> Defects { get; init; } = [];

    /// <param name="read">Gives the text of a key, or <see langword="null"/>.</param>
    /// <param name="given">The keys that there are, as far as the host tells.</param>
    public static AnalyzerOptions Read(Func<string, string?> read, IEnumerable<string> given)
    {
        var defects = given.Where(IsUnknown).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(key => key, StringComparer.Ordinal).Select(UnknownKey).ToList();
        var approved = List(read(ApprovedOriginsKey)).Select(text => ConfiguredOrigin.Read(text, normalized: true)).ToList();
        defects.AddRange(approved.Where(origin => !IsOne(origin)).Select(NoOrigin));
        var named = List(read(EnvironmentsKey));
        defects.AddRange(named.Where(name => !IsEnvironment(name)).Select(NoEnvironment));
        var environments = named.Where(IsEnvironment).ToEquatableArray();
        if (named.IsEmpty && read(EnvironmentsKey) is not null)
        {
            defects.Add(new(EnvironmentsKey, "names no environment, so that the app is judged in Production", EnvironmentsAllowed));
        }

        var open = List(read(PublicPoliciesKey));
        defects.AddRange(open.Where(IsQuoted).Select(QuotedPolicy));
        return new()
        {
            ApprovedOrigins = approved.Select(Meant).OfType<string>().Distinct().ToEquatableArray(),
            Environments = environments.IsEmpty ? Default.Environments : environments,
            PublicPolicies = open.Where(name => !IsQuoted(name)).ToEquatableArray(),
            Defects = defects.ToEquatableArray(),
        };
    }

    private static EquatableArray<string> List(string? text) =>
        text is null ? [] : text.Split(',', ';', ' ').Select(item => item.Trim()).Where(item => item.Length > 0).Distinct().ToEquatableArray();

    private static bool IsUnknown(string key) =>
        Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && !Keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static OptionDefect UnknownKey(string key) => new(key, "is no option and has no effect", $"There are {string.Join(", ", Keys)}");

    private static bool IsOne(ConfiguredOrigin origin) => origin.Kind is OriginKind.Exact or OriginKind.SubdomainPattern;

    /// <summary>The origin, or the one that it was most likely meant to be; nothing otherwise, so that no fix ever writes a star.</summary>
    private static string? Meant(ConfiguredOrigin origin) => IsOne(origin) ? origin.Text : origin.Corrections is [[var correction], ..] ? correction : null;

    private static OptionDefect NoOrigin(ConfiguredOrigin origin) => new(
        origin.Text,
        Meant(origin) is { } meant
            ? $"in {ApprovedOriginsKey} is not how a browser sends an origin, so that '{meant}' is taken instead"
            : $"in {ApprovedOriginsKey} is not one origin, so that it is left out",
        "Allowed are origins such as https://app.example.com and patterns such as https://*.example.com, with commas or blanks between them");

    // What is not a plain word is a slip: quotation marks, a star, an exclamation mark.
    private static bool IsEnvironment(string name) => name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static OptionDefect NoEnvironment(string name) => new(name, $"in {EnvironmentsKey} is not the name of an environment, so that it is left out", EnvironmentsAllowed);

    private static bool IsQuoted(string name) => name.Contains('"');

    private static OptionDefect QuotedPolicy(string name) => new(
        name,
        $"in {PublicPoliciesKey} has a quotation mark in it, which would be part of the name, so that it is left out",
        "Allowed are the names of policies as they are, without blanks in them, with commas or blanks between them");
}
