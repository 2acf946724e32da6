using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>
/// Lets a policy and <c>UseCors</c> write the headers that a lambda of a minimal-hosting program writes; where there is a policy, only
/// takes the headers out. Controllers, filters, middleware classes and static files run for requests that only their author knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandMadeHeaderFix))]
public sealed class HandMadeHeaderFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HandMadeHeader);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var file = finding.File;
        if (MinimalHosting.Of(file) is not { } program
            || HeaderHandler.Of(file, finding.Token, program.App) is not { } handler
            || handler.Remove() is not { } removal)
        {
            return [];
        }

        if (finding.Data is not HandMadeHeaderData data)
        {
            return [];
        }

        if (data.HasPolicy || MentionsPolicies(file))
        {
            return [new Repair(FixKeys.RemoveHeaders, "Remove the CORS headers written by hand: the CORS policy decides alone", removal)];
        }

        var origins = handler.List is { } list ? HeaderGuard.OriginsOf(file, list) : SameForAll(handler) ? data.Origins?.Names : null;
        return origins is { Count: > 0 }
            && PolicyFromHeaders.Calls(file, handler.Writes) is { } calls
            && Add(file, program, handler, [OriginText.WithOrigins(origins), .. calls]) is { } policy
            ? [new Repair(FixKeys.UsePolicy, $"Use a CORS policy that allows only {OriginText.InWords(origins)}",
                [.. removal, .. policy]) { Placeholder = handler.List is null ? data.Origins?.MadeUp : null }]
            : [];
    }

    private static bool MentionsPolicies(SourceFile file) =>
        file.Root.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is "AddCors" or "UseCors");

    // The finding tells the origins of its own write only.
    private static bool SameForAll(HeaderHandler handler) =>
        handler.Writes.Where(static write => write.Name == HeaderWrite.AllowOrigin)
            .Select(static write => write.Values[0].ToString())
            .Distinct().Count() == 1;

    private static IReadOnlyList<TextChange>? Add(
        SourceFile file, MinimalHosting program, HeaderHandler handler, IReadOnlyList<string> calls)
    {
        var useCors = $"{program.App}.UseCors();";
        if (!handler.IsEndpoint)
        {
            var link = calls.Count == 1 ? "." : file.Style.NewLine + file.Style.Indent + ".";
            return program.Add(
                $"{program.Builder}.Services.AddCors(options => options.AddDefaultPolicy(policy => "
                + $"policy{string.Concat(calls.Select(call => link + call))}));", useCors);
        }

        // Other endpoints stay closed.
        return program.Add($"{program.Builder}.Services.AddCors();", useCors) is { } added
            ? [.. added,
                new TextChange(new TextSpan(handler.Registration.Span.End, 0),
                    $".RequireCors(policy => policy{string.Concat(calls.Select(static call => "." + call))})")]
            : null;
    }
}
