using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Names origins in a policy that has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoOriginFix))]
public sealed class NoOriginFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NoOrigin);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Origins.Count == 0 || Change(finding) is not { } change)
        {
            return [];
        }

        return
        [
            new Repair(FixKeys.ExplicitOrigins, FixTitles.AllowOnly(finding.Origins), [change]) { Placeholder = finding.Placeholder },
        ];
    }

    private static TextChange? Change(Finding finding)
    {
        var withOrigins = OriginText.WithOrigins(finding.Origins);
        if (finding.NameAt(FindingProperties.FirstCallAt) is { } first)
        {
            return CallSite.At(first) is { } call ? ChainEdits.InsertBefore(finding.File, call, withOrigins) : null;
        }

        return EmptyLambda(finding) is { Block: { } block, Parameter: { } builder }
            ? FillBlock(finding.File, block, $"{builder}.{withOrigins};")
            : PolicyObject(finding) is { } policy ? FillPolicy(finding.File, policy, $"Origins = {{ {OriginText.Literals(finding.Origins, ", ")} }}")
            : null;
    }

    private static IEnumerable<ExpressionSyntax> Arguments(Finding finding) =>
        CallSite.At(finding.Token) is { } call ? call.Invocation.ArgumentList.Arguments.Select(static argument => argument.Expression) : [];

    // `new CorsPolicy { … }` among the arguments of the marked call, or itself marked.
    private static ObjectCreationExpressionSyntax? PolicyObject(Finding finding) =>
        Arguments(finding).OfType<ObjectCreationExpressionSyntax>()
            .Concat(finding.Node.AncestorsAndSelf().OfType<ObjectCreationExpressionSyntax>().Where(made => made.Type.Span.Contains(finding.Token.Span)))
            .FirstOrDefault(made => finding.File.Model.GetTypeInfo(made).Type is { Name: "CorsPolicy" });

    private static TextChange? FillPolicy(SourceFile file, ObjectCreationExpressionSyntax policy, string member)
    {
        if (policy.Initializer is not { } initializer)
        {
            var end = policy.ArgumentList is { Arguments.Count: 0 } ? policy.Type.Span.End : policy.Span.End;
            return new TextChange(TextSpan.FromBounds(end, policy.Span.End), $" {{ {member} }}");
        }

        return initializer.Expressions.FirstOrDefault() switch
        {
            null => new TextChange(new TextSpan(initializer.OpenBraceToken.Span.End, 0), $" {member}"),
            _ when ExplicitOrigins.SetsOrigins(initializer) => null,
            var first => new TextChange(new TextSpan(first.SpanStart, 0), member + new ListElement(initializer, first).Separator(file)),
        };
    }

    // `p => { }` among the arguments of the marked call.
    private static (BlockSyntax? Block, string? Parameter) EmptyLambda(Finding finding)
    {
        var lambda = Arguments(finding)
            .OfType<LambdaExpressionSyntax>()
            .FirstOrDefault(static lambda => lambda.Block is { Statements.Count: 0 });
        return lambda switch
        {
            SimpleLambdaExpressionSyntax simple => (simple.Block, simple.Parameter.Identifier.Text),
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } longer => (longer.Block, parameters[0].Identifier.Text),
            _ => (null, null),
        };
    }

    private static TextChange? FillBlock(SourceFile file, BlockSyntax block, string statement)
    {
        var (text, style) = (file.Text, file.Style);
        var (open, close) = (block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        if (text.SameLine(open, close))
        {
            return text.OnlyBlanks(open, close) ? new TextChange(TextSpan.FromBounds(open, close), $" {statement} ") : null;
        }

        var indentation = text.IndentationAt(close);
        return text.StartsLine(close)
            ? new TextChange(new TextSpan(text.Lines.GetLineFromPosition(close).Start, 0), indentation + style.Indent + statement + style.NewLine)
            : null;
    }
}
