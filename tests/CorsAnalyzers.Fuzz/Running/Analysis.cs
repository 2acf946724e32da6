using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CorsAnalyzers.Fuzz.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>One compilation of a program and what the analyzer says about it, as a build would have it.</summary>
internal sealed class Analysis
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly MeasuredAnalyzer _analyzer = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly CompilationWithAnalyzers _driver;

    public Analysis(FuzzProgram program, bool isConcurrent = false)
    {
        Compilation = Compile(program);
        _driver = Compilation.WithAnalyzers([_analyzer], new CompilationWithAnalyzersOptions(
            new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions(
                [.. program.Files.Where(file => file.IsAdditional).Select(file => new TextFile(file))],
                new FileOptions(program)),
            onAnalyzerException: (exception, _, _) => _failures.Enqueue(Describe(exception)),
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false));
    }

    /// <summary>The newest C# that this Roslyn knows.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    public static ProgramFile ImplicitUsings { get; } = new("/app/obj/GlobalUsings.g.cs", Usings);

    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);

    public CSharpCompilation Compilation { get; }

    public Effort Effort => _analyzer.Effort;

    /// <summary>What the analyzer threw: the exception, and the innermost method of the product.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>The findings in order, each in a line.</summary>
    public async Task<ImmutableArray<string>> FindingsAsync(CancellationToken cancellation = default) =>
    [
        .. (await _driver.GetAnalyzerDiagnosticsAsync(cancellation))
            .Where(finding => finding.Id != "AD0001")
            .Select(Write)
            .Order(StringComparer.Ordinal),
    ];

    public static string Write(Diagnostic finding)
    {
        var at = finding.Location.GetLineSpan();
        var place = $"{at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}-{at.EndLinePosition.Character + 1})";
        return $"{place} {finding.Id} {finding.Severity}: {finding.GetMessage(CultureInfo.InvariantCulture)}";
    }

    public static CSharpCompilation Compile(FuzzProgram program) => CSharpCompilation.Create(
        "App",
        program.Sources.Append(ImplicitUsings)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), ParseOptions, file.Path)),
        References.Without(program.Missing),
        CompilationOptions);

    private static string Describe(Exception exception)
    {
        var frame = new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Assembly == typeof(CorsAnalyzer).Assembly);
        return $"{exception.GetType().Name} in {frame?.DeclaringType?.Name}.{frame?.Name}: {exception.Message.Split('\n')[0]}";
    }

    private sealed class TextFile(ProgramFile file) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(file.Text, Encoding.UTF8);

        public override string Path => file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class FileOptions(FuzzProgram program) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigSet _configs =
            AnalyzerConfigSet.Create(program.Files.Where(file => file.IsConfig).Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToList());

        public override AnalyzerConfigOptions GlobalOptions => new Values(_configs.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OptionsOf(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionsOf(textFile.Path);

        private Values OptionsOf(string path) => new(_configs.GetOptionsForSourcePath(path).AnalyzerOptions);

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override IEnumerable<string> Keys => values.Keys;

            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
