using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Reading.Settings;

/// <summary>
/// The values of <c>appsettings.json</c>, overlaid by those of <c>appsettings.{environment}.json</c>, as the host lays them over one another: key by
/// key, so that a shorter list leaves the tail of a longer one.
/// </summary>
internal sealed class AppSettings
{
    public static readonly AppSettings None = new();

    private readonly Dictionary<string, Setting> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the files that apply to an environment; one that cannot be read is as good as absent.</summary>
    public static AppSettings Read(IEnumerable<(string Path, SourceText Text)> files, string environment)
    {
        var settings = new AppSettings();
        var all = files.ToList();
        foreach (var name in new[] { "appsettings.json", $"appsettings.{environment}.json" })
        {
            foreach (var (path, text) in all.Where(file => string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase)))
            {
                settings.Overlay(path, text);
            }
        }

        return settings;
    }

    /// <summary>The value of a key, or <see langword="null"/> where no file has it.</summary>
    public Setting? Value(string key) => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>The values of a list in the order of their indices; <see langword="null"/> where no file has one.</summary>
    public IReadOnlyList<Setting>? List(string key)
    {
        var items = _values
            .Where(pair => pair.Key.Length > key.Length + 1 && pair.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase) && int.TryParse(pair.Key.Substring(key.Length + 1), out _))
            .OrderBy(pair => int.Parse(pair.Key.Substring(key.Length + 1), System.Globalization.CultureInfo.InvariantCulture))
            .Select(pair => pair.Value)
            .ToList();
        return items.Count > 0 ? items : null;
    }

    /// <summary>Whether any file has the key or something under it.</summary>
    public bool Has(string key) => _values.ContainsKey(key) || _values.Keys.Any(each => each.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    private void Overlay(string path, SourceText text)
    {
        foreach (var value in JsonReader.Read(text.ToString()) ?? [])
        {
            _values[value.Key] = new Setting(value.Text, Location.Create(path, value.Span, text.Lines.GetLinePositionSpan(value.Span)));
        }
    }
}

/// <summary>A value and where it stands.</summary>
internal sealed record Setting(string? Text, Location At);
