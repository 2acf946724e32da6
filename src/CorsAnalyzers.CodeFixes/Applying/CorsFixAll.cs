using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Applying;

/// <summary>
/// Mends every finding of a document, project or solution with the same kind of repair. Edits of different findings are merged as text;
/// what does not go together is left for the next round, in which the analyzer has looked at the result.
/// </summary>
/// <param name="offered">The repairs of a finding in a file.</param>
internal sealed class CorsFixAll(Func<SourceFile, Diagnostic, IEnumerable<Repair>> offered) : FixAllProvider
{
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            Title(fixAllContext),
            cancellation => FixAsync(fixAllContext.WithCancellationToken(cancellation)),
            fixAllContext.CodeActionEquivalenceKey));

    /// <summary>What the light bulb says.</summary>
    public static string Title(FixAllContext context) =>
        "Fix all " + string.Join(", ", context.DiagnosticIds.OrderBy(static id => id, StringComparer.Ordinal));

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        var files = new List<(DocumentId Id, SourceFile File, List<List<Repair>> Offered)>();
        foreach (var document in DocumentsIn(context))
        {
            if (await OfferedAsync(context, document).ConfigureAwait(false) is { } found)
            {
                files.Add((document.Id, found.File, found.Repairs));
            }
        }

        // `dotnet format` names no kind of repair, or that of another rule, when another rule's finding comes first in the project.
        var key = context.CodeActionEquivalenceKey;
        var isOffered = files.Any(file => file.Offered.Any(repairs => repairs.Any(repair => repair.Key == key)));
        var solution = context.Solution;
        foreach (var (id, file, choices) in files)
        {
            var chosen = choices.Select(repairs => repairs.FirstOrDefault(repair => !isOffered || repair.Key == key)).OfType<Repair>();
            if (RepairMerge.WhatGoesTogether(file, [.. chosen]) is { Count: > 0 } repairs)
            {
                solution = await RepairWriter.ApplyAsync(solution.GetDocument(id)!, repairs, context.CancellationToken)
                    .ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static IEnumerable<Document> DocumentsIn(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => [document],
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects
            .Where(static project => project.Language == LanguageNames.CSharp)
            .SelectMany(static project => project.Documents),
        _ => [],
    };

    /// <summary>What can be done about each finding in a document, in the order of the findings.</summary>
    private async Task<(SourceFile File, List<List<Repair>> Repairs)?> OfferedAsync(FixAllContext context, Document document)
    {
        var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        if (diagnostics.IsEmpty
            || await SourceFile.ReadAsync(document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        var repairs = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .Select(diagnostic => offered(file, diagnostic).ToList());
        return (file, [.. repairs]);
    }
}
