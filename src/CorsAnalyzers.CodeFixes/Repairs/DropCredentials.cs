using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Keeps any origin, without credentials.</summary>
internal static class DropCredentials
{
    public static Repair? For(Finding finding, OpenPolicyData data)
    {
        if (finding.NameAt(data.CredentialsBy) is not { ValueText: "AllowCredentials" or "SupportsCredentials" } name
            || Removal.OfNamed(finding.File, name) is not { } changes)
        {
            return null;
        }

        return new Repair(FixKeys.DropCredentials, $"Remove {name.ValueText}: any origin stays allowed, without credentials", changes);
    }
}
