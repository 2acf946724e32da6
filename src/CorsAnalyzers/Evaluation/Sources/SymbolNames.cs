using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation.Sources;

/// <summary>Names of symbols; comparing does not write them out, since attributes of a whole app are looked at this way.</summary>
internal static class SymbolNames
{
    /// <summary>The full name of a type, generic arguments left out: <c>System.Collections.Generic.List</c>.</summary>
    public static string FullName(this INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } container ? container.FullName()
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString()
            : string.Empty;
        return outer.Length == 0 ? type.Name : outer + "." + type.Name;
    }

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
        for (var (at, left) = (symbol, end); ;)
        {
            var start = left - at.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, at.Name, 0, at.Name.Length) != 0)
            {
                return false;
            }

            var outer = (ISymbol?)at.ContainingType ?? at.ContainingNamespace;
            var isOutermost = outer is null or INamespaceSymbol { IsGlobalNamespace: true };
            if (start == 0 || isOutermost)
            {
                return start == 0 && isOutermost;
            }

            if (fullName[start - 1] != '.')
            {
                return false;
            }

            (at, left) = (outer!, start - 1);
        }
    }
}
