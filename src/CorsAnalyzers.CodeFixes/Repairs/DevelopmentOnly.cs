using CorsAnalyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Puts a policy to use in Development only, or adds an origin there only.</summary>
internal static class DevelopmentOnly
{
    /// <summary>Wraps the statement that puts the policy to use.</summary>
    public static Repair? ForPolicy(Finding finding, Location? use)
    {
        var file = finding.File;
        if (finding.NameAt(use) is not { ValueText: "UseCors" } name
            || CallSite.At(name) is not { Invocation.Parent: ExpressionStatementSyntax statement } call
            || call.Receiver is InvocationExpressionSyntax
            || !StatementEdits.IsInList(statement)
            || IsUnderEnvironment(statement)
            || (Reach.EnvironmentOf(file, call.Receiver) ?? Reach.Environment(file, statement.SpanStart)) is not { } environment
            || Import(file, statement.SpanStart) is not { } import)
        {
            return null;
        }

        return new Repair(
            FixKeys.DevelopmentOnly,
            "Use this policy in Development only",
            [.. StatementEdits.WrapInIf(file, statement, Condition(environment)), .. import]);
    }

    /// <summary>Takes the marked origin out of the list and adds it, where the policy is built, in Development only.</summary>
    public static Repair? ForOrigin(Finding finding, IReadOnlyList<string> remaining)
    {
        var file = finding.File;
        if (finding.Literal is not { } literal
            || ListElement.Of(literal) is not { List: ArgumentListSyntax } element
            || CallSite.Of(element.List.Parent) is not { Name: "WithOrigins" } call
            || call.ChainStart() is not IdentifierNameSyntax builder
            || IsUnderEnvironment(literal)
            || LiteralEdits.Remove(file, literal) is not { } removal
            || Reach.Environment(file, call.Invocation.SpanStart) is not { } environment
            || Import(file, call.Invocation.SpanStart) is not { } import
            || AddInDevelopment(file, call, removal, Condition(environment), builder, literal) is not { } changes)
        {
            return null;
        }

        return new Repair(
            FixKeys.DevelopmentOnly,
            $"Allow '{literal.Token.ValueText}' in Development only: otherwise {OriginText.StayAllowed(remaining)}",
            [.. changes, .. import]);
    }

    // In the branch for Production, "Development only" would mean never; that decision is the user's.
    private static bool IsUnderEnvironment(SyntaxNode node) =>
        node.Ancestors().OfType<IfStatementSyntax>().Any(static branch =>
            branch.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static name =>
                name.Identifier.ValueText is "IsDevelopment" or "IsProduction" or "IsStaging" or "IsEnvironment" or "EnvironmentName"));

    private static string Condition(string environment) => environment + ".IsDevelopment()";

    private static IReadOnlyList<TextChange>? Import(SourceFile file, int position) =>
        Reach.Import(file, position, "Microsoft.Extensions.Hosting", "HostEnvironmentEnvExtensions");

    private static IReadOnlyList<TextChange>? AddInDevelopment(
        SourceFile file,
        CallSite call,
        IReadOnlyList<TextChange> removal,
        string condition,
        IdentifierNameSyntax builder,
        LiteralExpressionSyntax literal)
    {
        var chain = call.WholeChain();
        var statement = $"{builder}.WithOrigins({literal});";
        return chain.Parent switch
        {
            ExpressionStatementSyntax own when !StatementEdits.IsInList(own) => null,

            // Where the statement is all about this origin it goes under the condition itself.
            ExpressionStatementSyntax own when removal.Any(change => change.Span.Contains(own.Span)) =>
                StatementEdits.WrapInIf(file, own, condition),
            ExpressionStatementSyntax own when DevelopmentOrigins(own, condition, builder) is { } origins =>
                [.. removal, new TextChange(new TextSpan(origins.Arguments.Span.End, 0), $", {literal}")],
            ExpressionStatementSyntax own when file.Text.StartsLine(own.SpanStart) && file.Text.EndsLine(own.Span.End) =>
                [.. removal, AddBehind(file, own, condition, statement)],
            LambdaExpressionSyntax lambda when lambda.ExpressionBody == chain
                && IsVoid(file, lambda)
                && file.Text.OnlyBlanks(lambda.ArrowToken.Span.End, chain.SpanStart) =>
                [ToBlock(file, lambda, chain, removal, condition, statement)],
            _ => null,
        };
    }

    // The arguments of `builder.WithOrigins(…)` in an `if` of the same condition right behind the statement, from an earlier fix.
    private static ArgumentListSyntax? DevelopmentOrigins(StatementSyntax own, string condition, IdentifierNameSyntax builder)
    {
        var next = own.Parent?.ChildNodes().SkipWhile(node => node != own).Skip(1).FirstOrDefault();
        return next is IfStatementSyntax { Else: null, Statement: BlockSyntax { Statements: { Count: 1 } only } } branch
            && branch.Condition.ToString() == condition
            && only[0] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } added }
            && added.Expression.ToString() == $"{builder}.WithOrigins"
                ? added.ArgumentList
                : null;
    }

    private static TextChange AddBehind(SourceFile file, StatementSyntax own, string condition, string statement)
    {
        var lines = StatementEdits.If(file.Style, file.Text.IndentationAt(own.SpanStart), condition, statement);
        return new TextChange(new TextSpan(file.Text.Lines.GetLineFromPosition(own.Span.End).End, 0), file.Style.NewLine + lines);
    }

    // Behind the arrow: a block with the body as its first statement and the condition as its second.
    private static TextChange ToBlock(
        SourceFile file, LambdaExpressionSyntax lambda, ExpressionSyntax body, IReadOnlyList<TextChange> removal, string condition,
            string statement)
    {
        var style = file.Style;
        var outer = file.Text.IndentationAt(lambda.SpanStart);
        var inner = outer + style.Indent;
        var shift = file.Text.SameLine(lambda.ArrowToken.SpanStart, body.SpanStart) ? style.Indent : "";
        var indents = StatementEdits.LinesToIndent(file.Text, body)
            .Where(line => !removal.Any(change => change.Span.Contains(line)))
            .Select(line => new TextChange(new TextSpan(line, 0), shift));
        var changed = file.Text.WithChanges(removal.Concat(indents).OrderBy(static change => change.Span.Start));
        var shrunk = changed.ToString(TextSpan.FromBounds(body.SpanStart, body.Span.End + changed.Length - file.Text.Length));

        var block = $"{style.BeforeBrace(outer)}{{{style.NewLine}{inner}{shrunk};{style.NewLine}"
            + $"{StatementEdits.If(style, inner, condition, statement)}{style.NewLine}{outer}}}";
        return new TextChange(TextSpan.FromBounds(lambda.ArrowToken.Span.End, body.Span.End), block);
    }

    private static bool IsVoid(SourceFile file, LambdaExpressionSyntax lambda) =>
        file.Model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true };
}
