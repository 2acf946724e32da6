using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A configuration section or an object bound to one.</summary>
/// <param name="Path">The keys that lead to it, separated by colons; the root has the empty path.</param>
internal sealed record Section(string Path) : Value
{
    public static readonly Section Root = new(string.Empty);

    /// <summary>The path of something below it.</summary>
    public string Key(string relative) => Under(Path, relative);

    /// <summary>The path of something below another.</summary>
    public static string Under(string path, string relative) => path.Length == 0 ? relative : path + ":" + relative;

    public override Value? Member(Evaluator evaluator, ISymbol member, Func<Value> otherwise) => Evaluator.MemberType(member) is { } type
        ? new Binding(evaluator, new CallSite(member.Name, member.Locations[0])).Over(type, Key(member.Name), otherwise())
        : null;
}

/// <summary>Reading configuration: sections, values, bound objects.</summary>
internal sealed class ConfigurationModule : Module
{
    public override string Subject => "Configuration";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.Configuration, GetSection, "GetSection");
        rows.Methods(KnownTypes.ConfigurationExtensions, GetSection, "GetRequiredSection");
        rows.Methods(KnownTypes.ConfigurationManager, GetSection, "GetSection");
        rows.Methods(KnownTypes.Configuration, GetChildren, "GetChildren");
        rows.Methods(KnownTypes.ConfigurationBinder, Get, "Get");
        rows.Methods(KnownTypes.ConfigurationBinder, GetValue, "GetValue");
        rows.Methods(KnownTypes.ConfigurationBinder, Bind, "Bind");
        rows.Methods(KnownTypes.ConfigurationExtensions, Exists, "Exists");
        foreach (var type in new[] { KnownTypes.Configuration, KnownTypes.ConfigurationManager })
        {
            rows.Properties(type, Item, "this[]");
        }

        rows.Properties(KnownTypes.ConfigurationSection, ValueOf, "Value");
        rows.Properties(KnownTypes.ConfigurationSection, (_, access) => access.Receiver is Section section ? Value.Of(LastOf(section.Path)) : null, "Key");
        rows.Properties(KnownTypes.ConfigurationSection, (_, access) => access.Receiver is Section section ? Value.Of(section.Path) : null, "Path");
    }

    public override Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type, string typeName) =>
        typeName is KnownTypes.Configuration or KnownTypes.ConfigurationRoot or KnownTypes.ConfigurationManager ? Section.Root : null;

    private static Value? GetSection(Evaluator evaluator, Call call) => call.Receiver is not Section section ? null
        : call[0] is Constant { Content: string key } ? new Section(section.Key(key))
        : Value.Unknown;

    private static Value? GetChildren(Evaluator evaluator, Call call) => call.Receiver is not Section section ? null
        : evaluator.App().Settings.Children(section.Path) is { Count: > 0 } names ? evaluator.NewList([.. names.Select(name => new Section(section.Key(name)))])
        : new Unknown(new ExternalSource(section.Path));

    private static Value? Get(Evaluator evaluator, Call call) =>
        call.Receiver is Section section ? new Binding(evaluator, call.Site).Typed(TypeAsked(call), section.Path) : null;

    private static Value? Exists(Evaluator evaluator, Call call) => call.Receiver is not Section section ? null
        : evaluator.App().Settings.Has(section.Path) ? Value.True
        : new ExternalSource(section.Path).IsThere;

    private static Value? Bind(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not Section section)
        {
            return null;
        }

        var from = call.Count > 1 && call[0] is Constant { Content: string sub } ? new Section(section.Key(sub)) : section;
        var target = call.Arguments.OfType<Reference>().FirstOrDefault();
        if (!new Binding(evaluator, call.Site).Fill(target, TypeBound(call), from.Path))
        {
            evaluator.Escape(target);
        }

        return Value.Unknown;
    }

    /// <summary><c>configuration["A:B"]</c>.</summary>
    private static Value? Item(Evaluator evaluator, PropertyAccess access) => access is not { Receiver: Section section, Indices: [var key] } ? null
        : key is Constant { Content: string relative } ? new Binding(evaluator, access.Site).Typed(null, section.Key(relative))
        : Value.Unknown;

    private static Value? ValueOf(Evaluator evaluator, PropertyAccess access) =>
        access.Receiver is Section section ? new Binding(evaluator, access.Site).Typed(null, section.Path) : null;

    private static Value? GetValue(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not Section section)
        {
            return null;
        }

        if (call.Arguments.FirstOrDefault(argument => argument is Constant { Content: string }) is not Constant { Content: string relative })
        {
            return Value.Unknown;
        }

        var source = new ExternalSource(section.Key(relative));
        var type = TypeAsked(call);
        var hasDefault = call.Method.Parameters.Any(parameter => parameter.Name == "defaultValue");
        var otherwise = hasDefault ? call[call.Count - 1] : Value.Null;
        if (type is not null && BoundTypes.IsCollection(type))
        {
            // One text is never a list: that is what `GetSection` and `Get` are for.
            return otherwise;
        }

        var value = new Binding(evaluator, call.Site).Typed(type, source.Key);
        return value is Unknown && hasDefault && otherwise is not Constant { Content: null or bool }
            ? evaluator.Fork([new Arm(source.Present, () => value), new Arm(source.Missing, () => otherwise)])
            : value;
    }

    /// <summary>The type that is asked for, as an argument or by <c>typeof</c>.</summary>
    private static ITypeSymbol? TypeAsked(Call call) => call.Method.TypeArguments.Concat(call.TypesGiven).FirstOrDefault();

    /// <summary>The type of the object that is given to be filled.</summary>
    private static ITypeSymbol? TypeBound(Call call) => call.Written
        .Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Object)
        .Select(argument => argument.Value is IConversionOperation { Operand: var operand } ? operand.Type : argument.Value.Type)
        .FirstOrDefault();

    private static string LastOf(string path) => path.Substring(path.LastIndexOf(':') + 1);
}
