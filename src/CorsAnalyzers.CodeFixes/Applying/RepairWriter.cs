using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Applying;

/// <summary>Writes repairs into a document, and their origins into the settings file beside it.</summary>
internal static class RepairWriter
{
    private const string SettingsFile = "appsettings.json";

    public static async Task<Document> EditAsync(Document document, IReadOnlyList<Repair> repairs, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = RepairMerge.ChangesOf(repairs);
        var changed = document.WithText(text.WithChanges(changes));
        var placeholders =
            new HashSet<string>(repairs.Select(static repair => repair.Placeholder).OfType<string>(), StringComparer.Ordinal);
        return placeholders.Count == 0
            ? changed
            : await WarnAsync(changed, Written(changes), placeholders, cancellation).ConfigureAwait(false);
    }

    public static async Task<Solution> ApplyAsync(Document document, IReadOnlyList<Repair> repairs, CancellationToken cancellation)
    {
        var changed = await EditAsync(document, repairs, cancellation).ConfigureAwait(false);
        var origins = repairs.SelectMany(static repair => repair.SettingsOrigins).Distinct(StringComparer.Ordinal).ToList();
        if (origins.Count == 0 || SettingsOf(changed.Project) is not { } settings)
        {
            return changed.Project.Solution;
        }

        var json = await settings.GetTextAsync(cancellation).ConfigureAwait(false);
        return AppSettingsEdit.AddOrigins(json.ToString(), origins) is { } change
            ? changed.Project.Solution.WithAdditionalDocumentText(settings.Id, json.WithChanges(change))
            : changed.Project.Solution;
    }

    private static TextDocument? SettingsOf(Project project) => project.AdditionalDocuments.FirstOrDefault(static document =>
        Path.GetFileName(document.FilePath ?? document.Name).Equals(SettingsFile, StringComparison.OrdinalIgnoreCase));

    private static List<TextSpan> Written(IReadOnlyList<TextChange> changes)
    {
        var spans = new List<TextSpan>();
        var shift = 0;
        foreach (var change in changes)
        {
            var length = change.NewText?.Length ?? 0;
            spans.Add(new TextSpan(change.Span.Start + shift, length));
            shift += length - change.Span.Length;
        }

        return spans;
    }

    // A rename annotation works on names only, so the made-up origin carries a warning, which editors show in the preview.
    private static async Task<Document> WarnAsync(
        Document document, IReadOnlyList<TextSpan> written, HashSet<string> placeholders, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var literals = written
            .SelectMany(span => root.DescendantTokens(span))
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && placeholders.Contains(token.ValueText))
            .Distinct();
        var warned = root.ReplaceTokens(literals, static (token, _) =>
            token.WithAdditionalAnnotations(WarningAnnotation.Create($"Replace {token.ValueText} with your own origin.")));
        return document.WithSyntaxRoot(warned);
    }
}
