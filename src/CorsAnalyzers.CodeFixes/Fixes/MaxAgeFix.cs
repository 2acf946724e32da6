using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Writes how long a preflight answer may be remembered as whole seconds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaxAgeFix))]
public sealed class MaxAgeFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.MaxAgeIgnored);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not MaxAgeData { Seconds: var seconds } || Duration(finding.Token) is not { } duration)
        {
            return [];
        }

        var text = $"{Reach.TypeName(finding.File, duration.SpanStart, "System", "TimeSpan")}.FromSeconds({seconds})";
        return [new Repair(FixKeys.WholeSeconds, $"Change to TimeSpan.FromSeconds({seconds})", [new TextChange(duration.Span, text)])];
    }

    // The argument of `SetPreflightMaxAge`, or what `PreflightMaxAge` is set to.
    private static ExpressionSyntax? Duration(SyntaxToken name) =>
        CallSite.At(name) is { Invocation.ArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].Expression
            : Removal.AssignmentTo(name)?.Right;
}
