using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary><c>configuration.Get&lt;CorsPolicy&gt;()</c>: a policy that settings files spell out (facts §1.10).</summary>
internal static class BoundPolicies
{
    public static Value Make(Evaluator evaluator, Binding binding, INamedTypeSymbol type, string path, CallSite by)
    {
        IEnumerable<PolicyVariant> variants =
        [
            PolicyVariant.Empty.Called(by) with
            {
                IsObject = true,
                Credentials = Of("SupportsCredentials") is Constant { Content: bool allowed, At: var at } ? Fact<bool>.Known(allowed, at) : Fact<bool>.Unknown,
                MaxAge = PolicyBuilders.MaxAge(Of("PreflightMaxAge"), by),
            },
        ];
        foreach (var list in PolicyObjects.Lists)
        {
            var items = Of(list.Key);
            variants = [.. variants.SelectMany(variant => PolicyLists.Append(evaluator, variant, list.Value, items, by, normalized: false))];
        }

        return evaluator.New(PolicyCell.Of(variants.ToEquatableArray()));

        Value Of(string property) => type.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault() is { } found
            ? binding.Typed(found.Type, Section.Under(path, property))
            : Value.Unknown;
    }
}
