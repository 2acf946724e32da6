using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>An action of a controller, before anything is said about it where controllers are mapped.</summary>
/// <param name="Endpoint">The endpoint it becomes.</param>
/// <param name="HasAttributeRoute">Whether attributes route it; otherwise a conventional route must.</param>
internal sealed record ControllerAction(Endpoint Endpoint, bool HasAttributeRoute);

/// <summary>Finds the actions of controllers, as MVC does, by their declarations alone.</summary>
internal static class Controllers
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <summary>Told as MVC tells them: a public class outside of others, by its name or an attribute.</summary>
    public static bool IsController(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, ContainingType: null, DeclaredAccessibility: Accessibility.Public }
        && !Attributes(type).Any(attribute => EndpointAttributes.Is(attribute, Mvc + "NonControllerAttribute"))
        && (type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase) || Attributes(type).Any(attribute => EndpointAttributes.Is(attribute, Mvc + "ControllerAttribute")));

    public static IEnumerable<ControllerAction> Actions(INamedTypeSymbol controller, Predicate<ITypeSymbol> isService, CancellationToken cancellation)
    {
        var cors = EndpointAttributes.Cors(controller, cancellation);
        var lost = LostOptOut(controller, cancellation);
        var isApi = Attributes(controller).Any(attribute => EndpointAttributes.Is(attribute, Mvc + "ApiControllerAttribute"));
        var access = EndpointAttributes.Access(controller);
        var isRouted = Attributes(controller).Any(HasRoute);
        foreach (var method in Methods(controller))
        {
            var attributes = Routing(method);
            var verbs = Verbs(attributes);
            yield return new ControllerAction(
                new Endpoint(new CallSite(method.Name, Place(method)), controller.Name + "." + method.Name)
                {
                    Methods = verbs,
                    Metadata = cors.AddRange(EndpointAttributes.Cors(method, cancellation)),
                    Access = EndpointAttributes.Strongest([access, EndpointAttributes.Access(method)]),
                    AnswersPreflights = Preflights.AreAnsweredBy(method, verbs, cancellation),
                    OptOutLeftBehind = lost,
                    LazyBody = new(() => RequestBodies.OfAction(method, controller, isApi, isService)),
                },
                isRouted || attributes.Any(HasRoute));
        }
    }

    /// <summary>Whether a method of a controller is one of its actions.</summary>
    public static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false }
        && !method.GetAttributes().Any(attribute => EndpointAttributes.Is(attribute, Mvc + "NonActionAttribute"))
        && Origin(method).ContainingType is { SpecialType: not SpecialType.System_Object } declaring
        && !(method.Name == "Dispose" && method.Parameters.IsEmpty)
        && !declaring.IsNamed(Mvc + "ControllerBase") && !declaring.IsNamed(Mvc + "Controller");

    // A type that is not known, such as one being typed, is nowhere.
    private static Location Place(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    private static bool IsOfApp(ISymbol symbol) => Place(symbol).IsInSource;

    private static LostOptOut? LostOptOut(INamedTypeSymbol controller, CancellationToken cancellation) =>
        EndpointAttributes.Cors(controller, cancellation).IsEmpty
        && EndpointAttributes.Bases(controller).Skip(1).FirstOrDefault(type => type.GetAttributes().Any(attribute => EndpointAttributes.Is(attribute, KnownTypes.DisableCorsAttribute))) is { } basis
            ? new LostOptOut(basis.Name, controller.Name, Place(controller))
            : null;

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol controller)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        // Those of other assemblies are no news to anybody here.
        foreach (var method in EndpointAttributes.Bases(controller).TakeWhile(IsOfApp).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(IsAction))
        {
            if (method.OverriddenMethod is { } hidden)
            {
                overridden.Add(hidden.OriginalDefinition);
            }

            if (!overridden.Contains(method.OriginalDefinition) && IsOfApp(method))
            {
                yield return method;
            }
        }
    }

    // What an override does not say about its route, the method that it overrides says, as in MVC.
    private static ImmutableArray<AttributeData> Routing(IMethodSymbol method) =>
        method.GetAttributes() is var own && (method.OverriddenMethod is null || own.Any(IsAboutRoutes)) ? own : Routing(method.OverriddenMethod);

    private static bool IsAboutRoutes(AttributeData attribute) =>
        EndpointAttributes.Is(attribute, Mvc + "RouteAttribute") || EndpointAttributes.Is(attribute, KnownTypes.HttpMethodAttribute) || EndpointAttributes.Is(attribute, Mvc + "AcceptVerbsAttribute");

    private static IMethodSymbol Origin(IMethodSymbol method) => method.OverriddenMethod is { } hidden ? Origin(hidden) : method;

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type) => EndpointAttributes.Bases(type).SelectMany(each => each.GetAttributes());

    private static bool HasRoute(AttributeData attribute) =>
        EndpointAttributes.Is(attribute, Mvc + "RouteAttribute")
        || (EndpointAttributes.Is(attribute, KnownTypes.HttpMethodAttribute) && attribute.ConstructorArguments.Any(argument => argument is { Kind: TypedConstantKind.Primitive, Value: string }))
        || (EndpointAttributes.Is(attribute, Mvc + "AcceptVerbsAttribute") && attribute.NamedArguments.Any(argument => argument.Key == "Route"));

    /// <summary>None where the action answers any method; an attribute of the app's own may say anything.</summary>
    private static Fact<EquatableArray<string>> Verbs(ImmutableArray<AttributeData> attributes)
    {
        var verbs = new List<string>();
        foreach (var attribute in attributes)
        {
            if (EndpointAttributes.Is(attribute, Mvc + "AcceptVerbsAttribute"))
            {
                verbs.AddRange(attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument]).Select(value => value.Value as string ?? string.Empty));
            }
            else if (EndpointAttributes.Is(attribute, KnownTypes.HttpMethodAttribute))
            {
                verbs.Add(Verb(attribute));
            }
        }

        return verbs.Contains(string.Empty) ? Fact<EquatableArray<string>>.Unknown : Fact<EquatableArray<string>>.Known(verbs.Select(verb => verb.ToUpperInvariant()).Distinct().ToEquatableArray());
    }

    private static string Verb(AttributeData attribute) => EndpointAttributes.Bases(attribute.AttributeClass!)
        .Where(type => type.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc"))
        .Select(type => type.Name switch
        {
            "HttpGetAttribute" => "GET",
            "HttpPostAttribute" => "POST",
            "HttpPutAttribute" => "PUT",
            "HttpPatchAttribute" => "PATCH",
            "HttpDeleteAttribute" => "DELETE",
            "HttpHeadAttribute" => "HEAD",
            "HttpOptionsAttribute" => "OPTIONS",
            _ => null,
        })
        .FirstOrDefault(verb => verb is not null) ?? string.Empty;
}
