using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets <c>Split</c> trim its parts and leave out empty ones.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SplitWithoutTrimFix))]
public sealed class SplitWithoutTrimFix : CorsCodeFix
{
    private const string Trim = "TrimEntries";
    private const string DropEmpty = "RemoveEmptyEntries";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SplitWithoutTrim);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Token is { ValueText: "Split" } name
        && name.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && call.Expression.Span.End == name.Span.End
        && call.ArgumentList.Arguments.Count > 0
        && CanTrim(finding.File)
        && Change(finding.File, call) is { } change
            ? [new Repair(FixKeys.TrimEntries, "Trim the parts and leave out empty ones", [change])]
            : [];

    // Since .NET 5.
    private static bool CanTrim(SourceFile file) =>
        file.Model.Compilation.GetTypeByMetadataName("System.StringSplitOptions")?.GetMembers(Trim).IsEmpty == false;

    private static TextChange? Change(SourceFile file, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var type = Reach.TypeName(file, call.SpanStart, "System", "StringSplitOptions");
        var both = $"{type}.{Trim} | {type}.{DropEmpty}";
        var last = arguments[arguments.Count - 1];
        if (IsOfType(file, last.Expression, "StringSplitOptions"))
        {
            return Merge(last.Expression, type, both);
        }

        // `Split(',', ';')`: no overload takes several separators one by one, and options.
        if (arguments.Count > 1 && !IsOfType(file, last.Expression, "Int32"))
        {
            return arguments.All(argument => argument.NameColon is null && IsOfType(file, argument.Expression, "Char"))
                ? new TextChange(arguments.Span, $"new[] {{ {arguments} }}, {both}")
                : null;
        }

        var options = arguments.Any(static argument => argument.NameColon is not null) ? "options: " + both : both;
        return new TextChange(new TextSpan(arguments.Span.End, 0), ", " + options);
    }

    private static TextChange? Merge(ExpressionSyntax options, string type, string both) => options switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } => new TextChange(options.Span, both),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: DropEmpty } =>
            new TextChange(new TextSpan(options.SpanStart, 0), $"{type}.{Trim} | "),
        _ => null,
    };

    private static bool IsOfType(SourceFile file, ExpressionSyntax expression, string name) =>
        file.Model.GetTypeInfo(expression).Type?.Name == name;
}
