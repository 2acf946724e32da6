using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge;

/// <summary>What a call comes to; <see langword="null"/> where the row only keeps the books, or knows nothing of these operands.</summary>
internal delegate Value? CallMeaning(Evaluator evaluator, Call call);

/// <summary>What a property gives; <see langword="null"/> where nothing is known.</summary>
internal delegate Value? ReadMeaning(Evaluator evaluator, PropertyAccess access);

/// <summary>What writing a property does; false where nothing is known of it.</summary>
internal delegate bool WriteMeaning(Evaluator evaluator, PropertyAccess access, Value value);

/// <summary>What a member that a generator writes gives, by the values of the attribute that asks for it.</summary>
internal delegate Value? GeneratedMeaning(Evaluator evaluator, EquatableArray<Value> arguments);

/// <summary>What kind of member a row speaks of.</summary>
internal enum RowKind
{
    Method,
    Constructor,
    Property,
    Field,

    /// <summary>What an attribute makes of the member that bears it.</summary>
    Attribute,
}

/// <summary>A member of another assembly that has a meaning here.</summary>
/// <param name="Module">The subject that it belongs to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">
/// The full name of the type that declares it, generic arguments left out; <c>System.Collections.*</c> for every type of those namespaces,
/// and <c>*</c> for a package's, which is told by its name.
/// </param>
/// <param name="Member">Its name; <c>*</c> for every member of the type.</param>
internal sealed record Row(Module Module, RowKind Kind, string Type, string Member)
{
    /// <summary>Any type, any member.</summary>
    public const string Any = "*";

    /// <summary>Whether it speaks of a member of this type.</summary>
    public bool IsAbout(string type) => Type == type || (Type.EndsWith(Any, StringComparison.Ordinal)
        && string.CompareOrdinal(type, 0, Type, 0, Type.Length - Any.Length) == 0);

    public CallMeaning? Call { get; init; }

    public ReadMeaning? Read { get; init; }

    public WriteMeaning? Write { get; init; }

    public Func<IFieldSymbol, Value?>? Field { get; init; }

    public GeneratedMeaning? Generated { get; init; }

    /// <summary>Whether it works on constants of the app's own with the base library's real code, which may fail on them.</summary>
    public bool RunsRealCode => Module.RunsRealCode;
}
