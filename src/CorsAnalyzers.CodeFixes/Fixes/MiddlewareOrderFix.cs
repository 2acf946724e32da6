using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Calls <c>UseCors</c> in front of the middleware that answers before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MiddlewareOrderFix))]
public sealed class MiddlewareOrderFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.CorsAfterAuthorization, RuleIds.CorsNeverReached, RuleIds.CorsBehindCache);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Token.ValueText == "UseCors"
        && CallSite.At(finding.Token) is { } cors
        && finding.NameAt(FindingProperties.MoveBeforeAt) is { } name
        && CallSite.At(name) is { } first
        && Move(finding.File, cors, first) is { } changes
            ? [new Repair(FixKeys.MoveUseCors, $"Call UseCors before {first.Name}", changes) { IsMove = true }]
            : [];

    private static IReadOnlyList<TextChange>? Move(SourceFile file, CallSite cors, CallSite first)
    {
        if (cors.WholeChain().Parent is not ExpressionStatementSyntax statement
            || first.WholeChain().Parent is not ExpressionStatementSyntax target
            || !IsSameApp(file, cors.ChainStart(), first.ChainStart()))
        {
            return null;
        }

        var call = $"{cors.Access.Name}{cors.Invocation.ArgumentList}";
        if (statement == target)
        {
            return first.Invocation.SpanStart == cors.Invocation.SpanStart && first.Invocation.Span.End <= cors.Receiver.Span.End
                && !AddsRouting(cors, first)
                ? Removal.OfCall(file, cors) is { } link ? [ChainEdits.InsertBefore(file, first, call), .. link] : null
                : null;
        }

        var list = StatementList.Around(statement);
        var isAlone = cors.Receiver is IdentifierNameSyntax && cors.Invocation.Parent == statement;
        var addsRouting = list
            .Where(each => each.SpanStart > target.SpanStart && each.SpanStart < statement.SpanStart)
            .SelectMany(StatementList.Calls)
            .Any(static each => each.Name == "UseRouting");
        return isAlone && !addsRouting && first.Receiver is IdentifierNameSyntax ? StatementMoves.MoveBefore(file, statement, target) : null;
    }

    // Endpoints are told to the CORS middleware by routing, so it must not come to stand in front of that.
    private static bool AddsRouting(CallSite cors, CallSite first)
    {
        for (var call = CallSite.Of(cors.Receiver); call is { } each && each.Invocation != first.Invocation; call = CallSite.Of(each.Receiver))
        {
            if (each.Name == "UseRouting")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSameApp(SourceFile file, ExpressionSyntax one, ExpressionSyntax other) =>
        StatementList.SymbolOf(file, one) is { } app && SymbolEqualityComparer.Default.Equals(app, StatementList.SymbolOf(file, other));
}
