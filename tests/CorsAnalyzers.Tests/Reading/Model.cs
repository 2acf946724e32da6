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
        var cancellation = TestContext.Current.CancellationToken;
        var trees = app.AllSources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Latest), source.Path)).ToList();
        var compilation = CSharpCompilation.Create(
            "App",
            trees,
            [.. app.Framework.References, .. app.References],
            new CSharpCompilationOptions(app.OutputKind ?? OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return AppReader.Read(new SourceModels(compilation), AppSettings.Read([], environment), environment, cancellation);
    }
}
