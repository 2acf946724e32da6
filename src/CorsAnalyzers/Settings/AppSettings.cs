using CorsAnalyzers.Shared.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Settings;

/// <summary>
/// The values of <c>appsettings.json</c>, overlaid by those of <c>appsettings.{environment}.json</c>, as the host lays them over one another: key by
/// key, so that a shorter list leaves the tail of a longer one.
/// </summary>
internal sealed class AppSettings
{
    /// <summary>Objects and arrays inside one another; the host's limit.</summary>
    private const int MostDepth = 64;

    private readonly SettingsKeys _keys = new();

    /// <summary>Reads the files that apply to an environment; one that the host would refuse is as good as absent.</summary>
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
    public Setting? Value(string key) => _keys.Find(key)?.Setting();

    /// <summary>The names right under a key that lead to values, in the order in which the host hands them out: numbers first.</summary>
    public IReadOnlyList<string> Children(string key) =>
    [
        .. (Key(key)?.Children ?? [])
            .Where(static child => child.HasValues)
            .OrderBy(static child => child.Index is null)
            .ThenBy(static child => child.Index)
            .ThenBy(static child => child.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static child => child.Name),
    ];

    /// <summary>Whether any file has the key or something under it.</summary>
    public bool Has(string key) => Key(key) is { HasValues: true };

    private SettingsKey? Key(string key) => key.Length == 0 ? _keys.Root : _keys.Find(key);

    private void Overlay(string path, SourceText text)
    {
        var json = JsonText.Parse(text.ToString());
        if (!json.IsValid || json.Root is not { Kind: JsonKind.Object } root || json.Depth > MostDepth)
        {
            return;
        }

        var keys = new Dictionary<JsonNode, SettingsKey> { [root] = _keys.Root };
        var values = new Dictionary<SettingsKey, JsonNode>();
        foreach (var node in json.Nodes.Skip(1))
        {
            var key = _keys.Under(keys[node.Parent!], node);
            if (node.Kind is JsonKind.Object or JsonKind.Array)
            {
                keys.Add(node, key);
            }
            else if (values.ContainsKey(key))
            {
                // The host refuses a key that is there twice, in whatever case.
                return;
            }
            else
            {
                values.Add(key, node);
            }
        }

        foreach (var pair in values)
        {
            pair.Key.Write(pair.Value, path, text);
        }
    }
}

/// <summary>A value and where it stands.</summary>
internal sealed record Setting(string? Text, Location At);
