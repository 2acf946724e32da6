using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
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
        if (finding.Data is not EmptyPolicyData data || Change(finding, data) is not { } change)
        {
            return [];
        }

        return
        [
            new Repair(FixKeys.ExplicitOrigins, FixTitles.AllowOnly(data.Origins.Names), [change]) { Placeholder = data.Origins.MadeUp },
        ];
    }

    private static TextChange? Change(Finding finding, EmptyPolicyData data)
    {
        var withOrigins = OriginText.WithOrigins(data.Origins.Names);
        if (finding.NameAt(data.FirstCall) is { } first)
        {
            return CallSite.At(first) is { } call ? ChainEdits.InsertBefore(finding.File, call, withOrigins) : null;
        }

        return EmptyLambda(finding) is { Block: { } block, Parameter: { } builder }
            ? StatementEdits.Fill(finding.File, block, $"{builder}.{withOrigins};")
            : PolicyObject.Of(finding.File, finding.Token, finding.Node) is { } policy
                ? PolicyObject.Fill(finding.File, policy, "Origins", $"{{ {OriginText.Literals(data.Origins.Names, ", ")} }}")
            : null;
    }

    // `p => { }` among the arguments of the marked call.
    private static (BlockSyntax? Block, string? Parameter) EmptyLambda(Finding finding)
    {
        var lambda = PolicyObject.Arguments(finding.Token)
            .OfType<LambdaExpressionSyntax>()
            .FirstOrDefault(static lambda => lambda.Block is { Statements.Count: 0 });
        return lambda switch
        {
            SimpleLambdaExpressionSyntax simple => (simple.Block, simple.Parameter.Identifier.Text),
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } longer =>
                (longer.Block, parameters[0].Identifier.Text),
            _ => (null, null),
        };
    }
}
