using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>What a rule has to say, and where.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="At">The name of the call at fault, or the literal.</param>
/// <param name="Arguments">What fills the message.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location At, EquatableArray<object> Arguments)
{
    /// <summary>Other places that matter; properties point into them.</summary>
    public EquatableArray<Location> Related { get; init; } = [];

    /// <summary>What the fix needs to know, by <see cref="FindingProperties"/>.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>How grave this finding is, if not as grave as its rule.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    public Finding With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>Adds a place and the property that points to it.</summary>
    public Finding WithLocation(string property, Location? location) => location is null
        ? this
        : (this with { Related = Related.Add(location) }).With(property, Related.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Finding WithLines(string property, IEnumerable<string> lines) => string.Join("\n", lines) is { Length: > 0 } text ? With(property, text) : this;

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, At, Severity ?? Rule.DefaultSeverity, Related, Properties, Arguments.ToArray());
}
