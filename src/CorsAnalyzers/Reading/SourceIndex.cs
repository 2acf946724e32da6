using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Reading;

/// <summary>
/// What a file says at first sight, by text and syntax alone. Remembered per syntax tree: an edit makes one new tree, and only that is looked at.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceIndex> Remembered = new();

    /// <summary>Parameters of these types make a method part of the startup code.</summary>
    private static readonly HashSet<string> StartupTypes = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IApplicationBuilder", "IEndpointRouteBuilder", "WebApplication", "WebApplicationBuilder", "CorsOptions", "CorsPolicyBuilder",
    };

    private static readonly HashSet<string> CorsInterfaces = new(StringComparer.Ordinal)
    {
        "ICorsPolicyProvider", "IConfigureOptions", "IPostConfigureOptions", "IConfigureNamedOptions",
    };

    private SourceIndex(SyntaxTree tree, CancellationToken cancellation)
    {
        var mentioned = Mentions(tree.GetText(cancellation));
        MentionsCors = (mentioned & Topics.Cors) != 0;
        Controllers = (mentioned & Topics.Controllers) != 0
            ? [.. tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<ClassDeclarationSyntax>().Where(MayBeController)]
            : [];
        if (!MentionsCors)
        {
            return;
        }

        IsBeingTyped = tree.GetRoot(cancellation).ContainsDiagnostics;

        foreach (var node in tree.GetRoot(cancellation).DescendantNodes(node => node is not BlockSyntax and not ArrowExpressionClauseSyntax and not GlobalStatementSyntax))
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } method when parameters.Any(parameter => StartupTypes.Contains(NameOf(parameter.Type))):
                    StartupMethods.Add(method);
                    break;
                case ClassDeclarationSyntax { BaseList: { } bases } type when bases.Types.Any(each => CorsInterfaces.Contains(NameOf(each.Type))):
                    CorsClasses.Add(type);
                    break;
            }
        }

        HidesUses = tree.GetRoot(cancellation).DescendantTokens().Any(HidesUse);
        HeaderWriters.AddRange(tree.GetRoot(cancellation).DescendantTokens().Where(NamesCorsHeader).SelectMany(MethodsAround).Distinct());
        HeaderNames.AddRange(tree.GetRoot(cancellation).DescendantTokens().Where(NamesCorsHeader).Select(Holder).OfType<HeaderName>().Distinct());
        Attributes.AddRange(tree.GetRoot(cancellation).DescendantNodes().OfType<AttributeSyntax>().Where(attribute => NameOf(attribute.Name) is "EnableCors" or "EnableCorsAttribute" or "DisableCors" or "DisableCorsAttribute"));
    }

    /// <summary>Whether the text has <c>Cors</c>, <c>Access-Control</c> or <c>AccessControl</c> in it, in any case.</summary>
    public bool MentionsCors { get; }

    /// <summary>Whether it has syntax errors: something is missing that is about to be written.</summary>
    public bool IsBeingTyped { get; }

    /// <summary>Classes that look like controllers.</summary>
    public IReadOnlyList<ClassDeclarationSyntax> Controllers { get; }

    /// <summary>
    /// Whether a policy provider, a startup filter, the service behind the middleware or CORS metadata as an object is spoken of. There are many
    /// ways to put one to use, some of them without a word (a scan of the assembly), and then policies, pipelines and endpoints are not what the
    /// startup code says.
    /// </summary>
    public bool HidesUses { get; }

    /// <summary>Methods that take a builder, services, an app, endpoints or options.</summary>
    public List<BaseMethodDeclarationSyntax> StartupMethods { get; } = [];

    /// <summary>Classes that provide policies or configure options.</summary>
    public List<ClassDeclarationSyntax> CorsClasses { get; } = [];

    /// <summary>Methods that name a CORS header.</summary>
    public List<MethodDeclarationSyntax> HeaderWriters { get; } = [];

    /// <summary>Constants and the like that hold the name of a CORS header.</summary>
    public List<HeaderName> HeaderNames { get; } = [];

    /// <summary>Uses of <c>[EnableCors]</c> and <c>[DisableCors]</c>.</summary>
    public List<AttributeSyntax> Attributes { get; } = [];

    public static SourceIndex Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Remembered.TryGetValue(tree, out var known))
        {
            return known;
        }

        // Made outside the table, so that a cancelled look leaves nothing behind.
        var index = new SourceIndex(tree, cancellation);
        return Remembered.GetValue(tree, _ => index);
    }

    /// <summary>The methods of a file that read one of these members of other classes.</summary>
    public static IEnumerable<MethodDeclarationSyntax> MethodsThatRead(SyntaxTree tree, IReadOnlyCollection<HeaderName> names, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        var isOpen = text.IndexOf("using static", StringComparison.Ordinal) >= 0;
        return names.Any(name => text.IndexOf(isOpen ? name.Member : $"{name.Type}.{name.Member}", StringComparison.Ordinal) >= 0)
            ? tree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(read => names.Any(name => name.Member == read.Identifier.ValueText && (Qualifier(read) is { } type ? type == name.Type : isOpen)))
                .Select(read => read.FirstAncestorOrSelf<MethodDeclarationSyntax>())
                .OfType<MethodDeclarationSyntax>()
                .Distinct()
            : [];
    }

    // `A.Names` in front of `.Allow` is `Names`.
    private static string? Qualifier(IdentifierNameSyntax read) => read.Parent is MemberAccessExpressionSyntax access && access.Name == read
        ? access.Expression switch
        {
            MemberAccessExpressionSyntax longer => longer.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => string.Empty,
        }
        : null;

    /// <summary>The field or property whose value a text is.</summary>
    private static HeaderName? Holder(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { Parent: BaseTypeDeclarationSyntax type } member)
        {
            return null;
        }

        var name = member switch
        {
            FieldDeclarationSyntax => token.Parent.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };
        return name is null ? null : new HeaderName(type.Identifier.ValueText, name);
    }

    /// <summary>The method that has the name in it, or, for a constant of a class, the methods that may use it.</summary>
    private static IEnumerable<MethodDeclarationSyntax> MethodsAround(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? [method]
        : token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? type.Members.OfType<MethodDeclarationSyntax>()
        : [];

    // By its own name, that of what it derives from, or an attribute: `[ApiController]`, `[Controller]`.
    private static bool MayBeController(ClassDeclarationSyntax type) =>
        type.Identifier.ValueText.EndsWith("Controller", StringComparison.OrdinalIgnoreCase)
        || (type.BaseList?.Types.Any(each => NameOf(each.Type).IndexOf("Controller", StringComparison.Ordinal) >= 0) ?? false)
        || type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => NameOf(attribute.Name).IndexOf("Controller", StringComparison.Ordinal) >= 0);

    private static bool HidesUse(SyntaxToken token) => token.ValueText switch
    {
        "ICorsPolicyProvider" or "IStartupFilter" or "ICorsService" or "CorsMiddleware" or "ICorsMetadata" or "ICorsPolicyMetadata" or "IEnableCorsAttribute" => true,
        "EnableCorsAttribute" => token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is null,
        _ => false,
    };

    /// <summary>Whether a name or text speaks of a CORS response header.</summary>
    public static bool NamesCorsHeader(SyntaxToken token) =>
        token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        && (token.ValueText.StartsWith("AccessControlAllow", StringComparison.Ordinal) || IsPartOfName(token.ValueText));

    // A name may be put together of pieces.
    private static bool IsPartOfName(string text) =>
        text.IndexOf("Access-Control", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("-Allow-Origin", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string NameOf(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax alias => NameOf(alias.Name),
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };

    /// <summary>Looks at the characters a piece at a time: a source text need not be one string.</summary>
    private static Topics Mentions(SourceText text)
    {
        const int Piece = 4096;
        const int Overlap = 16;
        var buffer = new char[Piece + Overlap];
        var mentioned = Topics.None;
        for (var start = 0; start < text.Length && mentioned != (Topics.Cors | Topics.Controllers); start += Piece)
        {
            var length = Math.Min(Piece + Overlap, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            mentioned |= Mentions(buffer, length);
        }

        return mentioned;
    }

    private static Topics Mentions(char[] buffer, int length)
    {
        var mentioned = Topics.None;
        for (var i = 0; i + 4 <= length; i++)
        {
            switch (buffer[i] | 0x20)
            {
                case 'c' when Matches(buffer, length, i, "controller"):
                    mentioned |= Topics.Controllers;
                    break;
                case 'c' when Matches(buffer, length, i, "cors"):
                case 'a' when Matches(buffer, length, i, "access-control") || Matches(buffer, length, i, "accesscontrol"):
                    mentioned |= Topics.Cors;
                    break;
            }
        }

        return mentioned;
    }

    [Flags]
    private enum Topics
    {
        None = 0,
        Cors = 1,
        Controllers = 2,
    }

    private static bool Matches(char[] buffer, int length, int at, string lower)
    {
        if (at + lower.Length > length)
        {
            return false;
        }

        for (var i = 0; i < lower.Length; i++)
        {
            if (char.ToLowerInvariant(buffer[at + i]) != lower[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A member of a type that holds the name of a header.</summary>
internal sealed record HeaderName(string Type, string Member);
