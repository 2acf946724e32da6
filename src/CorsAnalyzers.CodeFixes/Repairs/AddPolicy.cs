using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Adds a policy where the app registers its policies.</summary>
internal static class AddPolicy
{
    /// <summary>Adds the policy whose name is asked for.</summary>
    public static Repair? Named(Finding finding) => finding.Text(FindingProperties.MissingPolicy) is { } name
        ? Add(finding, FixKeys.AddPolicy, $"the policy '{name}'", $"AddPolicy({OriginText.Literal(name)}, ")
        : null;

    /// <summary>Adds a default policy.</summary>
    public static Repair? Default(Finding finding) => Add(finding, FixKeys.AddDefaultPolicy, "a default policy", "AddDefaultPolicy(");

    private static Repair? Add(Finding finding, string key, string what, string call) =>
        finding.Origins.Count > 0
        && finding.NameAt(FindingProperties.AddCorsAt) is { } name
        && CallSite.At(name) is { } registration
        && OptionsLambda.Add(finding.File, registration, $"{call}policy => policy.{OriginText.WithOrigins(finding.Origins)})") is { } changes
            ? new Repair(key, $"Add {what} for {OriginText.InWords(finding.Origins)}", changes) { Placeholder = finding.Placeholder }
            : null;
}
