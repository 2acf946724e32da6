using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets an origin check refuse what is no URI, where it would throw.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PredicateThrowsFix))]
public sealed class PredicateThrowsFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PredicateThrows);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var file = finding.File;
        if (PredicateCode.Of(file, finding.Token) is not { } code)
        {
            return [];
        }

        var parsed =
            code.Body.DescendantNodesAndSelf().Where(node => UriText.IsUriOfParameter(file, code, node)).Cast<ExpressionSyntax>().ToList();
        var changes =
            parsed.Count == 0 ? null : code.Result is { } test ? InExpression(file, code, test, parsed) : InBlock(file, code, parsed);
        return changes is null ? [] : [new Repair(FixKeys.TryCreateUri, "Refuse what is no URI: use Uri.TryCreate", changes)];
    }

    // What could throw is asked only once the origin is parsed, and a refusal is all that can come of it.
    private static IReadOnlyList<TextChange> InExpression(
        SourceFile file, PredicateCode code, ExpressionSyntax test, List<ExpressionSyntax> parsed)
    {
        var uri = UriText.FreshName(file, code.Function);
        var guarded = Smallest(test, parsed);
        var tryCreate = UriText.TryCreate(file, test.SpanStart, code.Parameter, uri) + " && ";
        var (open, close) = guarded.Parent is BinaryExpressionSyntax ? ("(", ")") : ("", "");
        var (innerOpen, innerClose) = BindsWeaker(guarded) ? ("(", ")") : ("", "");
        var changes = new List<TextChange>();
        if (parsed[0].SpanStart == guarded.SpanStart)
        {
            changes.Add(new TextChange(parsed[0].Span, open + tryCreate + innerOpen + uri));
        }
        else
        {
            changes.Add(new TextChange(new TextSpan(guarded.SpanStart, 0), open + tryCreate + innerOpen));
            changes.Add(new TextChange(parsed[0].Span, uri));
        }

        changes.AddRange(parsed.Skip(1).Select(node => new TextChange(node.Span, uri)));
        if (open.Length + innerOpen.Length > 0)
        {
            changes.Add(new TextChange(new TextSpan(guarded.Span.End, 0), innerClose + close));
        }

        return changes;
    }

    // Of `a || b || c` the one part that parses; everything if several do.
    private static ExpressionSyntax Smallest(ExpressionSyntax test, List<ExpressionSyntax> parsed)
    {
        while (test is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either)
        {
            var (left, right) =
                (parsed.Any(node => either.Left.Span.Contains(node.Span)), parsed.Any(node => either.Right.Span.Contains(node.Span)));
            if (left && right)
            {
                break;
            }

            test = left ? either.Left : either.Right;
        }

        return test;
    }

    private static bool BindsWeaker(ExpressionSyntax expression) => expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax
        || (expression is BinaryExpressionSyntax binary
            && (binary.IsKind(SyntaxKind.LogicalOrExpression) || binary.IsKind(SyntaxKind.CoalesceExpression)));

    // In front of the statement that parses first.
    private static IReadOnlyList<TextChange>? InBlock(SourceFile file, PredicateCode code, List<ExpressionSyntax> parsed)
    {
        var first = code.Body is BlockSyntax block ? block.Statements.First(statement => statement.Span.Contains(parsed[0].Span)) : null;
        if (first is null or LocalFunctionStatementSyntax or LabeledStatementSyntax
            || !file.Text.StartsLine(first.SpanStart) && !file.Text.SameLine(code.Body.SpanStart, code.Body.Span.End))
        {
            return null;
        }

        var declared =
            first is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
                && variables[0].Initializer?.Value == parsed[0]
            ? variables[0].Identifier.ValueText
            : null;
        var uri = declared ?? UriText.FreshName(file, code.Function);
        var guard = Guard(file, first, $"!{UriText.TryCreate(file, first.SpanStart, code.Parameter, uri)}");
        if (declared is not null)
        {
            return [new TextChange(first.Span, guard), .. parsed.Skip(1).Select(node => new TextChange(node.Span, uri))];
        }

        var separator = file.Text.StartsLine(first.SpanStart)
            ? file.Style.NewLine + file.Style.NewLine + file.Text.IndentationAt(first.SpanStart)
            : " ";
        return [new TextChange(new TextSpan(first.SpanStart, 0), guard + separator),
            .. parsed.Select(node => new TextChange(node.Span, uri))];
    }

    private static string Guard(SourceFile file, StatementSyntax statement, string condition)
    {
        if (!file.Text.StartsLine(statement.SpanStart))
        {
            return $"if ({condition}) return false;";
        }

        var indentation = file.Text.IndentationAt(statement.SpanStart);
        return StatementEdits.If(file.Style, indentation, condition, "return false;").Substring(indentation.Length);
    }
}
