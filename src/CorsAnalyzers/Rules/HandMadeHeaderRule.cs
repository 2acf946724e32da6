using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS110 (facts #12, #64).</summary>
internal sealed class HandMadeHeaderRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.HandMadeHeader,
        "CORS headers written by hand",
        "{0}. Use a CORS policy and UseCors instead.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A header is easily copied and hard to get right: who may read, with cookies or without, what caches keep, what a preflight asks "
        + "for. The CORS "
        + "middleware does all of that from one policy.",
        RuleIds.Pages + RuleIds.HandMadeHeader + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var header in app.HandMadeHeaders)
        {
            if (Reason(header, app) is { } reason)
            {
                var finding = At(header.By.At, reason).With(ForFix(header, app, options));
                yield return header is { IsOnStaticFiles: true, Fixed: "*", HasCredentials: false }
                    ? finding with { Severity = DiagnosticSeverity.Info } : finding;
            }
        }
    }

    // Behind a check, the origins are the check's: only the code tells them.
    private static HandMadeHeaderData ForFix(HandMadeHeader header, CorsApp app, AnalyzerOptions options)
    {
        var hasPolicy = app.HasCorsMiddleware || !app.Policies.IsEmpty;
        var meant = options.ApprovedOrigins.IsEmpty ? Meant(header) : [];
        var origins = hasPolicy ? null
            : !meant.IsEmpty ? new SuggestedOrigins([.. meant], IsPlaceholder: false)
            : header.Fixed is not null || header.Check.AdmitsEveryone ? app.SuggestOrigins(options)
            : null;
        return new HandMadeHeaderData(hasPolicy, origins);
    }

    /// <summary>The origins that a value names which is the same for all.</summary>
    private static EquatableArray<string> Meant(HandMadeHeader header)
    {
        var read = header.Fixed is null or "*" or "null" ? null : ConfiguredOrigin.Read(header.Fixed, normalized: true);
        return read is null
            ? []
            : read.Kind == OriginKind.Exact
            ? [read.Text]
            : read.Corrections.Take(1).SelectMany(choice => choice).ToEquatableArray();
    }

    /// <summary>The graver first.</summary>
    private static string? Reason(HandMadeHeader header, CorsApp app)
    {
        var harm = header.HasCredentials ? "call this API as the signed-in user and read the answers" : "read what this API answers";
        if (header.Fixed == "*")
        {
            return header.HasCredentials
                ? "Browsers refuse '*' together with Access-Control-Allow-Credentials, and without cookies every website can read what "
                    + "this API answers"
                : "Every website can read what this API answers: '*' lets any origin in";
        }

        if (header.Check.AdmitsEveryone)
        {
            return $"Every website can {harm}: whatever origin asks is sent back as allowed, 'https://evil.test' too";
        }

        if (header.Check.Intruder is { } intruder)
        {
            return $"'{intruder.Origin}' passes this check, and whoever owns it can {harm}";
        }

        if (header.Check.AdmitsNull || header.Fixed == "null")
        {
            return $"Every website can {harm}: a page in a sandboxed frame sends the origin 'null', and 'null' is allowed";
        }

        return Invalid(header)
            ?? (header.Fixed is null
                && !header.HasVary
                    ? "A cache may hand one origin's answer to another: the answer depends on the origin and lacks 'Vary: Origin'" : null)
            ?? (app.HasCorsMiddleware
                ? "UseCors writes this header too: for origins that it allows it overwrites this value, for all others this value stays"
                    : null);
    }

    private static string? Invalid(HandMadeHeader header)
    {
        if (header.IsRepeated)
        {
            return "Browsers refuse the answer: Access-Control-Allow-Origin is written more than once, and it may hold one origin only";
        }

        return header.Fixed is { } text
            && ConfiguredOrigin.Classify(text, normalized: false).Kind is OriginKind.NeverMatches or OriginKind.SubdomainPattern
            ? $"No page is allowed by '{text}': the header must hold one origin, exactly as browsers write it"
            : null;
    }
}
