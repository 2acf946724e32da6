using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation;

/// <summary>A property or indexer of another assembly that is read or written, its operands evaluated.</summary>
/// <param name="Property">Which one.</param>
/// <param name="Type">The full name of the type that declares it.</param>
/// <param name="Receiver">The object; <see langword="null"/> for a static property.</param>
/// <param name="Indices">The arguments of an indexer.</param>
/// <param name="Site">By which name and where a reader sees it.</param>
internal sealed record PropertyAccess(IPropertySymbol Property, string Type, Value? Receiver, EquatableArray<Value> Indices, CallSite Site)
{
    public string Name => Property.Name;
}
