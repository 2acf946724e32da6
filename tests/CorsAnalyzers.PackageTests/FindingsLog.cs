using System.Text.Json;

namespace CorsAnalyzers.PackageTests;

/// <summary>A finding as the compiler's log has it, suggestions included.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record LoggedFinding(string Id, string Level);

/// <summary>What the compiler writes for tools in SARIF 2.1: findings, and the rules that they are of.</summary>
/// <param name="Findings">Ours, in the order of their ids.</param>
/// <param name="Results">The entries of our findings.</param>
/// <param name="Rules">The descriptions of our rules, by id.</param>
internal sealed record FindingsLog(IReadOnlyList<LoggedFinding> Findings, IReadOnlyList<JsonElement> Results, IReadOnlyDictionary<string, JsonElement> Rules)
{
    public static FindingsLog Read(string sarif)
    {
        var run = JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().Where(result => IsOurs(result.GetProperty("ruleId"))).ToList();
        return new(
            [.. results.Select(result => new LoggedFinding(result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!)).OrderBy(finding => finding.Id, StringComparer.Ordinal)],
            results,
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                .Where(rule => IsOurs(rule.GetProperty("id")))
                .ToDictionary(rule => rule.GetProperty("id").GetString()!));
    }

    private static bool IsOurs(JsonElement id) => id.GetString()!.StartsWith("CORS", StringComparison.Ordinal);
}
