using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// Applies the fix for settings files, as <see cref="Verify"/> applies those for sources: one finding after the other, and all at once. The
/// library behind that asks for fixes in sources alone.
/// </summary>
internal static class SettingsFixRun
{
    private static readonly SettingsFix Fix = new();

    /// <summary>Requires that the fix of that key leaves the settings files of <paramref name="before"/> as <paramref name="after"/>.</summary>
    public static async Task FixesAsync(App before, IReadOnlyList<(string Path, string Text)> after, string key, string? title)
    {
        await Verify.Program(before);
        await Verify.Program(before with { AdditionalFiles = after });

        var session = Verify.Open(before.WithoutMarkup());
        for (var left = (await FindingsAsync(session)).Length; left > 0 && await FirstAsync(session, key) is { } action; left--)
        {
            Assert.Equal(title ?? action.Title, action.Title);
            session.Apply(await ChangedAsync(action));
        }

        await AssertSettingsAsync(after, session);
        foreach (var scope in Fix.GetFixAllProvider().GetSupportedFixAllScopes())
        {
            session = Verify.Open(before.WithoutMarkup());
            Assert.NotNull(await FirstAsync(session, key));
            session.Apply(await ChangedAsync((await AllAsync(session, key, scope))!));
            await AssertSettingsAsync(after, session);
        }
    }

    /// <summary>Requires the findings of the markup, some in settings files, and that no fix is offered there.</summary>
    public static async Task OffersNothingAsync(App app)
    {
        await Verify.Program(app);
        var session = Verify.Open(app.WithoutMarkup());
        var findings = await FindingsAsync(session);

        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            Assert.Empty(await OffersAsync(session, finding));
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(IdeSession session)
    {
        var reported = await session.BuildAsync(TestContext.Current.CancellationToken);
        Assert.Empty(session.Exceptions);
        return [.. reported.Where(finding => finding.Location.Kind == LocationKind.ExternalFile && Fix.FixableDiagnosticIds.Contains(finding.Id))];
    }

    private static async Task<CodeAction?> FirstAsync(IdeSession session, string key)
    {
        foreach (var finding in await FindingsAsync(session))
        {
            if ((await OffersAsync(session, finding)).FirstOrDefault(action => action.EquivalenceKey == key) is { } action)
            {
                return action;
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<CodeAction>> OffersAsync(IdeSession session, Diagnostic finding)
    {
        var path = finding.Location.GetLineSpan().Path;
        var file = session.Project.AdditionalDocuments.Single(file => file.FilePath == path);
        var offers = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(file, finding, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    private static async Task<CodeAction?> AllAsync(IdeSession session, string key, FixAllScope scope)
    {
        var known = new Known(await FindingsAsync(session));
        return await Fix.GetFixAllProvider().GetFixAsync(
            new FixAllContext(session.Project, Fix, scope, key, Fix.FixableDiagnosticIds, known, TestContext.Current.CancellationToken));
    }

    private static async Task<Solution> ChangedAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    private static async Task AssertSettingsAsync(IReadOnlyList<(string Path, string Text)> expected, IdeSession session)
    {
        foreach (var (path, text) in expected)
        {
            Assert.Equal(text, await session.GetTextAsync(path, TestContext.Current.CancellationToken));
        }
    }

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
