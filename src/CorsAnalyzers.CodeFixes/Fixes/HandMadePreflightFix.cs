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
/// Leaves preflights to <c>UseCors</c>: takes out an endpoint for OPTIONS, and what middleware does about it. Of middleware that does other
/// things as well, only the branch for preflights goes; an action stays, since other code may call it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandMadePreflightFix))]
public sealed class HandMadePreflightFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HandMadePreflight);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not RemovableData || CallSite.At(finding.Token) is not { } call)
        {
            return [];
        }

        var file = finding.File;
        var isMiddleware = call.Name == "Use";
        var changes = isMiddleware ? OfMiddleware(file, call)
            : call.WholeChain().Parent is ExpressionStatementSyntax endpoint ? Removal.OfStatement(file, endpoint)
            : null;
        return changes is null
            ? []
            : [new Repair(FixKeys.RemovePreflightAnswer,
                $"Remove {(isMiddleware ? "this answer to preflights" : "this endpoint")}: UseCors answers preflights by the policy",
                    changes)];
    }

    private static IReadOnlyList<TextChange>? OfMiddleware(SourceFile file, CallSite call)
    {
        if (call.Invocation.ArgumentList.Arguments is not [{ Expression: LambdaExpressionSyntax { Block: { } body } }]
            || body.Statements.OfType<IfStatementSyntax>()
            .Where(static branch => HeaderGuard.AsksForPreflight(branch.Condition))
            .ToList() is not [var answer])
        {
            return null;
        }

        var others = body.Statements.Where(statement => statement != answer).Concat(Otherwise(answer));
        return others.All(statement => HeaderHandler.CallsNext(file, statement)) ? Removal.OfCall(file, call)
            : answer.Else is null ? Removal.OfStatement(file, answer)
            : null;
    }

    private static IEnumerable<StatementSyntax> Otherwise(IfStatementSyntax branch) => branch.Else?.Statement switch
    {
        null => [],
        BlockSyntax block => block.Statements,
        var only => [only],
    };
}
