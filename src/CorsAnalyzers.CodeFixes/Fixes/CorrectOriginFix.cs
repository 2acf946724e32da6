using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Writes an origin the way browsers send it: one action for each way to read what was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectOriginFix))]
public sealed class CorrectOriginFix : CorsCodeFix
{
    private static readonly char[] Blank = [' '];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.PlainHttpWithCredentials, RuleIds.OriginNeverMatches, RuleIds.PatternThrows);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Literal is null)
        {
            // The name of a predicate that no origin passes.
            return ExplicitOrigins.For(finding) is { } repair ? [repair] : [];
        }

        return finding.Choices.Select((choice, index) => Correct(finding, choice, index)).OfType<Repair>();
    }

    private static Repair? Correct(Finding finding, string choice, int index)
    {
        var literal = finding.Literal!;
        var origins = choice.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        if (LiteralEdits.HasMoreParts(literal.Token.ValueText, origins.Length)
            || LiteralEdits.Replace(finding.File, literal, origins, out var written) is not { } changes
            || written.Count != origins.Length)
        {
            return null;
        }

        return new Repair(FixKeys.Choice(FixKeys.CorrectOrigin, index), FixTitles.ChangeTo(origins), changes);
    }
}
