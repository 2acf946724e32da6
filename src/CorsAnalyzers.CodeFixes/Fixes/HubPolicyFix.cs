using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
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
        var repair = finding.Data is not HubPolicyData data ? null
            : data.IsOpen ? ListOrigins(finding, data)
            : data.LacksCredentials ? AllowCredentials(finding, data)
            : AllowHeaders(finding, data);
        return repair is null ? [] : [repair];
    }

    private static Repair? ListOrigins(Finding finding, HubPolicyData data)
    {
        if (finding.NameAt(data.OpenedBy) is not { } name
            || CallSite.At(name) is not { } opening
            || !PolicyChain.IsBuilder(finding.File, opening.Invocation))
        {
            return null;
        }

        var (calls, others) = Needed(finding.File, data, opening);
        return new Repair(
            FixKeys.ExplicitOrigins,
            $"Allow only {OriginText.InWords(data.Origins.Names)}, with credentials",
            [ChainEdits.Replace(finding.File, opening, [OriginText.WithOrigins(data.Origins.Names), .. calls]), .. others])
        {
            Placeholder = data.Origins.MadeUp,
        };
    }

    private static Repair? AllowCredentials(Finding finding, HubPolicyData data)
    {
        if (First(finding, data) is not { } first || PolicyChain.End(finding.File, first) is not { } end)
        {
            return null;
        }

        var (calls, others) = Needed(finding.File, data, first);
        var whose = data.Remaining.Count == 0 ? "" : $" for {OriginText.InWords(data.Remaining)}";
        return new Repair(FixKeys.AllowCredentials, $"Allow credentials{whose}",
            [ChainEdits.Append(finding.File, end.Invocation, [.. calls]), .. others]);
    }

    private static Repair? AllowHeaders(Finding finding, HubPolicyData data)
    {
        var names = data.Headers;
        if (names.Count == 0 || First(finding, data) is not { } first || PolicyChain.End(finding.File, first) is not { } end)
        {
            return null;
        }

        var changes = PolicyChain.Find(first, Headers) is { } call
            ? AllowNames.InCall(finding.File, call, names)
            : [ChainEdits.Append(finding.File, end.Invocation, OriginText.Call(Headers, names))];
        return new Repair(FixKeys.AllowHeaders, $"Allow the {(names.Count == 1 ? "header" : "headers")} {OriginText.And(names)}", changes);
    }

    // New calls for the chain, and what is added to a call that lists headers already.
    private static (List<string> Calls, IReadOnlyList<TextChange> Others) Needed(SourceFile file, HubPolicyData data, CallSite start)
    {
        var calls = new List<string>();
        if (data.LacksCredentials)
        {
            calls.Add("AllowCredentials()");
        }

        var headers = data.Headers;
        if (headers.Count > 0 && PolicyChain.Find(start, Headers) is { } call)
        {
            return (calls, AllowNames.InCall(file, call, headers));
        }

        if (headers.Count > 0)
        {
            calls.Add(OriginText.Call(Headers, headers));
        }

        return (calls, []);
    }

    private static CallSite? First(Finding finding, HubPolicyData data) =>
        finding.NameAt(data.FirstCall) is { } name ? CallSite.At(name) : null;
}
