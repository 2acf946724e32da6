namespace CorsAnalyzers.Basics;

/// <summary>What a path through the startup code takes for granted about something outside the code.</summary>
/// <param name="Key">The configuration key that decides.</param>
/// <param name="IsMissing">Whether the path is taken where the key is missing; otherwise where it is present.</param>
internal sealed record Assumption(string Key, bool IsMissing)
{
    /// <summary>Code out of sight, which was given the subject of an inquiry, said yes.</summary>
    public static readonly Assumption UnseenCheckPassed = new(string.Empty, IsMissing: false) { IsOfUnseenCheck = true };

    /// <summary>Code out of sight, which was given the subject of an inquiry, said no.</summary>
    public static readonly Assumption UnseenCheckFailed = new(string.Empty, IsMissing: true) { IsOfUnseenCheck = true };

    /// <summary>Whether it is about what code out of sight answers, and not about configuration.</summary>
    public bool IsOfUnseenCheck { get; private init; }

    public static Assumption Missing(string key) => new(key, IsMissing: true);

    public static Assumption Present(string key) => new(key, IsMissing: false);

    /// <summary>Whether both cannot hold at once.</summary>
    public bool Contradicts(Assumption other) =>
        Key == other.Key && IsOfUnseenCheck == other.IsOfUnseenCheck && IsMissing != other.IsMissing;
}
