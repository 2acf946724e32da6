using System.Globalization;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>What configuration gives where a value of some type is asked of it.</summary>
internal static class Binding
{
    /// <summary>A member of an object bound to a section. Without the key it keeps what its declaration gives it.</summary>
    public static Value Member(Evaluator evaluator, Section section, string member, ITypeSymbol type, Value fallback)
    {
        var value = Typed(evaluator, type, section.Key(member));
        if (value is not Unknown unknown)
        {
            return value;
        }

        var source = new ExternalSource(section.Key(member));
        var saysSomething = fallback is Constant { Content: string { Length: > 0 } }
            || (evaluator.Contents(fallback) is { } contents && contents.Any(content => !content.Items.IsEmpty));
        return saysSomething ? evaluator.Fork([new Arm(source.Present, () => value), new Arm(source.Missing, () => fallback)])
            : fallback is { IsNull: false } and (Constant or Reference) && unknown.Source is { } known ? new Unknown(known with { IsNullable = false })
            : value;
    }

    /// <summary>A value of this type under this key; <see langword="null"/> for a string.</summary>
    public static Value Typed(Evaluator evaluator, ITypeSymbol? type, string path) => Known(evaluator, type, path) ?? Unwritten(type, path);

    /// <summary>What the settings files say, and where.</summary>
    private static Value? Known(Evaluator evaluator, ITypeSymbol? type, string path)
    {
        var settings = evaluator.App().Settings;
        if (IsList(type))
        {
            return settings.List(path) is { } items ? evaluator.NewList([.. items.Select(item => Value.Of(item.Text, item.At))]) : null;
        }

        var setting = settings.Value(path);
        return type?.SpecialType switch
        {
            _ when setting?.Text is null => null,
            null or SpecialType.System_String => Value.Of(setting.Text, setting.At),
            SpecialType.System_Boolean => bool.TryParse(setting.Text, out var flag) ? Value.Of(flag, setting.At) : null,
            SpecialType.System_Int32 => int.TryParse(setting.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? Value.Of(number, setting.At)
                : null,
            _ => null,
        };
    }

    private static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { SpecialType: not SpecialType.System_String } named
            && named.AllInterfaces.Prepend(named).Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static Value Unwritten(ITypeSymbol? type, string path) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => Truth.Either,
        null or IArrayTypeSymbol or { SpecialType: not SpecialType.None } => new Unknown(new ExternalSource(path) { IsNullable = true }),
        _ when IsList(type) => new Unknown(new ExternalSource(path) { IsNullable = true }),
        { TypeKind: TypeKind.Class } => new Section(path),
        _ => Value.Unknown,
    };
}
