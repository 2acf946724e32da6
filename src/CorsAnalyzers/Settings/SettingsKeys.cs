using System.Globalization;
using CorsAnalyzers.Shared.Json;

namespace CorsAnalyzers.Settings;

/// <summary>
/// The keys of settings files as a tree: what the host joins by colons is one step here, so that no key repeats those above it. A file of a
/// hundred thousand letters can have gigabytes of full keys.
/// </summary>
internal sealed class SettingsKeys
{
    private static readonly char[] Colon = [':'];

    private readonly Dictionary<(SettingsKey Parent, string Name), SettingsKey> _keys = new(Comparer.Instance);

    public SettingsKey Root { get; } = new(null, "");

    /// <summary>The key that the host knows by a path; <see langword="null"/> if no file has it.</summary>
    public SettingsKey? Find(string path)
    {
        var key = Root;
        foreach (var name in path.Split(Colon))
        {
            if (!_keys.TryGetValue((key, name), out key))
            {
                return null;
            }
        }

        return key;
    }

    /// <summary>The key of a value below that of its object or array. A name with colons is several steps.</summary>
    public SettingsKey Under(SettingsKey parent, JsonNode node) =>
        node.Name is { } name ? name.Split(Colon).Aggregate(parent, Under) : Under(parent, node.Index.ToString(CultureInfo.InvariantCulture));

    private SettingsKey Under(SettingsKey parent, string name)
    {
        if (!_keys.TryGetValue((parent, name), out var key))
        {
            key = new SettingsKey(parent, name);
            _keys.Add((parent, name), key);
        }

        return key;
    }

    /// <summary>Names count in any case.</summary>
    private sealed class Comparer : IEqualityComparer<(SettingsKey Parent, string Name)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((SettingsKey Parent, string Name) one, (SettingsKey Parent, string Name) other) =>
            ReferenceEquals(one.Parent, other.Parent) && StringComparer.OrdinalIgnoreCase.Equals(one.Name, other.Name);

        public int GetHashCode((SettingsKey Parent, string Name) key) =>
            unchecked(key.Parent.GetHashCode() * 397 ^ StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
