using System.Globalization;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A configuration section or an object bound to one.</summary>
/// <param name="Path">The keys that lead to it, separated by colons; the root has the empty path.</param>
internal sealed record Section(string Path) : Value
{
    public static readonly Section Root = new(string.Empty);

    /// <summary>The path of something below it.</summary>
    public string Key(string relative) => Path.Length == 0 ? relative : Path + ":" + relative;

    public override Value? Member(Evaluator evaluator, ISymbol member, Func<Value> otherwise) =>
        Evaluator.MemberType(member) is { } type ? Binding.Member(evaluator, this, member.Name, type, otherwise()) : null;
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
    }

    public override Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type, string typeName) =>
        typeName is KnownTypes.Configuration or KnownTypes.ConfigurationRoot or KnownTypes.ConfigurationManager ? Section.Root : null;

    private static Value? GetSection(Evaluator evaluator, Call call) => call.Receiver is not Section section ? null
        : call[0] is Constant { Content: string key } ? new Section(section.Key(key))
        : Value.Unknown;

    private static Value? GetChildren(Evaluator evaluator, Call call) => call.Receiver is not Section section ? null
        : evaluator.App().Settings.List(section.Path) is { } children
            ? evaluator.NewList([.. children.Select((_, i) => new Section(section.Key(i.ToString(CultureInfo.InvariantCulture))))])
        : new Unknown(new ExternalSource(section.Path));

    private static Value? Get(Evaluator evaluator, Call call) =>
        call.Receiver is Section section ? Binding.Typed(evaluator, call.Method.TypeArguments.FirstOrDefault(), section.Path) : null;

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
        if (target is not null && evaluator.Cell<ObjectCell>(target) is { } cell)
        {
            evaluator.Set(target.Id, cell with { FilledFrom = from });
        }
        else
        {
            evaluator.Escape(target);
        }

        return Value.Unknown;
    }

    /// <summary><c>configuration["A:B"]</c>.</summary>
    private static Value? Item(Evaluator evaluator, PropertyAccess access) => access is not { Receiver: Section section, Indices: [var key] } ? null
        : key is Constant { Content: string relative } ? Binding.Typed(evaluator, null, section.Key(relative))
        : Value.Unknown;

    private static Value? ValueOf(Evaluator evaluator, PropertyAccess access) =>
        access.Receiver is Section section ? Binding.Typed(evaluator, null, section.Path) : null;

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
        var value = Binding.Typed(evaluator, call.Method.TypeArguments.FirstOrDefault(), source.Key);
        var hasDefault = call.Method.Parameters.Any(parameter => parameter.Name == "defaultValue");
        return value is Unknown && hasDefault && call[1] is not Constant { Content: null or bool }
            ? evaluator.Fork([new Arm(source.Present, () => value), new Arm(source.Missing, () => call[1])])
            : value;
    }
}
