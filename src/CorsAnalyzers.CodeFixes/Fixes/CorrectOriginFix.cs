using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Writes an origin the way browsers send it: one action for each way to read what was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectOriginFix))]
public sealed class CorrectOriginFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.PlainHttpWithCredentials, RuleIds.OriginNeverMatches, RuleIds.PatternThrows);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        return (finding.Data, finding.Literal) switch
        {
            (CorrectionsData data, { } literal) =>
                data.Choices.Select((choice, index) => Correct(finding.File, literal, choice, index)).OfType<Repair>(),

            // The name of a predicate that no origin passes.
            (UnwantedOriginsData data, null) when ExplicitOrigins.For(finding, data) is { } repair => [repair],
            _ => [],
        };
    }

    private static Repair? Correct(SourceFile file, LiteralExpressionSyntax literal, IReadOnlyList<string> origins, int index)
    {
        if (LiteralEdits.HasMoreParts(literal.Token.ValueText, origins.Count)
            || LiteralEdits.Replace(file, literal, origins, out var written) is not { } changes
            || written.Count != origins.Count)
        {
            return null;
        }

        return new Repair(FixKeys.Choice(FixKeys.CorrectOrigin, index), FixTitles.ChangeTo(origins), changes);
    }
}
