using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CorsAnalyzers.Tests;

/// <summary>
/// The short way to test an analyzer on apps. Expected findings are written as markup, <c>{|CORS103:AllowAnyOrigin|}</c>; where more than
/// the place counts, the place is numbered, <c>{|#0:AllowAnyOrigin|}</c>, and <see cref="Finding"/> says what is expected there.
/// </summary>
internal static class Verifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = new TAnalyzer().SupportedDiagnostics;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    // The library would fetch packages while the tests run; the build has them already.
    private static readonly ReferenceAssemblies NoPackages = new("none");

    /// <summary>A finding at <c>{|#<paramref name="at"/>:…|}</c>; its message is compared if stated, its severity always.</summary>
    public static DiagnosticResult Finding(string id, string? message = null, int at = 0, DiagnosticSeverity? severity = null)
    {
        var descriptor = Descriptors.First(descriptor => descriptor.Id == id);
        return new DiagnosticResult(id, severity ?? descriptor.DefaultSeverity)
            .WithLocation(at)
            .WithMessage(message)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
    }

    /// <summary>Requires exactly the findings of the markup and the <paramref name="expected"/> ones.</summary>
    public static Task Program([StringSyntax(App.Language)] App app, params DiagnosticResult[] expected)
    {
        var test = new AnalyzerRun();
        Fill(test, app);
        AddSources(test.TestState, app);
        test.ExpectedDiagnostics.AddRange(expected);
        return Failures.ExplainAsync(app, () => test.RunAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As <see cref="Program"/> for statements on a <c>CorsPolicyBuilder</c> named <c>p</c>.</summary>
    public static Task Policy([StringSyntax(App.Language)] string policyCode, params DiagnosticResult[] expected)
        => Program(App.OfPolicy(policyCode), expected);

    /// <summary>
    /// Requires that the fix turns <paramref name="before"/> into <paramref name="after"/>, one by one and as fix-all in document, project
    /// and solution. Findings that stay are marked in <paramref name="after"/>, as is any other finding of it.
    /// </summary>
    /// <param name="before">The app, with its findings.</param>
    /// <param name="after">Its first source after the fix.</param>
    /// <param name="key">The equivalence key of the fix, if it is not the first on offer.</param>
    /// <param name="index">The index of the fix, if it is not the first on offer.</param>
    /// <param name="title">The title of the fix, if it counts.</param>
    /// <param name="batchAfter">The first source after fix-all, if that ends elsewhere.</param>
    /// <param name="adjust">Anything else about the test.</param>
    public static Task Fix<TFix>(
        [StringSyntax(App.Language)] App before,
        [StringSyntax(App.Language)] string after,
        string? key = null,
        int? index = null,
        string? title = null,
        string? batchAfter = null,
        Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? adjust = null)
        where TFix : CodeFixProvider, new()
    {
        var test = NewFixRun<TFix>(before);
        AddSources(test.FixedState, before with { Code = after });
        if (batchAfter is not null)
        {
            AddSources(test.BatchFixedState, before with { Code = batchAfter });
        }

        test.CodeActionEquivalenceKey = key;
        test.CodeActionIndex = index;
        test.CodeActionVerifier = title is null ? null : (action, verifier) => verifier.Equal(title, action.Title);
        adjust?.Invoke(test);
        return Failures.ExplainAsync(before, () => test.RunAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As <see cref="Fix"/> for statements on a <c>CorsPolicyBuilder</c> named <c>p</c>, before and after.</summary>
    public static Task FixPolicy<TFix>(
        [StringSyntax(App.Language)] string before,
        [StringSyntax(App.Language)] string after,
        string? key = null,
        int? index = null,
        string? title = null)
        where TFix : CodeFixProvider, new()
        => Fix<TFix>(App.OfPolicy(before), App.OfPolicy(after).Code, key, index, title);

    /// <summary>Requires the findings of the markup, and that no fix (or none of that key) is offered for them.</summary>
    public static Task NoFix<TFix>([StringSyntax(App.Language)] App app, string? key = null)
        where TFix : CodeFixProvider, new()
    {
        var test = NewFixRun<TFix>(app);
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        AddSources(test.FixedState, app);
        test.CodeActionEquivalenceKey = key;
        return Failures.ExplainAsync(app, () => test.RunAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens an app, without markup, in an editor; its first source is <see cref="App.Path"/>.</summary>
    public static IdeSession Open(App app)
        => new(
            [new TAnalyzer()],
            [.. app.Framework.References, .. app.References],
            new CSharpCompilationOptions(
                app.OutputKind
                    ?? OutputKindOf(app.AllSources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions).GetRoot())),
                nullableContextOptions: NullableContextOptions.Enable),
            ParseOptions,
            app.AllSources,
            app.AdditionalFiles,
            app.AnalyzerConfigFiles);

    /// <summary>What the analyzer reports for an app, without markup, when it is built; an exception of the analyzer fails.</summary>
    public static async Task<ImmutableArray<Diagnostic>> BuildAsync(App app)
    {
        var session = Open(app);
        var reported = await session.BuildAsync(TestContext.Current.CancellationToken);
        Assert.Empty(session.Exceptions);
        return reported;
    }

    private static FixRun<TFix> NewFixRun<TFix>(App app)
        where TFix : CodeFixProvider, new()
    {
        var test = new FixRun<TFix>();
        Fill(test, app);
        AddSources(test.TestState, app);
        return test;
    }

    private static void AddSources(SolutionState state, App app)
    {
        foreach (var source in app.AllSources)
        {
            state.Sources.Add(source);
        }
    }

    private static void Fill(AnalyzerTest<DefaultVerifier> test, App app)
    {
        test.ReferenceAssemblies = NoPackages;
        test.TestState.AdditionalReferences.AddRange(app.Framework.References);
        test.TestState.AdditionalReferences.AddRange(app.References);
        test.CompilerDiagnostics = app.MayHaveErrors ? CompilerDiagnostics.None : CompilerDiagnostics.Errors;
        foreach (var file in app.AdditionalFiles)
        {
            test.TestState.AdditionalFiles.Add(file);
        }

        foreach (var file in app.AnalyzerConfigFiles)
        {
            test.TestState.AnalyzerConfigFiles.Add(file);
        }

        test.SolutionTransforms.Add((solution, id) =>
        {
            var project = solution.GetProject(id)!;
            var options = ((CSharpCompilationOptions)project.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable);

            // The texts are in memory, so nothing is waited for; a transform cannot be asynchronous.
            var kind = app.OutputKind
                ?? OutputKindOf(project.Documents.Select(document => document.GetSyntaxRootAsync().GetAwaiter().GetResult()!));
            return solution.WithProjectCompilationOptions(id, options.WithOutputKind(kind));
        });
    }

    private static OutputKind OutputKindOf(IEnumerable<SyntaxNode> roots)
        => roots.Any(HasEntryPoint) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private static bool HasEntryPoint(SyntaxNode root)
        => root.ChildNodes().OfType<GlobalStatementSyntax>().Any()
            || root.DescendantNodes(node => node is not BaseMethodDeclarationSyntax)
                .OfType<MethodDeclarationSyntax>()
                .Any(method => method.Identifier.ValueText == "Main" && method.Modifiers.Any(SyntaxKind.StaticKeyword));

    private sealed class AnalyzerRun : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>;

    private sealed class FixRun<TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new();
}
