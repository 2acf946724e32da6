using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>How the configuration binder sees a type.</summary>
internal static class BoundTypes
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "HashSet", "ISet", "IReadOnlySet", "SortedSet",
        "Collection", "ObservableCollection",
    };

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary" };

    /// <summary>What a <see cref="Nullable{T}"/> is about; other types are themselves.</summary>
    public static ITypeSymbol Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    /// <summary>The type of the elements of an array, list or set; <see langword="null"/> for other types.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => element,
        INamedTypeSymbol { TypeArguments: [var element] } named when IsOf(named, Lists) => element,
        _ => null,
    };

    /// <summary>What the names of a section lead to in a dictionary; <see langword="null"/> for other types, and for keys that are no strings.</summary>
    public static ITypeSymbol? Entry(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var value] } named && IsOf(named, Maps) ? value : null;

    /// <summary>Any collection.</summary>
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { SpecialType: not SpecialType.System_String } named
            && named.AllInterfaces.Prepend(named).Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>The properties that are filled: those that anybody can write to, and collections.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (var at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (var property in at.GetMembers().OfType<IPropertySymbol>().Where(IsFilled))
            {
                yield return property;
            }
        }
    }

    private static bool IsFilled(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
        && (property.SetMethod?.DeclaredAccessibility == Accessibility.Public || (property.SetMethod is null && property.Type is not IArrayTypeSymbol && IsCollection(property.Type)));

    private static bool IsOf(INamedTypeSymbol type, HashSet<string> names) =>
        names.Contains(type.Name) && type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections.", StringComparison.Ordinal);
}
