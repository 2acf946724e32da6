using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge;

/// <summary>
/// What is known about one subject of .NET or ASP.NET Core: its rows, together with the kinds of values and cells that only they use.
/// </summary>
internal abstract class Module
{
    /// <summary>The subject, as a reader of the table of what is understood would name it.</summary>
    public abstract string Subject { get; }

    /// <summary>Whether rows run the base library's own code on constants that the app's author has chosen.</summary>
    public virtual bool RunsRealCode => false;

    /// <summary>Adds the rows.</summary>
    public abstract void Register(RowTable rows);

    /// <summary>
    /// Keeps the books about any call to code out of sight that cannot hide anything, whether or not a row speaks of it; what it comes to, if
    /// that follows from what it was given.
    /// </summary>
    public virtual Value? Every(Evaluator evaluator, Call call) => null;

    /// <summary>A value of this type of which nothing is known, where it can be one thing only.</summary>
    public virtual Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type, string typeName) => null;
}
