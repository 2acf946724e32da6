using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Compiles a state, runs the analyzers, and requires exactly the expected diagnostics: from the analyzers, and of the compiler's those that
/// <see cref="CompilerDiagnostics"/> lets through. What is reported in source must also vanish from generated code and under a pragma.
/// </summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private readonly Dictionary<string, AnalyzedSolution> _analyzed = new(StringComparer.Ordinal);
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    /// <summary>A test without any files yet.</summary>
    protected AnalyzerTest()
        => TestState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    /// <summary>The language of the sources.</summary>
    public abstract string Language { get; }

    /// <summary>What is analysed.</summary>
    public SolutionState TestState { get; }

    /// <summary>Adds the first source.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The diagnostics expected besides those of the markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>What the projects are compiled against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    /// <summary>Which diagnostics of the compiler count.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Checks to leave out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>Ids that are overlooked.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Changes to every solution that the test makes.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>A further check of every reported diagnostic against the one it was expected as.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>What the names of sources begin with.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The name of the project under test.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The extension of sources.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>Where checks go.</summary>
    protected TVerifier Verify { get; } = new();

    /// <summary>Runs the test.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    /// <summary>Runs the test.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty("TestState.Sources", TestState.Sources);
        await VerifyTestStateAsync(Resolve(TestState), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The compilation options of all projects.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>The parse options of all projects.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <summary>What <c>[|…|]</c> stands for; null if that is not clear.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        var descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToArray();
        return descriptors.Length == 1 || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor) ? descriptors.FirstOrDefault() : null;
    }

    private protected virtual bool IsFixable(string id) => false;

    private protected ImmutableArray<DiagnosticAnalyzer> Analyzers
        => _analyzers.IsDefault ? _analyzers = [.. GetDiagnosticAnalyzers()] : _analyzers;

    private protected ResolvedState Resolve(SolutionState state) => ResolvedState.Resolve(state, MarkupOptions, IsFixable, ToResult);

    private protected Task<(Solution Solution, ProjectId Primary)> CreateSolutionAsync(ResolvedState state, CancellationToken cancellationToken)
        => SolutionFactory.CreateAsync(
            state,
            new(ReferenceAssemblies, CreateParseOptions(), CreateCompilationOptions(), SolutionTransforms),
            cancellationToken);

    /// <summary>The solution with its diagnostics; one of the same texts that was analysed before stands for it, trees and all.</summary>
    private protected async Task<AnalyzedSolution> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var key = await AnalyzedSolution.GetKeyAsync(solution, cancellationToken).ConfigureAwait(false);
        if (!_analyzed.TryGetValue(key, out var analyzed))
        {
            analyzed = await AnalyzedSolution.AnalyzeAsync(solution, Analyzers, IsSeen, withCompiler: true, cancellationToken).ConfigureAwait(false);
            _analyzed.Add(key, analyzed);
        }

        return analyzed;
    }

    /// <summary>Requires a state's diagnostics; gives its solution.</summary>
    private protected async Task<AnalyzedSolution> VerifyStateAsync(ResolvedState state, string context, CancellationToken cancellationToken)
    {
        var (solution, _) = await CreateSolutionAsync(state, cancellationToken).ConfigureAwait(false);
        var analyzed = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
        DiagnosticMatcher.Verify(analyzed.Diagnostics, state.Expected, DiagnosticVerifier, Verify.PushContext(context));
        return analyzed;
    }

    /// <summary>Requires the diagnostics before any fix, and that generated code and pragmas silence them.</summary>
    private protected async Task<AnalyzedSolution> VerifyTestStateAsync(ResolvedState state, CancellationToken cancellationToken)
    {
        var analyzed = await VerifyStateAsync(state, "Diagnostics of test state", cancellationToken).ConfigureAwait(false);
        var silenced = state.Expected.Where(expected => IsSilenceable(expected, state)).ToImmutableArray();
        if (silenced.IsEmpty)
        {
            return analyzed;
        }

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck))
        {
            await VerifySilencedAsync(
                analyzed.Solution,
                state,
                "// <auto-generated>\n",
                "Verifying exclusions in <auto-generated> code",
                cancellationToken).ConfigureAwait(false);
        }

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck))
        {
            var ids = string.Join(", ", silenced.Select(expected => expected.Id).Distinct());
            await VerifySilencedAsync(
                analyzed.Solution,
                state,
                $"#pragma warning disable {ids}\n",
                "Verifying exclusions in '#pragma warning disable' code",
                cancellationToken).ConfigureAwait(false);
        }

        return analyzed;
    }

    private static bool IsInSource(DiagnosticResult expected, ResolvedState state)
        => expected.HasLocation && state.Primary.Sources.Any(source => source.Name == expected.Spans[0].Span.Path);

    private static bool IsSilenceable(DiagnosticResult expected, ResolvedState state)
        => IsInSource(expected, state) && !IsOfCompiler(expected.Id);

    private static bool IsOfCompiler(string id) => id.StartsWith("CS", StringComparison.Ordinal) && id.Length == 6 && char.IsDigit(id[2]);

    /// <summary>Requires that what the analyzers report vanishes; a comment or pragma changes nothing that the compiler says.</summary>
    private async Task VerifySilencedAsync(
        Solution solution,
        ResolvedState state,
        string prefix,
        string context,
        CancellationToken cancellationToken)
    {
        // Edits of the compiled solution rather than a new one: the references stay bound.
        foreach (var document in solution.Projects.First(project => project.Name == state.Primary.State.Name).Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, text.Replace(0, 0, prefix));
        }

        var expected = state.Expected
            .Where(expected => !IsSilenceable(expected, state) && !IsOfCompiler(expected.Id))
            .Select(expected => IsInSource(expected, state) ? expected.WithLineOffset(1) : expected);
        var analyzed = await AnalyzedSolution
            .AnalyzeAsync(solution, Analyzers, IsSeen, withCompiler: false, cancellationToken).ConfigureAwait(false);
        DiagnosticMatcher.Verify(analyzed.Diagnostics, [.. expected], further: null, Verify.PushContext(context));
    }

    private DiagnosticResult ToResult(string name)
    {
        var analyzers = Analyzers.ToArray();
        if (name.Length == 0)
        {
            return ForDescriptor(GetDefaultDiagnostic(analyzers) ?? throw new InvalidOperationException(
                "Markup syntax can only omit the diagnostic ID if the first analyzer only supports a single diagnostic"));
        }

        var descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(descriptor => descriptor.Id == name).ToArray();
        if (descriptors.Length == 0)
        {
            return DiagnosticResult.CompilerError(name)
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
        }

        var result = ForDescriptor(descriptors[0]);
        return descriptors.Any(descriptor => descriptor.DefaultSeverity != result.Severity)
            ? result.WithOptions(result.Options | DiagnosticOptions.IgnoreSeverity)
            : result;

        static DiagnosticResult ForDescriptor(DiagnosticDescriptor descriptor)
            => new DiagnosticResult(descriptor).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
    }

    private bool IsSeen(Diagnostic diagnostic)
    {
        if (diagnostic.Id == "AD0001")
        {
            return true;
        }

        return !DisabledDiagnostics.Contains(diagnostic.Id)
            && (!diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler) || CompilerDiagnostics switch
            {
                CompilerDiagnostics.None => false,
                CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
                CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
                CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
                _ => true,
            });
    }
}
