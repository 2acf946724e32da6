using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using CorsAnalyzers.Knowledge.BaseLibrary;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>What configuration gives where a value of some type is asked of it (facts §1.10).</summary>
/// <param name="evaluator">Makes the values.</param>
/// <param name="by">The call that asks.</param>
internal readonly struct Binding(Evaluator evaluator, CallSite by)
{
    /// <summary>A value of this type under this key; <see langword="null"/> for a string.</summary>
    public Value Typed(ITypeSymbol? type, string path) => Known(type, path, null) ?? Unwritten(type, path);

    /// <summary>A value of this type under this key, where the place that it goes to holds one already; without the key it stays.</summary>
    public Value Over(ITypeSymbol type, string path, Value fallback)
    {
        var value = Known(type, path, fallback) ?? Unwritten(type, path);
        if (value is not Unknown unknown)
        {
            return value;
        }

        var source = new ExternalSource(path);
        var saysSomething = fallback is Constant { Content: string { Length: > 0 } or System.Uri }
            || (evaluator.Contents(fallback) is { } contents && contents.Any(content => !content.Items.IsEmpty));
        return saysSomething ? evaluator.Fork([new Arm(source.Present, () => value), new Arm(source.Missing, () => fallback)])
            : fallback is { IsNull: false } and (Constant or Reference) && unknown.Source is { } known ? new Unknown(known with { IsNullable = false })
            : value;
    }

    /// <summary>Fills what is there: an object's properties, or a list or dictionary, to which items are added. False for other things.</summary>
    public bool Fill(Value? target, ITypeSymbol? type, string path)
    {
        if (target is not Reference reference)
        {
            return false;
        }

        if (evaluator.Cell<ObjectCell>(reference) is { } cell)
        {
            FillObject(reference, cell.Type, path, []);
            return true;
        }

        if (type is null || !BoundTypes.IsCollection(type) || evaluator.Cell<Cell>(Over(type, path, reference)) is not { } filled)
        {
            return false;
        }

        evaluator.Set(reference.Id, filled);
        return true;
    }

    /// <summary>What the settings files say, and where; <see langword="null"/> where they say nothing of it.</summary>
    private Value? Known(ITypeSymbol? type, string path, Value? before)
    {
        var settings = evaluator.App().Settings;
        type = type is null ? null : BoundTypes.Plain(type);
        if (type is null || SettingText.IsOneValue(type))
        {
            return settings.Value(path) is not { Text: { } text, At: var at } ? null
                : type is null ? Value.Of(text, at)
                : SettingText.Parse(type, text) is { } content ? Value.Of(content, at)
                : null;
        }

        var names = settings.Children(path);
        return names.Count == 0 ? null
            : BoundTypes.Element(type) is { } element ? List(element, path, names, before)
            : BoundTypes.Entry(type) is { } entry ? Map(entry, path, names, before)
            : BoundTypes.IsCollection(type) ? null
            : type.IsNamed(KnownTypes.CorsPolicy) ? BoundPolicies.Make(evaluator, this, (INamedTypeSymbol)type, path, by)
            : type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } named && evaluator.IsSource(named) ? Object(named, path, before)
            : null;
    }

    /// <summary>Items are added to those that are there already.</summary>
    private Value List(ITypeSymbol element, string path, IReadOnlyList<string> names, Value? before)
    {
        var parts = new List<EquatableArray<ListContent>>();
        if (before is not null and not Constant)
        {
            parts.Add(Collections.Contents(evaluator, before));
        }

        foreach (var name in names)
        {
            // A null counts in some versions and not in others; what cannot be told may be anything.
            parts.Add(Known(element, Section.Under(path, name), null) is { } item ? [.. Evaluator.ContentsOfElement(item)] : [ListContent.Unknown]);
        }

        return evaluator.ListOf(parts);
    }

    /// <summary>Entries are laid over those that are there already.</summary>
    private Value Map(ITypeSymbol entry, string path, IReadOnlyList<string> names, Value? before)
    {
        var map = evaluator.Cell<MapCell>(before) ?? new MapCell([], null) { IsOpenEnded = before is Unknown };
        foreach (var name in names)
        {
            map = map.With(Value.Of(name), Known(entry, Section.Under(path, name), null) ?? Value.Unknown);
        }

        return evaluator.New(map);
    }

    private Value? Object(INamedTypeSymbol type, string path, Value? before)
    {
        if (before is Reference kept && evaluator.Cell<ObjectCell>(kept) is { } cell)
        {
            FillObject(kept, cell.Type, path, []);
            return kept;
        }

        if (type.InstanceConstructors.Where(each => each.DeclaredAccessibility == Accessibility.Public).OrderBy(each => each.Parameters.Length).FirstOrDefault() is not { } constructor)
        {
            return null;
        }

        var binding = this;
        var made = evaluator.NewObject(type, constructor, [.. constructor.Parameters.Select(parameter => binding.Argument(parameter, path))]);
        FillObject(made, type, path, [.. constructor.Parameters.Select(parameter => parameter.Name)]);
        return made;
    }

    private Value Argument(IParameterSymbol parameter, string path) => Over(
        parameter.Type,
        Section.Under(path, parameter.Name),
        parameter.HasExplicitDefaultValue ? Value.Of(parameter.ExplicitDefaultValue) : Value.Null);

    /// <summary>Fills properties, but for those that the constructor was given.</summary>
    private void FillObject(Reference target, INamedTypeSymbol type, string path, EquatableArray<string> given)
    {
        foreach (var property in BoundTypes.Properties(type).Where(evaluator.IsSource))
        {
            if (given.Any(name => string.Equals(name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var isComputed = property.SetMethod is null && SourceMembers.HasBody(property.GetMethod!, evaluator.Cancellation);
            var key = Section.Under(path, property.Name);
            var value = isComputed ? Value.Unknown : Over(property.Type, key, evaluator.Held(target, property));
            if (!isComputed && (value is not Unknown { Source: null } || evaluator.App().Settings.Has(key)))
            {
                evaluator.Put(target, property, value);
            }
        }
    }

    /// <summary>What no file says: the key may be missing or not.</summary>
    private static Value Unwritten(ITypeSymbol? type, string path) => type is null ? Nullable(path) : BoundTypes.Plain(type) switch
    {
        { SpecialType: SpecialType.System_Boolean } => Truth.Either,
        var plain when SettingText.IsOneValue(plain) || BoundTypes.IsCollection(plain) || plain.SpecialType != SpecialType.None => Nullable(path),
        { TypeKind: TypeKind.Class } => new Section(path),
        _ => Value.Unknown,
    };

    private static Value Nullable(string path) => new Unknown(new ExternalSource(path) { IsNullable = true });
}
