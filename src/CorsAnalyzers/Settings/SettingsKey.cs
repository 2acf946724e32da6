using System.Globalization;
using CorsAnalyzers.Shared.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Settings;

/// <summary>One step of a key of settings files, and the value that the last file with one gives it.</summary>
internal sealed class SettingsKey
{
    private readonly SettingsKey? _parent;
    private List<SettingsKey>? _children;
    private JsonNode? _value;
    private string? _path;
    private SourceText? _text;

    public SettingsKey(SettingsKey? parent, string name)
    {
        _parent = parent;
        Name = name;
        Index = int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? index : null;
        if (parent is not null)
        {
            (parent._children ??= []).Add(this);
        }
    }

    public IReadOnlyList<SettingsKey> Children => _children ?? (IReadOnlyList<SettingsKey>)[];

    public string Name { get; }

    /// <summary>Its number, if it may be one of a list.</summary>
    public int? Index { get; }

    /// <summary>Whether a file has a value here or below.</summary>
    public bool HasValues { get; private set; }

    public void Write(JsonNode value, string path, SourceText text)
    {
        (_value, _path, _text) = (value, path, text);
        for (var key = this; key is { HasValues: false }; key = key._parent)
        {
            key.HasValues = true;
        }
    }

    /// <summary>The value as the host hands it out; <see langword="null"/> if no file gives one.</summary>
    public Setting? Setting() =>
        _value is null ? null : new Setting(TextOf(_value), Location.Create(_path!, _value.Span, _text!.Lines.GetLinePositionSpan(_value.Span)));

    private static string? TextOf(JsonNode value) => value.Kind switch
    {
        JsonKind.True => "True",
        JsonKind.False => "False",
        JsonKind.Null => null,
        _ => value.Text,
    };
}
