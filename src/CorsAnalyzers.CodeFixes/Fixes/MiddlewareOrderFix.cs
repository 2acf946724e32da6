using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Calls <c>UseCors</c> in front of the middleware that answers before it, and behind that which finds the endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MiddlewareOrderFix))]
public sealed class MiddlewareOrderFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.CorsAfterAuthorization, RuleIds.CorsBeforeRouting, RuleIds.CorsNeverReached, RuleIds.CorsBehindCache,
            RuleIds.CorsBehindResponder);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Token.ValueText != "UseCors" || CallSite.At(finding.Token) is not { } cors
            || finding.Data is not CallOrderData data || finding.NameAt(data.Other) is not { } name || CallSite.At(name) is not { } other)
        {
            return [];
        }

        var file = finding.File;
        var repair = data.Move switch
        {
            CallMove.MarkedBefore => Repaired(FixKeys.MoveUseCors, $"Call UseCors before {other.Name}", Move(file, cors, other)),
            CallMove.MarkedBehind => Repaired(FixKeys.MoveUseCors, $"Call UseCors after {other.Name}", MoveBehind(file, cors, other)),
            _ => Repaired(FixKeys.MoveUseRouting, $"Call {other.Name} before UseCors", Move(file, other, cors)),
        };
        return repair is null ? [] : [repair];
    }

    private static Repair? Repaired(string key, string title, IReadOnlyList<TextChange>? changes) =>
        changes is null ? null : new Repair(key, title, changes) { IsMove = true };

    private static IReadOnlyList<TextChange>? Move(SourceFile file, CallSite moved, CallSite first)
    {
        if (Statements(file, moved, first) is not var (statement, target))
        {
            return null;
        }

        if (statement == target)
        {
            return IsBehind(first, moved) && !AddsRouting(moved, first)
                ? Removal.OfCall(file, moved) is { } link ? [ChainEdits.InsertBefore(file, first, Code(moved)), .. link] : null
                : null;
        }

        var list = StatementList.Around(statement);
        var isAlone = moved.Receiver is IdentifierNameSyntax && moved.Invocation.Parent == statement;
        var addsRouting = list
            .Where(each => each.SpanStart > target.SpanStart && each.SpanStart < statement.SpanStart)
            .SelectMany(StatementList.Calls)
            .Any(static each => each.Name == "UseRouting");
        return isAlone
            && !addsRouting
            && first.Receiver is IdentifierNameSyntax ? StatementMoves.MoveBefore(file, statement, target) : null;
    }

    private static IReadOnlyList<TextChange>? MoveBehind(SourceFile file, CallSite moved, CallSite last)
    {
        if (Statements(file, moved, last) is not var (statement, target))
        {
            return null;
        }

        var isAlone = moved.Receiver is IdentifierNameSyntax && moved.Invocation.Parent == statement;
        var isEnd = last.Invocation.Parent == target;
        if (statement != target && isAlone && isEnd)
        {
            return StatementMoves.MoveBehind(file, statement, target);
        }

        // Into a chain or out of one a call goes alone: comments have no place there that is surely right.
        if (HasComments(statement) || HasComments(target)
            || (statement == target ? !IsBehind(moved, last) : !StatementList.Around(statement).Contains(target)
                || !StatementList.AreUnderSameSymbols(file, statement.SpanStart, target.Span.End)))
        {
            return null;
        }

        var added = statement != target && isEnd
            ? StatementMoves.InsertAfter(file, target, $"{moved.ChainStart()}.{Code(moved)};")
            : ChainEdits.Append(file, last.Invocation, Code(moved));
        return Removal.OfCall(file, moved) is { } removal ? [.. removal, added] : null;
    }

    private static (
        ExpressionStatementSyntax Moved, ExpressionStatementSyntax Other)? Statements(SourceFile file, CallSite moved, CallSite other) =>
        moved.WholeChain().Parent is ExpressionStatementSyntax statement
        && other.WholeChain().Parent is ExpressionStatementSyntax target
        && IsSameApp(file, moved.ChainStart(), other.ChainStart())
            ? (statement, target)
            : null;

    private static string Code(CallSite call) => $"{call.Access.Name}{call.Invocation.ArgumentList}";

    /// <summary>Whether the second call comes later in the same chain.</summary>
    private static bool IsBehind(CallSite first, CallSite second) =>
        first.Invocation.SpanStart == second.Invocation.SpanStart && first.Invocation.Span.End <= second.Receiver.Span.End;

    // Endpoints are told to the CORS middleware by routing, so it must not come to stand in front of that.
    private static bool AddsRouting(CallSite cors, CallSite first)
    {
        for (var call = CallSite.Of(cors.Receiver); call is { } each
            && each.Invocation != first.Invocation; call = CallSite.Of(each.Receiver))
        {
            if (each.Name == "UseRouting")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasComments(StatementSyntax statement) => statement.DescendantTrivia().Any(StatementMoves.IsComment);

    private static bool IsSameApp(SourceFile file, ExpressionSyntax one, ExpressionSyntax other) =>
        StatementList.SymbolOf(file, one) is { } app && SymbolEqualityComparer.Default.Equals(app, StatementList.SymbolOf(file, other));
}
