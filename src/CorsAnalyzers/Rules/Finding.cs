using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>What a rule has to say, and where.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="At">The name of the call at fault, or the literal.</param>
/// <param name="Arguments">What fills the message.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location At, EquatableArray<object> Arguments)
{
    /// <summary>Other places that a reader may want to see.</summary>
    public EquatableArray<Location> Related { get; init; } = [];

    /// <summary>What the fix needs to know.</summary>
    public FixData? Data { get; init; }

    /// <summary>How grave this finding is, if not as grave as its rule.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    public Finding With(FixData? data) => this with { Data = data };

    public Finding WithRelated(Location? place) => place is null ? this : this with { Related = Related.Add(place) };

    public Diagnostic ToDiagnostic()
    {
        var places = Related.ToList();
        var properties = FixDataCodec.Write(Data, places);
        return Diagnostic.Create(Rule, At, Severity ?? Rule.DefaultSeverity, places, properties, Arguments.ToArray());
    }
}
