using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS111 (facts #14, #15, #16).</summary>
internal sealed class AttributeWithoutEffectRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.AttributeWithoutEffect,
        "A CORS attribute has no effect",
        "{0}",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "CORS attributes are metadata of an endpoint, and the last piece counts: what is said where endpoints are mapped comes after "
        + "attributes. [DisableCors] is not inherited, and neither attribute is looked for on a method that is no endpoint.",
        RuleIds.Pages + RuleIds.AttributeWithoutEffect + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) =>
        app.Hosts.SelectMany(Overruled).Concat(app.Hosts.SelectMany(NotInherited)).Concat(app.MisplacedAttributes.Select(Misplaced));

    // What is said about the endpoint itself comes after its attributes.
    private IEnumerable<Finding> Overruled(CorsHost host) =>
        from endpoint in host.Endpoints
        let last = endpoint.Metadata.LastOrDefault()
        where last is { Source: MetadataSource.Convention, IsCertain: true }
        from attribute in endpoint.Metadata.Where(each => each.Source == MetadataSource.Attribute).Reverse().Take(1)
        where !AskTheSame(attribute.Policy, last.Policy)
        select At(attribute.By.At, attribute.Policy is null && last.Policy is not null
            ? $"Pages of other origins go on reading what {endpoint.Label} answers: {last.By.Name} where it is mapped comes last, and "
                + "beats this attribute. Name that policy in UseCors instead."
            : $"This attribute has no effect on {endpoint.Label}: {last.By.Name} where it is mapped comes last, and beats it. Name that "
                + "policy in UseCors instead.");

    private static bool AskTheSame(PolicyUse? one, PolicyUse? other) => one is null || other is null
        ? one is null && other is null
        : one is { IsNameKnown: true, Inline: null }
        && other is { IsNameKnown: true, Inline: null }
        && one.Names.Select(name => name.Value).SequenceEqual(other.Names.Select(name => name.Value));

    private IEnumerable<Finding> NotInherited(CorsHost host) =>
        from endpoint in host.Endpoints
        where endpoint.OptOutLeftBehind is not null && !endpoint.Effective.Policies.IsEmpty
        let optOut = endpoint.OptOutLeftBehind
        select At(
            optOut.DerivedAt,
            $"Pages of other origins read what {optOut.Derived} answers: [DisableCors] stands on {optOut.Base} and is not inherited. Put "
            + "it on this class, too.");

    private Finding Misplaced(MisplacedAttribute attribute) => attribute.IsOnPageHandler
        ? At(
            attribute.By.At,
            "This attribute has no effect: for a Razor Page it counts on the class, not on a handler. Put it on the class.")
            .With(new PageHandlerData())
        : At(
            attribute.By.At,
            $"This attribute has no effect: {attribute.Method} is no action, so no request ever gets there. Put it on an action or on the "
            + "class.")
            .With(new RemovableData());
}
