using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Adds what endpoints need to the policy that answers for them: methods, request headers, response headers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotAllowedFix))]
public sealed class NotAllowedFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.MethodNotAllowed, RuleIds.HeaderNotAllowed, RuleIds.GrpcWebPolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not MissingNamesData data)
        {
            return [];
        }

        var names = data.Names;
        var (call, key, title) = finding.RuleId switch
        {
            RuleIds.MethodNotAllowed => ("WithMethods", FixKeys.AllowMethods, "Allow"),
            RuleIds.HeaderNotAllowed => ("WithHeaders", FixKeys.AllowHeaders, names.Count == 1 ? "Allow the header" : "Allow the headers"),
            _ => ("WithExposedHeaders", FixKeys.ExposeHeaders, "Expose"),
        };
        return AllowNames.For(finding, call, data) is { } changes ? [new Repair(key, $"{title} {OriginText.And(names)}", changes)] : [];
    }
}
