using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

/// <summary>As <see cref="SmallLetterAnalyzer"/>, but in generated code too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedCodeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("T002", "Class", "A class", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0])),
            SymbolKind.NamedType);
    }
}

/// <summary>Marks every class, whatever a pragma says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsilenceableAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "T006",
        "Class",
        "A class",
        "Naming",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0])),
            SymbolKind.NamedType);
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

/// <summary>Two rules, so that <c>[|…|]</c> is unclear.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoRulesAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor First =
        new("T004", "First", "First", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor Second =
        new("T005", "Second", "Second", "Naming", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [First, Second];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                symbol.ReportDiagnostic(Diagnostic.Create(First, symbol.Symbol.Locations[0]));
                symbol.ReportDiagnostic(Diagnostic.Create(Second, symbol.Symbol.Locations[0]));
            },
            SymbolKind.NamedType);
    }
}

/// <summary>A fix that renames the marked class; what it is renamed to is what the fixes below differ in.</summary>
public abstract class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SmallLetterAnalyzer.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var name = root!.FindToken(context.Span.Start);
        foreach (var (title, key, text) in Offer(name.Text))
        {
            context.RegisterCodeFix(
                CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Replace(root, name, text))), key),
                context.Diagnostics);
        }
    }

    protected abstract IEnumerable<(string Title, string? Key, string Text)> Offer(string name);

    protected virtual SyntaxNode Replace(SyntaxNode root, SyntaxToken name, string text)
        => root.ReplaceToken(name, SyntaxFactory.Identifier(text).WithTriviaFrom(name));
}

/// <summary>The right fix, and a second way.</summary>
public sealed class CapitalFix : RenameFix
{
    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name)
    {
        var capital = name[..1].ToUpper(CultureInfo.InvariantCulture) + name[1..];
        yield return ($"Rename to '{capital}'", "Capital", capital);
        yield return ($"Rename to 'X{name}'", "Prefix", "X" + name);
    }
}

/// <summary>A fix without fix-all, and so without need of a key.</summary>
public sealed class FixWithoutKey : RenameFix
{
    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name) => [("Rename", null, "X" + name)];
}

/// <summary>A fix that leaves what it ought to mend.</summary>
public sealed class FixThatKeepsItsDiagnostic : RenameFix
{
    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name) => [("Rename", "Rename", "a" + name)];
}

/// <summary>A fix that leaves code that does not compile.</summary>
public sealed class FixThatBreaksTheBuild : RenameFix
{
    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name) => [("Rename", "Rename", "Gone")];

    protected override SyntaxNode Replace(SyntaxNode root, SyntaxToken name, string text)
    {
        var type = (ClassDeclarationSyntax)name.Parent!;
        return root.ReplaceNode(type, type.WithIdentifier(SyntaxFactory.Identifier(text)).WithBaseList(
            SyntaxFactory.BaseList([SyntaxFactory.SimpleBaseType(SyntaxFactory.IdentifierName("Missing"))])));
    }
}

/// <summary>A fix whose tree is not what its text says: two words in one identifier.</summary>
public sealed class FixWithACrookedTree : RenameFix
{
    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name) => [("Rename", "Rename", "X : object")];
}

/// <summary>Fixes one by one, but does nothing as fix-all.</summary>
public sealed class FixWithIdleFixAll : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => new Idle();

    protected override IEnumerable<(string Title, string? Key, string Text)> Offer(string name) => [("Rename", "Rename", "X" + name)];

    private sealed class Idle : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(null);
    }
}
