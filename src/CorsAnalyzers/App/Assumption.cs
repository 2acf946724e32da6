namespace CorsAnalyzers.App;

/// <summary>What must hold of the configuration for a path through the startup code to be taken.</summary>
internal sealed record Assumption(string ConfigurationKey, bool IsMissing)
{
    public static Assumption Missing(string key) => new(key, IsMissing: true);

    public static Assumption Present(string key) => new(key, IsMissing: false);

    public bool Contradicts(Assumption other) => ConfigurationKey == other.ConfigurationKey && IsMissing != other.IsMissing;
}
