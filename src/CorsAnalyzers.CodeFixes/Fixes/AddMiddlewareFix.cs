using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Adds the CORS middleware where it belongs in the pipeline, or lets it run in every environment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMiddlewareFix))]
public sealed class AddMiddlewareFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.MiddlewareMissing, RuleIds.MetadataWithoutMiddleware);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Token.Parent is not { } node || AppPipeline.At(finding.File, node) is not { } pipeline)
        {
            return [];
        }

        // The middleware is there under some condition: a second one would be one too many where the condition holds.
        if (pipeline.MayCallUseCors(finding.File))
        {
            return ConditionalCors(finding.File, pipeline) is { } conditional
                && ConditionalMiddleware.MakeUnconditional(finding.File, conditional) is { } changes
                ? [new Repair(FixKeys.UnconditionalUseCors, "Call UseCors in every environment: move it out of the if", changes)]
                : [];
        }

        if (finding.Data is not MissingMiddlewareData data)
        {
            return [];
        }

        if (data.IsNameNeedless)
        {
            return Add(finding.File, pipeline, "UseCors()", 0) is { } repair ? [repair] : [];
        }

        return data.PolicyNames
            .Select((name, index) => Add(finding.File, pipeline, $"UseCors({OriginText.Literal(name)})", index))
            .OfType<Repair>();
    }

    private static Repair? Add(SourceFile file, AppPipeline pipeline, string call, int index) =>
        pipeline.Insert(file, call, out var before) is { } change
            ? new Repair(
                FixKeys.Choice(FixKeys.AddUseCors, index),
                before is null ? $"Add {pipeline.Name}.{call}" : $"Add {pipeline.Name}.{call} before {before}",
                [change])
            : null;

    private static CallSite? ConditionalCors(SourceFile file, AppPipeline pipeline) => pipeline.Statements
        .SelectMany(StatementList.Calls)
        .Where(call => call.Name == "UseCors" && pipeline.IsApp(file, call.ChainStart()))
        .Select(static call => (CallSite?)call)
        .FirstOrDefault();
}
