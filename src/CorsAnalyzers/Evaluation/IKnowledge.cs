using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation;

/// <summary>
/// What the evaluator asks about code that it cannot see: that of other assemblies. Each question may be answered with <see langword="null"/>,
/// which says that nothing is known.
/// </summary>
internal interface IKnowledge
{
    /// <summary>What a call comes to, and what it does to what it is given.</summary>
    Value? Call(Evaluator evaluator, Call call);

    /// <summary>What a constructor makes.</summary>
    Value? Construct(Evaluator evaluator, Call call);

    /// <summary>What a property or indexer gives.</summary>
    Value? Read(Evaluator evaluator, PropertyAccess access);

    /// <summary>What becomes of a value that is written to a property or indexer.</summary>
    void Write(Evaluator evaluator, PropertyAccess access, Value value);

    /// <summary>What a static field holds.</summary>
    Value? Field(Evaluator evaluator, IFieldSymbol field);

    /// <summary>
    /// What a method or property of the app's own gives whose code a generator writes: an attribute on it says what that code does.
    /// </summary>
    Value? Generated(Evaluator evaluator, ISymbol member);

    /// <summary>A value of this type of which nothing else is known, where it can be one thing only.</summary>
    Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type);

    /// <summary>Code that is not run here but somewhere else, such as in another environment.</summary>
    void Skipped(Evaluator evaluator, IOperation operation);
}
