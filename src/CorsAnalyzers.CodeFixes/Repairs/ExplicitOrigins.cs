using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Names the origins in place of a call, an assignment or a literal that lets in too many, or none.</summary>
internal static class ExplicitOrigins
{
    private const string OriginsMember = "Origins";

    public static Repair? For(Finding finding, UnwantedOriginsData data) =>
        data.Remaining.Count > 0 ? KeepRemaining(finding, data.Remaining) : Replace(finding, data.Origins);

    /// <summary>Takes out what is marked where the policy has explicit origins beside it.</summary>
    public static Repair? KeepRemaining(Finding finding, IReadOnlyList<string> remaining)
    {
        if (remaining.Count == 0)
        {
            return null;
        }

        var changes =
            finding.Literal is { } literal ? LiteralEdits.Remove(finding.File, literal) : Removal.OfNamed(finding.File, finding.Token);
        return changes is null
            ? null
            : new Repair(FixKeys.ExplicitOrigins, FixTitles.Remove(finding.Token.Text, remaining), changes);
    }

    private static Repair? Replace(Finding finding, SuggestedOrigins suggested)
    {
        var origins = suggested.Names;
        var changes =
            finding.Literal is { } literal ? LiteralEdits.Replace(finding.File, literal, origins, out origins)
            : CallSite.At(finding.Token) is { } call ? [ReplaceCall(call, OriginText.WithOrigins(origins))]
            : Removal.AssignmentTo(finding.Token) is { } assignment ? ReplaceAssignment(finding.File, assignment, origins)
            : null;
        return changes is null
            ? null
            : new Repair(FixKeys.ExplicitOrigins, FixTitles.AllowOnly(origins), changes) { Placeholder = suggested.MadeUp };
    }

    /// <summary>Puts another call in place of one, in the same chain: from its name to the end of its arguments.</summary>
    public static TextChange ReplaceCall(CallSite call, string replacement) =>
        new(TextSpan.FromBounds(call.Access.Name.SpanStart, call.Invocation.Span.End), replacement);

    // `IsOriginAllowed = …` of a policy object: without a predicate of its own the policy goes by its list.
    private static IReadOnlyList<TextChange>? ReplaceAssignment(
        SourceFile file, AssignmentExpressionSyntax assignment, IReadOnlyList<string> origins)
    {
        if (assignment.Parent is InitializerExpressionSyntax initializer)
        {
            return PolicyObject.Sets(initializer, OriginsMember)
                ? null
                : [new TextChange(assignment.Span, $"{OriginsMember} = {{ {OriginText.Literals(origins, ", ")} }}")];
        }

        if (assignment is not { Left: MemberAccessExpressionSyntax target, Parent: ExpressionStatementSyntax statement }
            || (origins.Count > 1 && !StatementEdits.IsInList(statement)))
        {
            return null;
        }

        var separator = file.Style.NewLine + file.Text.IndentationAt(statement.SpanStart);
        var added = origins.Select(origin => $"{target.Expression}.{OriginsMember}.Add({OriginText.Literal(origin)});");
        return [new TextChange(statement.Span, string.Join(separator, added))];
    }
}
