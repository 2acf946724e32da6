namespace CorsAnalyzers.Options;

/// <summary>What a team has told the analyzers in <c>.editorconfig</c> or <c>.globalconfig</c>.</summary>
internal sealed record AnalyzerOptions
{
    public const string ApprovedOriginsKey = "cors_analyzers.approved_origins";
    public const string EnvironmentsKey = "cors_analyzers.environments";
    public const string PublicPoliciesKey = "cors_analyzers.public_policies";

    public static readonly AnalyzerOptions Default = new();

    /// <summary>Origins that the organisation approves of; fixes take theirs from here first.</summary>
    public Seq<string> ApprovedOrigins { get; init; } = [];

    /// <summary>The environments in which the app is judged.</summary>
    public Seq<string> Environments { get; init; } = ["Production"];

    /// <summary>Names of policies that may be open to everyone.</summary>
    public Seq<string> PublicPolicies { get; init; } = [];

    /// <param name="read">Gives the text of a key, or <see langword="null"/>.</param>
    public static AnalyzerOptions Read(Func<string, string?> read) => new()
    {
        ApprovedOrigins = List(read(ApprovedOriginsKey)),
        Environments = List(read(EnvironmentsKey)) is { IsEmpty: false } environments ? environments : Default.Environments,
        PublicPolicies = List(read(PublicPoliciesKey)),
    };

    private static Seq<string> List(string? text) =>
        text is null ? [] : text.Split(',', ';', ' ').Select(item => item.Trim()).Where(item => item.Length > 0).Distinct().ToSeq();
}
