namespace CorsAnalyzers.Rules;

/// <summary>Categories and tags of descriptors.</summary>
internal static class RuleCategory
{
    /// <summary>Somebody gets to read or do what they should not.</summary>
    public const string Security = "Security";

    /// <summary>Somebody cannot read or do what they should.</summary>
    public const string Reliability = "Reliability";

    /// <summary>The analyzers are not told what was meant.</summary>
    public const string Configuration = "Configuration";

    /// <summary>What code scanning services sort by: CWE-942 is a permissive cross-domain policy with untrusted domains.</summary>
    public static readonly string[] SecurityTags = ["security", "external/cwe/cwe-942"];
}
