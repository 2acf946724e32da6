using CorsAnalyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes;

/// <summary>
/// Mends every finding of a document, project or solution with the same kind of repair. Edits of different findings are merged as text;
/// what does not go together is left for the next round, in which the analyzer has looked at the result.
/// </summary>
internal sealed class CorsFixAll : FixAllProvider
{
    public static readonly CorsFixAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            Title(fixAllContext),
            cancellation => FixAsync(fixAllContext.WithCancellationToken(cancellation)),
            fixAllContext.CodeActionEquivalenceKey));

    /// <summary>What the light bulb says.</summary>
    public static string Title(FixAllContext context) => "Fix all " + string.Join(", ", context.DiagnosticIds.OrderBy(static id => id, StringComparer.Ordinal));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        var files = new List<(DocumentId Id, SourceFile File, List<List<Repair>> Offered)>();
        foreach (var document in DocumentsIn(context))
        {
            if (await OfferedAsync(context, document).ConfigureAwait(false) is { } offered)
            {
                files.Add((document.Id, offered.File, offered.Repairs));
            }
        }

        // `dotnet format` names no kind of repair, or that of another rule, when another rule's finding comes first in the project.
        var key = context.CodeActionEquivalenceKey;
        var isOffered = files.Any(file => file.Offered.Any(repairs => repairs.Any(repair => repair.Key == key)));
        var solution = context.Solution;
        foreach (var (id, file, offered) in files)
        {
            var chosen = offered.Select(repairs => repairs.FirstOrDefault(repair => !isOffered || repair.Key == key)).OfType<Repair>();
            if (RepairMerge.WhatGoesTogether(file, [.. chosen]) is { Count: > 0 } repairs)
            {
                solution = await RepairWriter.ApplyAsync(solution.GetDocument(id)!, repairs, context.CancellationToken).ConfigureAwait(false);
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
    private static async Task<(SourceFile File, List<List<Repair>> Repairs)?> OfferedAsync(FixAllContext context, Document document)
    {
        var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        if (diagnostics.IsEmpty
            || context.CodeFixProvider is not CorsCodeFix fix
            || await SourceFile.ReadAsync(document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        var repairs = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .Select(diagnostic => fix.SafeRepairs(file, diagnostic).ToList());
        return (file, [.. repairs]);
    }
}
