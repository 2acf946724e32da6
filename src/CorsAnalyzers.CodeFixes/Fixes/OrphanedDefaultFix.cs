using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Brings a default policy and the name that it is looked up by together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrphanedDefaultFix))]
public sealed class OrphanedDefaultFix : CorsCodeFix
{
    private const string DefaultPolicyName = "DefaultPolicyName";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OrphanedDefault);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var repair = CallSite.At(finding.Token) is not { } call ? null
            : call.Name == "AddDefaultPolicy" ? MoveName(finding.File, call)
            : RemoveName(finding.File, call);
        return repair is null ? [] : [repair];
    }

    private static Repair? MoveName(SourceFile file, CallSite call)
    {
        if (call.Invocation.Parent is not ExpressionStatementSyntax statement
            || StatementList.SymbolOf(file, call.Receiver) is not { } options
            || StatementList.Around(statement).Where(each => SetsName(file, each, options)).ToList() is not [var assignment]
            || IsTaken(file, ((AssignmentExpressionSyntax)((ExpressionStatementSyntax)assignment).Expression).Right)
            || StatementMoves.MoveBefore(file, assignment, statement) is not { } changes)
        {
            return null;
        }

        return new Repair(FixKeys.MoveDefaultPolicyName, $"Set {DefaultPolicyName} before {call.Name}", changes) { IsMove = true };
    }

    private static bool SetsName(SourceFile file, StatementSyntax statement, ISymbol options) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax target } }
        && target.Name.Identifier.ValueText == DefaultPolicyName
        && SymbolEqualityComparer.Default.Equals(StatementList.SymbolOf(file, target.Expression), options);

    // Where a policy of that name is added as well, it is the default one, and two of one name would be the next finding.
    private static bool IsTaken(SourceFile file, ExpressionSyntax name) =>
        file.Model.GetConstantValue(name) is not { HasValue: true, Value: string text }
        || file.Root.DescendantNodes().Select(CallSite.Of).OfType<CallSite>().Any(call =>
            call is { Name: "AddPolicy", Invocation.ArgumentList.Arguments: { Count: > 0 } arguments }
            && file.Model.GetConstantValue(arguments[0].Expression) is { HasValue: true, Value: string other } && other == text);

    // `Configure<CorsOptions>("Spa", o => …)`
    private static Repair? RemoveName(SourceFile file, CallSite call)
    {
        var arguments = call.Invocation.ArgumentList.Arguments;
        if (arguments.Count == 0 || file.Model.GetConstantValue(arguments[0].Expression) is not { HasValue: true, Value: string name })
        {
            return null;
        }

        var end = arguments[0].Span.End;
        if (arguments.Count > 1)
        {
            var (comma, next) = (arguments.GetSeparator(0).Span.End, arguments[1].SpanStart);
            end = file.Text.OnlyBlanks(comma, next) ? next : comma;
        }

        return new Repair(
            FixKeys.RemoveOptionsName,
            $"Remove the name '{name}', so that CORS reads these options",
            [new TextChange(TextSpan.FromBounds(arguments[0].SpanStart, end), "")]);
    }
}
