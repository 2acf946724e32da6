using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets SignalR's client use a policy: by listed origins, never by any origin with credentials.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HubPolicyFix))]
public sealed class HubPolicyFix : CorsCodeFix
{
    private const string Headers = "WithHeaders";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HubPolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var repair = finding.Text(FindingProperties.IsAnyOrigin) == "true" ? ListOrigins(finding)
            : finding.Missing.Contains(FindingProperties.Credentials) ? AllowCredentials(finding)
            : AllowHeaders(finding);
        return repair is null ? [] : [repair];
    }

    private static Repair? ListOrigins(Finding finding)
    {
        if (finding.Origins.Count == 0
            || finding.NameAt(FindingProperties.OpenedByAt) is not { } name
            || CallSite.At(name) is not { } opening
            || !PolicyChain.IsBuilder(finding.File, opening.Invocation))
        {
            return null;
        }

        var (calls, others) = Needed(finding, opening);
        return new Repair(
            FixKeys.ExplicitOrigins,
            $"Allow only {OriginText.InWords(finding.Origins)}, with credentials",
            [ChainEdits.Replace(finding.File, opening, [OriginText.WithOrigins(finding.Origins), .. calls]), .. others])
        {
            Placeholder = finding.Placeholder,
        };
    }

    private static Repair? AllowCredentials(Finding finding)
    {
        if (First(finding) is not { } first || PolicyChain.End(finding.File, first) is not { } end)
        {
            return null;
        }

        var (calls, others) = Needed(finding, first);
        var whose = finding.Remaining.Count == 0 ? "" : $" for {OriginText.InWords(finding.Remaining)}";
        return new Repair(FixKeys.AllowCredentials, $"Allow credentials{whose}", [ChainEdits.Append(finding.File, end.Invocation, [.. calls]), .. others]);
    }

    private static Repair? AllowHeaders(Finding finding)
    {
        var names = finding.Missing;
        if (names.Count == 0 || First(finding) is not { } first || PolicyChain.End(finding.File, first) is not { } end)
        {
            return null;
        }

        var changes = PolicyChain.Find(first, Headers) is { } call
            ? AllowNames.InCall(finding.File, call, names)
            : [ChainEdits.Append(finding.File, end.Invocation, OriginText.Call(Headers, names))];
        return new Repair(FixKeys.AllowHeaders, $"Allow the {(names.Count == 1 ? "header" : "headers")} {OriginText.And(names)}", changes);
    }

    // New calls for the chain, and what is added to a call that lists headers already.
    private static (List<string> Calls, IReadOnlyList<TextChange> Others) Needed(Finding finding, CallSite start)
    {
        var calls = new List<string>();
        if (finding.Missing.Contains(FindingProperties.Credentials))
        {
            calls.Add("AllowCredentials()");
        }

        var headers = finding.Missing.Where(static name => name != FindingProperties.Credentials).ToList();
        if (headers.Count > 0 && PolicyChain.Find(start, Headers) is { } call)
        {
            return (calls, AllowNames.InCall(finding.File, call, headers));
        }

        if (headers.Count > 0)
        {
            calls.Add(OriginText.Call(Headers, headers));
        }

        return (calls, []);
    }

    private static CallSite? First(Finding finding) => finding.NameAt(FindingProperties.FirstCallAt) is { } name ? CallSite.At(name) : null;
}
