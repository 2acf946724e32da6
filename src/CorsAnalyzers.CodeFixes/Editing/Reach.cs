using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>What code at a position can name: the configuration, the environment, types and extension methods.</summary>
internal static class Reach
{
    private const string Configurations = "Microsoft.Extensions.Configuration.";
    private const string Hosting = "Microsoft.Extensions.Hosting.";
    private const string WebHosting = "Microsoft.AspNetCore.Hosting.";
    private const string Building = "Microsoft.AspNetCore.Builder.";

    // In order of preference: a builder's configuration is the whole one, a lone IConfiguration might be a section.
    private static readonly (string Type, string Member)[] ConfigurationSources =
    [
        (Building + "WebApplicationBuilder", ".Configuration"),
        (Hosting + "IHostApplicationBuilder", ".Configuration"),
        (Hosting + "HostBuilderContext", ".Configuration"),
        (WebHosting + "WebHostBuilderContext", ".Configuration"),
        (Building + "WebApplication", ".Configuration"),
        (Configurations + "IConfiguration", ""),
        (Configurations + "IConfigurationRoot", ""),
        (Configurations + "ConfigurationManager", ""),
    ];

    private static readonly (string Type, string Member)[] EnvironmentSources =
    [
        (WebHosting + "IWebHostEnvironment", ""),
        (Hosting + "IHostEnvironment", ""),
        (Building + "WebApplicationBuilder", ".Environment"),
        (Hosting + "IHostApplicationBuilder", ".Environment"),
        (Building + "WebApplication", ".Environment"),
        (Hosting + "HostBuilderContext", ".HostingEnvironment"),
        (WebHosting + "WebHostBuilderContext", ".HostingEnvironment"),
    ];

    public static string? Configuration(SourceFile file, int position) => Find(file, position, ConfigurationSources);

    public static string? Environment(SourceFile file, int position) => Find(file, position, EnvironmentSources);

    /// <summary>The environment that belongs to an expression, such as <c>app</c>; null if its type has none.</summary>
    public static string? EnvironmentOf(SourceFile file, ExpressionSyntax owner)
    {
        var type = file.Model.GetTypeInfo(owner).Type;
        var source = owner is IdentifierNameSyntax ? EnvironmentSources.FirstOrDefault(source => source.Type == NameOf(type)) : default;
        return source.Member is { Length: > 0 } member ? owner + member : null;
    }

    /// <summary>The shortest name of a type at a position.</summary>
    public static string TypeName(SourceFile file, int position, string containingNamespace, string name)
    {
        var meant = file.Model.LookupNamespacesAndTypes(position, name: name);
        return meant.Length == 1 && meant[0].ContainingNamespace?.ToDisplayString() == containingNamespace
            ? name
            : $"global::{containingNamespace}.{name}";
    }

    /// <summary>
    /// The edits that bring a namespace's extension methods into scope: none if they are; null if there is no safe place for a
    /// <c>using</c>, or the compilation does not know the class that declares them.
    /// </summary>
    public static IReadOnlyList<TextChange>? Import(SourceFile file, int position, string containingNamespace, string extensionClass)
    {
        if (IsInScope(file, position, containingNamespace, extensionClass))
        {
            return [];
        }

        return file.Model.Compilation.GetTypeByMetadataName(containingNamespace + "." + extensionClass) is null
            ? null
            : UsingDirective(file, containingNamespace);
    }

    private static bool IsInScope(SourceFile file, int position, string containingNamespace, string name) =>
        file.Model.LookupNamespacesAndTypes(position, name: name)
            .Any(symbol => symbol.ContainingNamespace?.ToDisplayString() == containingNamespace);

    private static IReadOnlyList<TextChange>? UsingDirective(SourceFile file, string name)
    {
        var newLine = file.Style.NewLine;
        var usings = file.Root.Usings;
        var next = usings.FirstOrDefault(directive => IsPlain(directive) && ComesAfter(directive.Name!.ToString(), name));
        var last = usings.LastOrDefault();
        var (position, edit) =
            next is not null ? (next.SpanStart, $"using {name};{newLine}")
            : last is not null
            && file.Text.EndsLine(last.Span.End) ? (file.Text.Lines.GetLineFromPosition(last.Span.End).End, $"{newLine}using {name};")
            : last is null
            && file.Root.Externs.Count == 0
            && file.Root.AttributeLists.Count == 0
            && file.Root.Members.FirstOrDefault() is { } first
                ? (first.SpanStart, $"using {name};{newLine}{newLine}")
            : (-1, "");

        // Behind an #if the directive might be compiled in one configuration and missing in another.
        var conditional = file.Root.ContainsDirectives
            && file.Root.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia) && trivia.SpanStart < position);
        return position < 0 || conditional ? null : [new TextChange(new TextSpan(position, 0), edit)];
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    // System comes first, as editors sort.
    private static bool ComesAfter(string name, string other) =>
        !IsSystem(name) && string.CompareOrdinal(name, other) > 0;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static string? Find(SourceFile file, int position, (string Type, string Member)[] sources)
    {
        var from = file.Root.FindToken(position).Parent;
        return from is null
            ? null
            : file.Model.LookupSymbols(position)
                .Select(symbol => (Symbol: symbol, Source: Array.FindIndex(sources, source => source.Type == NameOf(TypeOf(symbol)))))
                .Where(found => found.Source >= 0 && IsUsable(file, found.Symbol, from, position))
                .OrderBy(static found => found.Source)
                .ThenByDescending(static found => DeclarationOf(found.Symbol)?.SpanStart ?? -1)
                .Select(found => Escaped(found.Symbol.Name) + sources[found.Source].Member)
                .FirstOrDefault();
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null } property => property.Type,
        _ => null,
    };

    private static string NameOf(ITypeSymbol? type) => type is null ? "" : type.ContainingNamespace?.ToDisplayString() + "." + type.Name;

    private static SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    private static bool IsUsable(SourceFile file, ISymbol symbol, SyntaxNode from, int position)
    {
        var declaration = DeclarationOf(symbol);
        // The model also finds the locals of top-level statements from other files, where no code may use them.
        if (symbol is ILocalSymbol or IParameterSymbol && declaration?.SyntaxTree != from.SyntaxTree)
        {
            return false;
        }

        return symbol switch
        {
            ILocalSymbol => declaration is VariableDeclaratorSyntax { Initializer: { } value }
                && declaration.Span.End <= position
                && !value.ToString().Contains("GetSection")
                && IsCapturable(from, declaration),
            IParameterSymbol when declaration?.Parent?.Parent is TypeDeclarationSyntax type =>
                IsMemberOfInstance(file, from, file.Model.GetDeclaredSymbol(type)),
            IParameterSymbol => declaration is not null && IsCapturable(from, declaration),
            _ => symbol.IsStatic || IsMemberOfInstance(file, from, symbol.ContainingType),
        };
    }

    // A static function captures nothing; a type sees no local of the top-level statements around it.
    private static bool IsCapturable(SyntaxNode from, SyntaxNode declaration)
    {
        var scope = from.AncestorsAndSelf().TakeWhile(node => !node.Span.Contains(declaration.Span));
        return !scope.Any(static node => node is TypeDeclarationSyntax || IsStaticFunction(node));
    }

    private static bool IsMemberOfInstance(SourceFile file, SyntaxNode from, INamedTypeSymbol? owner)
    {
        foreach (var node in from.AncestorsAndSelf())
        {
            if (node is TypeDeclarationSyntax type)
            {
                return Inherits(file.Model.GetDeclaredSymbol(type), owner);
            }

            var isStaticMember = node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.StaticKeyword);
            if (isStaticMember || node is FieldDeclarationSyntax or ConstructorInitializerSyntax || IsStaticFunction(node)
                || node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax })
            {
                return false;
            }
        }

        return false;
    }

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol? owner)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, owner?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
