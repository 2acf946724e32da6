using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Registers the CORS services before the app is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LateServicesFix))]
public sealed class LateServicesFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.LateServices);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        CallSite.At(finding.Token) is { } call
        && call.WholeChain().Parent is ExpressionStatementSyntax statement
        && StatementList.Around(statement).FirstOrDefault(each => Builds(finding.File, each)) is { } build
        && StatementMoves.MoveBefore(finding.File, statement, build) is { } changes
            ? [new Repair(FixKeys.MoveAddCors, $"Call {call.Name} before Build", changes) { IsMove = true }]
            : [];

    private static bool Builds(SourceFile file, StatementSyntax statement) => StatementList.Calls(statement).Any(call =>
        call.Name == "Build"
        && file.Model.GetSymbolInfo(call.Invocation).Symbol is { ContainingType: { Name: "WebApplicationBuilder" } type }
        && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Builder");
}
