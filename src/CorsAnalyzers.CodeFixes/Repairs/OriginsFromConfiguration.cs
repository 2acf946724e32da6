using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Reads the origins from <c>Cors:AllowedOrigins</c> and stops at start-up when they are not there.</summary>
internal static class OriginsFromConfiguration
{
    private const string Section = "Cors:AllowedOrigins";

    public static Repair? For(Finding finding, OpenPolicyData data)
    {
        var file = finding.File;
        var position = finding.Token.SpanStart;

        // With origins beside the marked call, those are what the policy means.
        if (data.Remaining.Count > 0
            || Reach.Configuration(file, position) is not { } configuration
            || Reach.Import(file, position, "Microsoft.Extensions.Configuration", "ConfigurationBinder") is not { } import)
        {
            return null;
        }

        var origins =
            $"{configuration}.GetSection({OriginText.Literal(Section)}).Get<string[]>() ?? {FailFast.Throw(file, position, Section)}";
        if (Replacement(finding, origins) is not { } change)
        {
            return null;
        }

        return new Repair(
            FixKeys.OriginsFromConfiguration,
            $"Read the allowed origins from the configuration section '{Section}'",
            [change, .. import])
        {
            SettingsOrigins = data.Origins.Names,
        };
    }

    private static TextChange? Replacement(Finding finding, string origins)
    {
        if (finding.Literal is not { } literal)
        {
            return CallSite.At(finding.Token) is { } call ? ExplicitOrigins.ReplaceCall(call, $"WithOrigins({origins})") : null;
        }

        // An array can stand for `params` only when it is the one argument.
        return ListElement.Of(literal) is { List: ArgumentListSyntax, IsSole: true } element && element.IsResizable(finding.File)
            ? new TextChange(literal.Span, origins)
            : null;
    }
}
