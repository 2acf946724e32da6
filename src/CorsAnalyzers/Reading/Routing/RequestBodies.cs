using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation.Sources;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>
/// Tells whether a handler reads its request's body as JSON, by the binding rules of minimal APIs and of MVC. Only what is certain counts.
/// </summary>
internal static class RequestBodies
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <summary>As minimal APIs bind: <c>[FromBody]</c>, or an object that nothing else provides, unless one of the methods has no body.</summary>
    public static RequestBody OfHandler(IMethodSymbol handler, Fact<EquatableArray<string>> methods, Predicate<ITypeSymbol> isService)
    {
        var isInferred = methods.IsKnown && !methods.Value.Any(method => method is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT");
        return handler.Parameters.Any(parameter => Bound(parameter) ?? (isInferred && IsData(parameter.Type, isService))) ? RequestBody.Json : RequestBody.Other;
    }

    /// <summary>As MVC binds: <c>[FromBody]</c>, and with <c>[ApiController]</c> an object that nothing else provides.</summary>
    public static RequestBody OfAction(IMethodSymbol action, INamedTypeSymbol controller, bool isApi, Predicate<ITypeSymbol> isService)
    {
        var readsBody = action.Parameters.Any(parameter => Bound(parameter) ?? (isApi && IsData(parameter.Type, isService)));
        var consumes = action.GetAttributes().Concat(EndpointAttributes.Bases(controller).SelectMany(type => type.GetAttributes()))
            .FirstOrDefault(attribute => EndpointAttributes.Is(attribute, Mvc + "ConsumesAttribute"));
        return readsBody && (consumes is null || Types(consumes).Any(type => type is not null && !Protocol.ContentTypes.IsSafelisted(type))) ? RequestBody.Json : RequestBody.Other;
    }

    private static IEnumerable<string?> Types(AttributeData consumes) =>
        consumes.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.Select(value => value.Value) : [argument.Value]).Select(value => value as string);

    /// <summary>What an attribute on the parameter says; null where none does.</summary>
    private static bool? Bound(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "FromBodyAttribute":
                    return true;
                case { } name when name.StartsWith("From", StringComparison.Ordinal) || name is "AsParametersAttribute" or "ModelBinderAttribute" or "BindAttribute" or "BindNeverAttribute":
                    return false;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether this is an object of data, which is read from JSON where nothing else provides it: no service, and nothing that is made of one
    /// string or of the request.
    /// </summary>
    private static bool IsData(ITypeSymbol type, Predicate<ITypeSymbol> isService)
    {
        if (ElementOf(type) is { } element)
        {
            return IsData(element, isService);
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, SpecialType: SpecialType.None, OriginalDefinition.SpecialType: SpecialType.None } named
            && !IsOfFramework(named)
            && !IsOfFramework(named.BaseType)
            && !isService(named)
            && !BindsItself(named)
            && IsMadeOfData(named);
    }

    // As the serializer makes one: of properties that can be set, or given by their names. A service takes other services.
    private static bool IsMadeOfData(INamedTypeSymbol type)
    {
        var properties = EndpointAttributes.Bases(type).TakeWhile(each => !IsOfFramework(each)).SelectMany(each => each.GetMembers().OfType<IPropertySymbol>()).Where(property => !property.IsStatic).ToList();
        return (type.IsRecord || properties.Any(property => property.SetMethod?.DeclaredAccessibility == Accessibility.Public))
            && type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.All(IsProperty))
            && type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).All(parameter => parameter.Type.TypeKind != TypeKind.Interface || ElementOf(parameter.Type) is not null);

        bool IsProperty(IParameterSymbol parameter) => properties.Any(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
    }

    // A list of data is data; a list of strings or numbers may come from the query.
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => value,
        INamedTypeSymbol { TypeArguments: [var element], ContainingNamespace: { } space } when space.IsNamed("System.Collections.Generic") => element,
        _ => null,
    };

    // What derives from a class of the framework, such as a DbContext, is no data either.
    private static bool IsOfFramework(INamedTypeSymbol? type) => type is { SpecialType: SpecialType.None } && (type.IsWithin("System") || type.IsWithin("Microsoft"));

    private static bool BindsItself(INamedTypeSymbol type) =>
        EndpointAttributes.Bases(type).SelectMany(each => each.GetMembers("TryParse").AddRange(each.GetMembers("BindAsync"))).Any(method => method.IsStatic)
        || type.AllInterfaces.Any(each => each.Name is "IParsable" or "ISpanParsable" or "IBindableFromHttpContext")
        || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ModelBinderAttribute" or "TypeConverterAttribute");
}
