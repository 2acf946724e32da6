using System.Globalization;
using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Reading configuration: sections, values, bound objects.</summary>
internal static class ConfigurationCalls
{
    public static Value? Perform(Interpreter interpreter, Call call)
    {
        if (call.Receiver is not Section section)
        {
            return null;
        }

        switch (call.Name)
        {
            case "GetSection" or "GetRequiredSection":
                return call[0] is Constant { Content: string key } ? new Section(section.Key(key)) : Value.Unknown;
            case "Get":
                return Typed(interpreter, call.Method.TypeArguments.FirstOrDefault(), section.Path);
            case "GetValue":
                return GetValue(interpreter, section, call);
            case "GetChildren":
                return interpreter.Settings.List(section.Path) is { } children
                    ? interpreter.NewList([.. children.Select((_, i) => new Section($"{section.Path}:{i}"))])
                    : new Unknown(new ConfigurationSource(section.Path));
            case "Exists":
                return interpreter.Settings.Has(section.Path) ? Value.True : new Truth(Assumption.Present(section.Path), Assumption.Missing(section.Path));
            case "Bind":
                Bind(interpreter, call.Count > 1 && call[0] is Constant { Content: string sub } ? new Section(section.Key(sub)) : section, call.Arguments.OfType<Reference>().FirstOrDefault());
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary><c>configuration["A:B"]</c>.</summary>
    public static Value Read(Interpreter interpreter, Section section, Value key) =>
        key is Constant { Content: string relative } ? Typed(interpreter, null, section.Key(relative)) : Value.Unknown;

    /// <summary>A member of an object bound to a section. Without the key it keeps what its declaration gives it.</summary>
    public static Value BoundMember(Interpreter interpreter, Section section, string member, ITypeSymbol type, Value fallback)
    {
        var key = section.Key(member);
        var value = Typed(interpreter, type, key);
        var saysSomething = fallback is Constant { Content: string { Length: > 0 } }
            || interpreter.Contents(fallback) is { } contents && contents.Any(content => !content.Items.IsEmpty);
        return value is not Unknown ? value
            : saysSomething
            ? interpreter.Fork([new Arm(Assumption.Present(key), () => value), new Arm(Assumption.Missing(key), () => fallback)])
            : fallback.IsNull || fallback is not (Constant or Reference) ? value
            : value is Unknown { Source: { } source } ? new Unknown(source with { IsNullable = false }) : value;
    }

    private static void Bind(Interpreter interpreter, Section section, Reference? target)
    {
        if (target is not null && interpreter.Cell<ObjectCell>(target) is { } cell)
        {
            interpreter.Set(target.Id, cell with { BoundTo = section });
        }
        else
        {
            interpreter.Escape(target);
        }
    }

    /// <summary>A value of this type under this key; <see langword="null"/> for a string.</summary>
    private static Value Typed(Interpreter interpreter, ITypeSymbol? type, string path) => Known(interpreter, type, path) ?? Unwritten(type, path);

    /// <summary>What the settings files say, and where.</summary>
    private static Value? Known(Interpreter interpreter, ITypeSymbol? type, string path)
    {
        if (IsList(type))
        {
            return interpreter.Settings.List(path) is { } items ? interpreter.NewList([.. items.Select(item => Value.Of(item.Text, item.At))]) : null;
        }

        var text = interpreter.Settings.Value(path);
        return type?.SpecialType switch
        {
            _ when text?.Text is null => null,
            null or SpecialType.System_String => Value.Of(text.Text, text.At),
            SpecialType.System_Boolean => bool.TryParse(text.Text, out var flag) ? Value.Of(flag, text.At) : null,
            SpecialType.System_Int32 => int.TryParse(text.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? Value.Of(number, text.At) : null,
            _ => null,
        };
    }

    private static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { SpecialType: not SpecialType.System_String } named && named.AllInterfaces.Prepend(named).Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static Value Unwritten(ITypeSymbol? type, string path) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => Truth.Either,
        null or IArrayTypeSymbol or { SpecialType: not SpecialType.None } => new Unknown(new ConfigurationSource(path) { IsNullable = true }),
        _ when IsList(type) => new Unknown(new ConfigurationSource(path) { IsNullable = true }),
        { TypeKind: TypeKind.Class } => new Section(path),
        _ => Value.Unknown,
    };

    private static Value GetValue(Interpreter interpreter, Section section, Call call)
    {
        var key = call.Arguments.FirstOrDefault(argument => argument is Constant { Content: string }) is Constant { Content: string relative } ? section.Key(relative) : null;
        if (key is null)
        {
            return Value.Unknown;
        }

        var value = Typed(interpreter, call.Method.TypeArguments.FirstOrDefault(), key);
        var hasDefault = call.Method.Parameters.Any(parameter => parameter.Name == "defaultValue");
        return value is Unknown && hasDefault && call[1] is not Constant { Content: null or bool }
            ? interpreter.Fork([new Arm(Assumption.Present(key), () => value), new Arm(Assumption.Missing(key), () => call[1])])
            : value;
    }
}
