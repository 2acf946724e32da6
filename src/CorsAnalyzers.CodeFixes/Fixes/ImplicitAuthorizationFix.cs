using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            || cors.Invocation.Parent is not ExpressionStatementSyntax { Parent: GlobalStatementSyntax or BlockSyntax { Parent: not StatementSyntax } } statement
            || cors.ChainStart() is not IdentifierNameSyntax app)
        {
            return [];
        }

        var hasAuthentication = finding.Text(FindingProperties.AuthenticationAt) is not null;
        string[] calls = hasAuthentication || finding.Text(FindingProperties.HasAuthentication) != "true" ? ["UseAuthorization"] : ["UseAuthentication", "UseAuthorization"];
        if (After(statement, StatementList.Around(statement), finding, hasAuthentication) is not { } place)
        {
            return [];
        }

        var change = StatementMoves.InsertAfter(file, place, [.. calls.Select(call => $"{app}.{call}();")]);
        return [new Repair(FixKeys.AddAuthorization, $"Call {string.Join(" and ", calls)} after UseCors", [change])];
    }

    /// <summary>The last of the statements that both calls have to follow; null if one is out of sight.</summary>
    private static StatementSyntax? After(StatementSyntax cors, IReadOnlyList<StatementSyntax> list, Finding finding, bool hasAuthentication)
    {
        var place = cors;
        if (hasAuthentication)
        {
            if (finding.NameAt(FindingProperties.AuthenticationAt) is not { Parent: { } call } || StatementList.Holding(list, call) is not ExpressionStatementSyntax authentication)
            {
                return null;
            }

            place = authentication.SpanStart > place.SpanStart ? authentication : place;
        }

        var routing = list.LastOrDefault(static statement => StatementList.Calls(statement).Any(static call => call.Name == "UseRouting"));
        place = routing is not null && routing.SpanStart > place.SpanStart ? routing : place;
        return list.Count > 0 && place is ExpressionStatementSyntax && StatementList.AreUnderSameSymbols(finding.File, cors.Span.End, place.Span.End) ? place : null;
    }
}
