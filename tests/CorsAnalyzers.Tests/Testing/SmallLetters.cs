using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests.Testing;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // These analyzers run in this assembly's tests only.

/// <summary>Marks every class whose name begins with a small letter, and the word <c>bad</c> in additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallLetterAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "T001";

    private static readonly DiagnosticDescriptor Rule =
        new(Id, "Small letter", "Class '{0}' begins with a small letter", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                var options = symbol.Options.AnalyzerConfigOptionsProvider.GetOptions(symbol.Symbol.Locations[0].SourceTree!);
                if (char.IsLower(symbol.Symbol.Name[0]) && !options.TryGetValue("small_letters", out _))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                }
            },
            SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            var at = text.ToString().IndexOf("bad", StringComparison.Ordinal);
            if (at >= 0)
            {
                var span = new TextSpan(at, 3);
                file.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)),
                    "bad"));
            }
        });
    }
}

/// <summary>Throws on every class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("T003", "Never", "Never", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(_ => throw new InvalidTimeZoneException("thrown on purpose"), SymbolKind.NamedType);
    }
}

/// <summary>The right fix, and a second way.</summary>
public sealed class CapitalFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SmallLetterAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        var capital = name.Text[..1].ToUpper(CultureInfo.InvariantCulture) + name.Text[1..];
        Offer("Capital", capital);
        Offer("Prefix", "X" + name.Text);

        void Offer(string key, string text) => context.RegisterCodeFix(
            CodeAction.Create(
                $"Rename to '{text}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(
                    name,
                    SyntaxFactory.Identifier(text).WithTriviaFrom(name)))),
                key),
            context.Diagnostics);
    }
}
