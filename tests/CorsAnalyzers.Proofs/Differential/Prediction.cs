using CorsAnalyzers.App;

namespace CorsAnalyzers.Proofs.Differential;

/// <summary>Which origins a server is asked about; what it will answer is the model's own answer (<see cref="Answers"/>).</summary>
internal static class Prediction
{
    /// <summary>Those of the pages, or where code decides, those it was tried with.</summary>
    public static IEnumerable<string> Origins(Endpoint endpoint, IEnumerable<string> pages) =>
        endpoint.Effective.Policies is [{ Variants: [{ Predicate: { Kind: PredicateKind.Custom } predicate }] }]
            ? predicate.Answers.Select(answer => answer.Probe).Where(probe => probe.Kind != ProbeKind.Impossible).Select(probe => probe.Origin)
            : pages;
}
