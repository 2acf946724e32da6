using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// An <see cref="AnalyzerTest{TVerifier}"/> that then applies fixes: one diagnostic after the other until none is left that a fix is offered
/// for, and all at once in document, project and solution. Each way must end in its state, in as many steps as stated, and that state must have
/// exactly its diagnostics.
/// </summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private ImmutableArray<CodeFixProvider> _providers;

    /// <summary>A test without any files yet.</summary>
    protected CodeFixTest()
    {
        FixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>What fixing one by one ends in.</summary>
    public SolutionState FixedState { get; }

    /// <summary>What fixing all ends in; as <see cref="FixedState"/> where it says nothing.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>Adds the first source of <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Adds the first source of <see cref="BatchFixedState"/>.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>Which of the offered actions to apply; null: the first, or the one of <see cref="CodeActionEquivalenceKey"/>.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action to apply.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A further check of each applied action, such as its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How a fix's tree must agree with its text.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>Checks to leave out.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>
    /// Steps of fixing one by one; negative: at most so many. If not stated, none where the states agree, else at most one for each fixable
    /// diagnostic.
    /// </summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>Steps of fixing all in the solution; negative: at most so many. If not stated, none where the states agree, else one.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, in a document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, in a project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty("TestState.Sources", TestState.Sources);
        var fixedState = ResolvedState.Inherit(FixedState, TestState, DefaultFileExt, IsFixable);
        var before = Resolve(TestState);
        var start = await VerifyTestStateAsync(before, cancellationToken).ConfigureAwait(false);
        if (FixedState.IsUnset && BatchFixedState.IsUnset)
        {
            return;
        }

        var after = Resolve(fixedState);
        var end = await VerifyStateAsync(after, "Diagnostics of fixed state", cancellationToken).ConfigureAwait(false);
        var batchEnd = BatchFixedState.IsUnset
            ? end
            : await VerifyStateAsync(
                Resolve(ResolvedState.Inherit(BatchFixedState, fixedState, DefaultFileExt, IsFixable)),
                "Diagnostics of batch fixed state",
                cancellationToken).ConfigureAwait(false);

        var fixable = before.Expected.Count(expected => IsFixable(expected.Id));
        await IterateAsync(
            start,
            end,
            NumberOfIncrementalIterations ?? (start == end ? 0 : -Math.Max(fixable, 1)),
            CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne),
            Verify.PushContext("Iterative code fix application"),
            (solution, verifier) => FixFirstAsync(solution, verifier, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (var (scope, skip, iterations) in new[]
        {
            (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck, NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations),
            (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck, NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations),
            (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck, NumberOfFixAllIterations),
        })
        {
            if (!CodeFixTestBehaviors.HasFlag(skip) && GetProviders().Any(provider => Supports(provider, scope)))
            {
                await IterateAsync(
                    start,
                    batchEnd,
                    iterations ?? (start == batchEnd ? 0 : 1),
                    onlyOnce: false,
                    Verify.PushContext($"Fix all in {scope.ToString().ToLowerInvariant()}"),
                    (solution, verifier) => FixAllAsync(solution, scope, verifier, cancellationToken),
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private protected override bool IsFixable(string id) => GetProviders().Any(provider => provider.FixableDiagnosticIds.Contains(id));

    private static bool Supports(CodeFixProvider provider, FixAllScope scope)
        => provider.GetFixAllProvider()?.GetSupportedFixAllScopes().Contains(scope) == true;

    private static async Task<Solution> GetChangedSolutionAsync(CodeAction action, IVerifier verifier, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changes = operations.OfType<ApplyChangesOperation>().ToArray();
        verifier.Equal(1, changes.Length, $"The action '{action.Title}' must change the solution in one operation, it has {changes.Length}.");
        return changes[0].ChangedSolution;
    }

    private static TextDocument? FindFile(Solution solution, Location location)
        => location.Kind == LocationKind.ExternalFile
            ? solution.Projects.SelectMany(project => project.AdditionalDocuments).FirstOrDefault(file => file.Name == location.GetLineSpan().Path)
            : solution.GetDocument(location.SourceTree);

    private static IEnumerable<CodeAction> Flatten(CodeAction action)
    {
        // Public since Roslyn 4.9, internal under another name before.
        const System.Reflection.BindingFlags AnyInstance =
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;
        var property = typeof(CodeAction).GetProperty("NestedActions", AnyInstance) ?? typeof(CodeAction).GetProperty("NestedCodeActions", AnyInstance);
        var nested = (ImmutableArray<CodeAction>?)property?.GetValue(action);
        return nested is { IsDefaultOrEmpty: false } actions ? actions.SelectMany(Flatten) : [action];
    }

    private ImmutableArray<CodeFixProvider> GetProviders()
        => _providers.IsDefault ? _providers = [.. GetCodeFixProviders()] : _providers;

    private async Task IterateAsync(
        AnalyzedSolution start,
        AnalyzedSolution end,
        int iterations,
        bool onlyOnce,
        IVerifier verifier,
        Func<AnalyzedSolution, IVerifier, Task<Solution?>> step,
        CancellationToken cancellationToken)
    {
        var limit = Math.Abs(iterations);
        var done = 0;
        var current = start;
        while (!(onlyOnce && done == 1) && await step(current, verifier).ConfigureAwait(false) is { } changed)
        {
            var next = await AnalyzeAsync(changed, cancellationToken).ConfigureAwait(false);
            if (next == current)
            {
                break;
            }

            await VerifyStructureAsync(changed, current.Solution, verifier, cancellationToken).ConfigureAwait(false);
            current = next;
            done++;
            if (done > limit)
            {
                await VerifyTextsAsync(end.Solution, current.Solution, verifier, cancellationToken).ConfigureAwait(false);
                verifier.Fail(
                    $"The upper limit for the number of code fix iterations was exceeded: expected {(iterations < 0 ? "at most " : "")}'{limit}', "
                    + $"and after '{done}' a fix was still applied.{Environment.NewLine}{DiagnosticMatcher.DescribeAll(current.Diagnostics)}");
            }
        }

        if (done == 0 && start != end)
        {
            verifier.Fail(await DescribeOfferedAsync(start, cancellationToken).ConfigureAwait(false));
        }

        await VerifyTextsAsync(end.Solution, current.Solution, verifier, cancellationToken).ConfigureAwait(false);
        verifier.True(iterations < 0 || done == iterations, $"Expected '{iterations}' iterations but found '{done}' iterations.");
    }

    private async Task<Solution?> FixFirstAsync(AnalyzedSolution analyzed, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in analyzed.Diagnostics)
        {
            if (Choose(await GetOfferedAsync(analyzed, diagnostic, cancellationToken).ConfigureAwait(false), verifier) is not var (_, action))
            {
                continue;
            }

            CodeActionVerifier?.Invoke(action, verifier);
            var changed = await GetChangedSolutionAsync(action, verifier, cancellationToken).ConfigureAwait(false);
            if (await AnalyzeAsync(changed, cancellationToken).ConfigureAwait(false) != analyzed)
            {
                return changed;
            }
        }

        return null;
    }

    private async Task<Solution?> FixAllAsync(AnalyzedSolution analyzed, FixAllScope scope, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in analyzed.Diagnostics)
        {
            if (Choose(await GetOfferedAsync(analyzed, diagnostic, cancellationToken).ConfigureAwait(false), verifier) is not var (provider, action)
                || !Supports(provider, scope))
            {
                continue;
            }

            verifier.True(!string.IsNullOrEmpty(action.EquivalenceKey), $"The action '{action.Title}' needs an equivalence key to be fixed everywhere.");
            var ids = provider.FixableDiagnosticIds.Except(DisabledDiagnostics);
            var known = new KnownDiagnostics(analyzed.Diagnostics);
            var file = FindFile(analyzed.Solution, diagnostic.Location)!;

            // Roslyn fixes all from a document or a project; an additional file stands for its project.
            var context = file is Document document
                ? new FixAllContext(document, provider, scope, action.EquivalenceKey!, ids, known, cancellationToken)
                : new FixAllContext(file.Project, provider, scope, action.EquivalenceKey!, ids, known, cancellationToken);
            if (await provider.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false) is not { } all)
            {
                continue;
            }

            var changed = await GetChangedSolutionAsync(all, verifier, cancellationToken).ConfigureAwait(false);
            if (await AnalyzeAsync(changed, cancellationToken).ConfigureAwait(false) != analyzed)
            {
                return changed;
            }
        }

        return null;
    }

    private async Task<ImmutableArray<(CodeFixProvider Provider, CodeAction Action)>> GetOfferedAsync(
        AnalyzedSolution analyzed,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        var offered = ImmutableArray.CreateBuilder<(CodeFixProvider, CodeAction)>();
        if (FindFile(analyzed.Solution, diagnostic.Location) is not { } document)
        {
            return [];
        }

        foreach (var provider in GetProviders().Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document,
                diagnostic,
                (action, _) => offered.AddRange(Flatten(action).Select(leaf => (provider, leaf))),
                cancellationToken);
            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        return offered.ToImmutable();
    }

    private (CodeFixProvider Provider, CodeAction Action)? Choose(
        ImmutableArray<(CodeFixProvider Provider, CodeAction Action)> offered,
        IVerifier verifier)
    {
        if (CodeActionIndex is null && CodeActionEquivalenceKey is { } key)
        {
            return offered.Where(choice => choice.Action.EquivalenceKey == key).Select(choice => ((CodeFixProvider, CodeAction)?)choice).FirstOrDefault();
        }

        var index = CodeActionIndex ?? 0;
        if (index >= offered.Length)
        {
            return null;
        }

        verifier.True(
            CodeActionEquivalenceKey is null || CodeActionEquivalenceKey == offered[index].Action.EquivalenceKey,
            "The code action equivalence key and index must be consistent when both are specified: "
                + $"expected '{CodeActionEquivalenceKey}', action {index} has '{offered[index].Action.EquivalenceKey}'.");
        return offered[index];
    }

    private async Task<string> DescribeOfferedAsync(AnalyzedSolution analyzed, CancellationToken cancellationToken)
    {
        var lines = new List<string> { $"No fix was applied (index '{CodeActionIndex}', equivalence key '{CodeActionEquivalenceKey}'). Offered:" };
        foreach (var diagnostic in analyzed.Diagnostics)
        {
            var offered = await GetOfferedAsync(analyzed, diagnostic, cancellationToken).ConfigureAwait(false);
            lines.Add($"    {diagnostic.Id} {diagnostic.Location.GetLineSpan()}: {(offered.IsEmpty ? "nothing" : "")}");
            lines.AddRange(offered.Select((choice, index) => $"        {index}: '{choice.Action.Title}' [{choice.Action.EquivalenceKey}]"));
        }

        return string.Join(Environment.NewLine, lines);
    }

    private async Task VerifyStructureAsync(Solution changed, Solution before, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (CodeActionValidationMode == CodeActionValidationMode.None)
        {
            return;
        }

        var touched = changed.GetChanges(before).GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments()));
        foreach (var document in touched.Select(changed.GetDocument).OfType<Document>())
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var parsed = await CSharpSyntaxTree
                .ParseText(root!.ToFullString(), (CSharpParseOptions?)document.Project.ParseOptions, cancellationToken: cancellationToken)
                .GetRootAsync(cancellationToken).ConfigureAwait(false);
            var agrees = root.IsEquivalentTo(parsed, topLevel: false)
                && (CodeActionValidationMode == CodeActionValidationMode.SemanticStructure
                    || root.DescendantTrivia(descendIntoTrivia: true).Select(trivia => (trivia.RawKind, trivia.FullSpan))
                        .SequenceEqual(parsed.DescendantTrivia(descendIntoTrivia: true).Select(trivia => (trivia.RawKind, trivia.FullSpan))));
            verifier.True(agrees, $"The syntax tree that the fix left in '{document.Name}' is not what its text means:{Environment.NewLine}{root.ToFullString()}");
        }
    }

    private static async Task VerifyTextsAsync(Solution expected, Solution actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var wanted in expected.Projects)
        {
            var project = actual.Projects.FirstOrDefault(candidate => candidate.Name == wanted.Name);
            if (project is null)
            {
                verifier.Fail($"The project '{wanted.Name}' is gone.");
            }

            await VerifyFilesAsync(wanted.Documents, project.Documents, "document", verifier, cancellationToken).ConfigureAwait(false);
            await VerifyFilesAsync(wanted.AdditionalDocuments, project.AdditionalDocuments, "additional file", verifier, cancellationToken)
                .ConfigureAwait(false);
            await VerifyFilesAsync(wanted.AnalyzerConfigDocuments, project.AnalyzerConfigDocuments, "analyzer config file", verifier, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task VerifyFilesAsync(
        IEnumerable<TextDocument> expected,
        IEnumerable<TextDocument> actual,
        string kind,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var files = actual.ToDictionary(document => document.Name, StringComparer.Ordinal);
        foreach (var wanted in expected)
        {
            if (!files.Remove(wanted.Name, out var file))
            {
                verifier.Fail($"Expected the {kind} '{wanted.Name}', there is none.");
            }

            var wantedText = (await wanted.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            var text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            verifier.True(
                wantedText == text,
                $"content of '{wanted.Name}' did not match. Diff shown with expected as baseline:{Environment.NewLine}"
                    + TextDifference.Describe(wantedText, text));
        }

        verifier.Empty($"unexpected {kind}s {string.Join(", ", files.Keys)}", files.Keys);
    }

    /// <summary>Hands fix-all the diagnostics that are known already.</summary>
    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is null));

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(diagnostics.Where(diagnostic
                => diagnostic.Location.SourceTree is not { } tree || project.GetDocument(tree) is not null));
    }
}
