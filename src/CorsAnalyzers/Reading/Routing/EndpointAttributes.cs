using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>What attributes on handlers, actions, controllers and hubs say about CORS and users.</summary>
internal static class EndpointAttributes
{
    /// <summary>
    /// The CORS metadata of a method or lambda. <c>[EnableCors]</c> goes on to what overrides it and says nothing itself,
    /// <c>[DisableCors]</c> does not (facts §1.5).
    /// </summary>
    public static EquatableArray<CorsMetadata> Cors(IMethodSymbol method, CancellationToken cancellation) =>
        Own(method, cancellation) is { IsEmpty: false } own ? own
        : method.OverriddenMethod is { } overridden ? Inheritable(Cors(overridden, cancellation))
        : [];

    /// <summary>That of a class; the same goes for those that derive from it.</summary>
    public static EquatableArray<CorsMetadata> Cors(INamedTypeSymbol type, CancellationToken cancellation) =>
        Own(type, cancellation) is { IsEmpty: false } own ? own
        : type.BaseType is { } basis ? Inheritable(Cors(basis, cancellation))
        : [];

    /// <summary>Whether a class or method wants a user; <c>[AllowAnonymous]</c> wins.</summary>
    public static Access Access(ISymbol? symbol)
    {
        var attributes = (symbol switch
        {
            INamedTypeSymbol type => Bases(type).SelectMany(each => each.GetAttributes()),
            IMethodSymbol method => Inherited(method).SelectMany(each => each.GetAttributes()),
            _ => [],
        }).ToList();
        return attributes.Any(attribute => Is(attribute, KnownTypes.AllowAnonymousAttribute)) ? App.Access.Anonymous
            : attributes.Any(attribute => Is(attribute, KnownTypes.AuthorizeAttribute)) ? App.Access.User
            : App.Access.Unsaid;
    }

    /// <summary>What several places together say about users.</summary>
    public static Access Strongest(IEnumerable<Access> said) =>
        said.Aggregate(App.Access.Unsaid, (before, each) => before == App.Access.Anonymous || each == App.Access.Anonymous ? App.Access.Anonymous : before == App.Access.User ? before : each);

    /// <summary>A <c>[EnableCors]</c> as a use of a policy.</summary>
    public static PolicyUse Use(AttributeSyntax? attribute, bool hasName, object? name)
    {
        var site = new CallSite("EnableCors", attribute is null ? Location.None : Call.NameLocation(attribute));
        return (hasName, name) switch
        {
            (false, _) => new PolicyUse(site, [], IsNameKnown: true, Inline: null),
            (true, string text) => new PolicyUse(site, [Fact<string>.Known(text, attribute?.ArgumentList?.Arguments[0].Expression.GetLocation())], IsNameKnown: true, Inline: null),
            _ => new PolicyUse(site, [], IsNameKnown: false, Inline: null),
        };
    }

    /// <summary>Whether it is <c>[EnableCors]</c> or <c>[DisableCors]</c>.</summary>
    public static bool IsCors(AttributeData attribute) => Is(attribute, KnownTypes.EnableCorsAttribute) || Is(attribute, KnownTypes.DisableCorsAttribute);

    /// <summary>Whether an attribute is of this class or one derived from it.</summary>
    public static bool Is(AttributeData attribute, string type)
    {
        for (var at = attribute.AttributeClass; at is not null; at = at.BaseType)
        {
            if (at.IsNamed(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A class and what it derives from, itself first.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }

    private static CorsMetadata? Of(AttributeData attribute, CancellationToken cancellation)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        if (Is(attribute, KnownTypes.DisableCorsAttribute))
        {
            return new CorsMetadata(new CallSite("DisableCors", syntax is null ? Location.None : Call.NameLocation(syntax)), MetadataSource.Attribute, null);
        }

        if (!Is(attribute, KnownTypes.EnableCorsAttribute))
        {
            return null;
        }

        var isKnown = attribute.AttributeClass!.IsNamed(KnownTypes.EnableCorsAttribute) && attribute.NamedArguments.IsEmpty;
        var use = isKnown
            ? Use(syntax, attribute.ConstructorArguments.Length > 0, attribute.ConstructorArguments.Select(argument => argument.Kind == TypedConstantKind.Error ? null : argument.Value).FirstOrDefault())
            : Use(syntax, hasName: true, name: null);
        return new CorsMetadata(use.By, MetadataSource.Attribute, use);
    }

    // A method and the ones it overrides, itself first.
    private static IEnumerable<IMethodSymbol> Inherited(IMethodSymbol method)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            yield return at;
        }
    }

    private static EquatableArray<CorsMetadata> Own(ISymbol symbol, CancellationToken cancellation) => symbol.GetAttributes().Select(attribute => Of(attribute, cancellation)).OfType<CorsMetadata>().ToEquatableArray();

    private static EquatableArray<CorsMetadata> Inheritable(EquatableArray<CorsMetadata> metadata) => metadata.Where(each => each.Policy is not null).ToEquatableArray();
}
