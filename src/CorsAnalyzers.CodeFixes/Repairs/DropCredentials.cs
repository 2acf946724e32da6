using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Keeps any origin, without credentials.</summary>
internal static class DropCredentials
{
    public static Repair? For(Finding finding)
    {
        if (finding.NameAt(FindingProperties.CredentialsAt) is not { ValueText: "AllowCredentials" or "SupportsCredentials" } name
            || Removal.OfNamed(finding.File, name) is not { } changes)
        {
            return null;
        }

        return new Repair(FixKeys.DropCredentials, $"Remove {name.ValueText}: any origin stays allowed, without credentials", changes);
    }
}
