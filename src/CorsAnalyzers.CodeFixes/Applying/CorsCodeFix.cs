using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Applying;

/// <summary>
/// What all fixes share: a fix says, for one finding, which repairs there are, safest first; this turns them into code actions,
/// one by one or all at once.
/// </summary>
public abstract class CorsCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new CorsFixAll(SafeRepairs);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await SourceFile.ReadAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        // `dotnet format` hands over the project's first finding, whichever rule it is of.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var repair in SafeRepairs(file, diagnostic))
            {
                context.RegisterCodeFix(ActionFor(context.Document, repair), diagnostic);
            }
        }
    }

    /// <summary>The repairs of a finding whose shape allows them; safest first.</summary>
    internal abstract IEnumerable<Repair> Repairs(Finding finding);

    internal IEnumerable<Repair> SafeRepairs(SourceFile file, Diagnostic diagnostic) =>
        file.Holds(diagnostic.Location) && new Finding(file, diagnostic) is var finding && file.IsWellFormed(finding.Token)
            ? Repairs(finding).Where(repair =>
                !repair.Changes.Any(change => file.HasDirectiveIn(change.Span)) && !RepairMerge.IsAtOdds(repair))
            : [];

    private static CodeAction ActionFor(Document document, Repair repair) =>
        // Only what really edits a second file is a change of the solution: hosts preview a change of one document better.
        repair.SettingsOrigins.Count > 0
            ? CodeAction.Create(repair.Title, cancellation => RepairWriter.ApplyAsync(document, [repair], cancellation), repair.Key)
            : CodeAction.Create(repair.Title, cancellation => RepairWriter.EditAsync(document, [repair], cancellation), repair.Key);
}
