using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests;

/// <summary>What the Roslyn of this run knows.</summary>
internal static class Roslyn
{
    /// <summary>C# 12: collection expressions, primary constructors of classes.</summary>
    public static bool HasCollectionExpressions => Enum.TryParse<LanguageVersion>("CSharp12", out _);
}
