using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading;

/// <summary>Compares the names of symbols without writing them out: attributes of a whole app are looked at this way.</summary>
internal static class SymbolNames
{
    /// <summary>Whether a type has this full name, generic arguments left out.</summary>
    public static bool IsNamed(this ITypeSymbol type, string fullName) => EndsAt(type, fullName, fullName.Length);

    /// <summary>Whether a namespace has this full name.</summary>
    public static bool IsNamed(this INamespaceSymbol? space, string fullName) => space is not null && EndsAt(space, fullName, fullName.Length);

    /// <summary>Whether a type lies in this namespace or one inside it.</summary>
    public static bool IsWithin(this ITypeSymbol type, string outermost)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
            {
                return space.Name == outermost;
            }
        }

        return false;
    }

    private static bool EndsAt(ISymbol symbol, string fullName, int end)
    {
        var start = end - symbol.Name.Length;
        if (start < 0 || string.CompareOrdinal(fullName, start, symbol.Name, 0, symbol.Name.Length) != 0)
        {
            return false;
        }

        var outer = (ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        return start == 0
            ? outer is null or INamespaceSymbol { IsGlobalNamespace: true }
            : fullName[start - 1] == '.' && outer is not (null or INamespaceSymbol { IsGlobalNamespace: true }) && EndsAt(outer, fullName, start - 1);
    }
}
