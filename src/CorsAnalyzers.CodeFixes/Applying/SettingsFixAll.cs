using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Applying;

/// <summary>
/// Corrects every value of a project's or solution's settings files with the same kind of repair. Of one file alone hosts cannot ask that:
/// they name the document, and a settings file is none.
/// </summary>
/// <param name="offered">The repairs of a finding in a settings file.</param>
internal sealed class SettingsFixAll(Func<TextDocument, SourceText, Diagnostic, IEnumerable<Repair>> offered) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            CorsFixAll.Title(fixAllContext),
            cancellation => FixAsync(fixAllContext.WithCancellationToken(cancellation)),
            fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution
            ? context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp)
            : [context.Project];
        foreach (var project in projects)
        {
            var diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (var file in project.AdditionalDocuments)
            {
                var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                var chosen = diagnostics
                    .Where(diagnostic => SettingsFinding.IsIn(file, diagnostic.Location))
                    .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                    .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
                    .Select(diagnostic =>
                        offered(file, text, diagnostic).FirstOrDefault(repair => repair.Key == context.CodeActionEquivalenceKey))
                    .OfType<Repair>();
                if (RepairMerge.WhatGoesTogether([.. chosen]) is { Count: > 0 } repairs)
                {
                    solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(RepairMerge.ChangesOf(repairs)));
                }
            }
        }

        return solution;
    }
}
