using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Reading;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>Reads an app under test into the model, as the analyzer does.</summary>
internal static class Model
{
    public static CorsApp Read(App app, string environment = "Production")
    {
        var compilation = Compile(app);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Read(compilation, environment);
    }

    /// <summary>The model in words, also of an app that does not compile.</summary>
    public static string Explained(App app) => CorsAnalyzers.App.Explain.App(Read(Compile(app), "Production"));

    private static CorsApp Read(CSharpCompilation compilation, string environment) => AppReader.Read(
        new SourceModels(compilation), AppSettings.Read([], environment), environment, TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(App app) => CSharpCompilation.Create(
        "App",
        app.AllSources.Select(source => CSharpSyntaxTree.ParseText(
            source.Text,
            new CSharpParseOptions(LanguageVersion.Latest),
            source.Path)),
        [.. app.Framework.References, .. app.References],
        new CSharpCompilationOptions(
            app.OutputKind ?? OutputKind.ConsoleApplication,
            nullableContextOptions: NullableContextOptions.Enable));
}
