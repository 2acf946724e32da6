using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Adds a policy where the app registers its policies.</summary>
internal static class AddPolicy
{
    /// <summary>Adds the policy whose name is asked for.</summary>
    public static Repair? Named(Finding finding, UnknownPolicyData data) => data.Name is { } name
        ? Add(finding, data.ToAdd, FixKeys.AddPolicy, $"the policy '{name}'", $"AddPolicy({OriginText.Literal(name)}, ")
        : null;

    /// <summary>Adds a default policy.</summary>
    public static Repair? Default(Finding finding, UnnamedPolicyData data) =>
        Add(finding, data.DefaultToAdd, FixKeys.AddDefaultPolicy, "a default policy", "AddDefaultPolicy(");

    private static Repair? Add(Finding finding, PolicyToAdd? policy, string key, string what, string call) =>
        policy is not null
        && finding.NameAt(policy.AddCors) is { } name
        && CallSite.At(name) is { } registration
        && OptionsLambda.Add(finding.File, registration,
            $"{call}policy => policy.{OriginText.WithOrigins(policy.Origins.Names)})") is { } changes
            ? new Repair(key, $"Add {what} for {OriginText.InWords(policy.Origins.Names)}", changes) { Placeholder = policy.Origins.MadeUp }
            : null;
}
