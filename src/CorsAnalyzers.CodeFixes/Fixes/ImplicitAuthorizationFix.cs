using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Calls authentication and authorization behind <c>UseCors</c>, so that nothing adds them in front.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplicitAuthorizationFix))]
public sealed class ImplicitAuthorizationFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ImplicitAuthorization);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var file = finding.File;
        if (CallSite.At(finding.Token) is not { Name: "UseCors" } cors
            || cors.Invocation.Parent is not ExpressionStatementSyntax statement
            || statement.Parent is not (GlobalStatementSyntax or BlockSyntax { Parent: not StatementSyntax })
            || cors.ChainStart() is not IdentifierNameSyntax app
            || finding.Data is not ImplicitAuthorizationData data)
        {
            return [];
        }

        string[] calls =
            data.AuthenticationBy is not null || !data.HasAuthentication ? ["UseAuthorization"] : ["UseAuthentication", "UseAuthorization"];
        if (After(statement, StatementList.Around(statement), finding, data.AuthenticationBy) is not { } place)
        {
            return [];
        }

        var change = StatementMoves.InsertAfter(file, place, [.. calls.Select(call => $"{app}.{call}();")]);
        return [new Repair(FixKeys.AddAuthorization, $"Call {string.Join(" and ", calls)} after UseCors", [change])];
    }

    /// <summary>The last of the statements that both calls have to follow; null if one is out of sight.</summary>
    private static StatementSyntax? After(
        StatementSyntax cors, IReadOnlyList<StatementSyntax> list, Finding finding, Location? authenticationBy)
    {
        var place = cors;
        if (authenticationBy is not null)
        {
            if (finding.NameAt(authenticationBy) is not { Parent: { } call }
                || StatementList.Holding(list, call) is not ExpressionStatementSyntax authentication)
            {
                return null;
            }

            place = authentication.SpanStart > place.SpanStart ? authentication : place;
        }

        var routing = list.LastOrDefault(static statement => StatementList.Calls(statement).Any(static call => call.Name == "UseRouting"));
        place = routing is not null && routing.SpanStart > place.SpanStart ? routing : place;
        return list.Count > 0
            && place is ExpressionStatementSyntax
            && StatementList.AreUnderSameSymbols(finding.File, cors.Span.End, place.Span.End) ? place : null;
    }
}
