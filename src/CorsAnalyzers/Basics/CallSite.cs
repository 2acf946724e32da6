using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Basics;

/// <summary>A call, assignment or constructor, by the name a reader knows it under and the place of that name.</summary>
internal sealed record CallSite(string Name, Location At);
