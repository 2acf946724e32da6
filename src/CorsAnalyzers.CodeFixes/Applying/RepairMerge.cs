using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Applying;

/// <summary>Picks from the repairs of one file those that can be made in one go.</summary>
internal static class RepairMerge
{
    public static IReadOnlyList<Repair> WhatGoesTogether(SourceFile file, IReadOnlyList<Repair> repairs)
    {
        var accepted = Accept(file, repairs, touchingConflicts: false);

        // Two removals side by side are each right alone, yet `p.A().B();` without both is `p;`, which is no statement.
        return LeavesBareValue(file, accepted) ? Accept(file, repairs, touchingConflicts: true) : accepted;
    }

    /// <summary>The repairs of a settings file that do not touch one another, the first ones first.</summary>
    public static IReadOnlyList<Repair> WhatGoesTogether(IReadOnlyList<Repair> repairs)
    {
        var accepted = new List<Repair>();
        foreach (var repair in repairs)
        {
            var others = accepted.SelectMany(static other => other.Changes);
            if (!repair.Changes.Any(change => others.Any(other => Conflict(change, other, touchingConflicts: true))))
            {
                accepted.Add(repair);
            }
        }

        return accepted;
    }

    /// <summary>The edits of all repairs, in order, each edit once: two repairs may need the same <c>using</c>.</summary>
    public static IReadOnlyList<TextChange> ChangesOf(IReadOnlyList<Repair> repairs) =>
        [.. repairs.SelectMany(static repair => repair.Changes).Distinct().OrderBy(static change => change.Span)];

    /// <summary>Whether the edits of one repair overlap, as when a literal goes together with the call it stands in.</summary>
    public static bool IsAtOdds(Repair repair)
    {
        var changes = ChangesOf([repair]);
        return changes.Any(change => changes.Any(other => Conflict(change, other, touchingConflicts: false)));
    }

    private static List<Repair> Accept(SourceFile file, IReadOnlyList<Repair> repairs, bool touchingConflicts)
    {
        var accepted = new List<Repair>();
        var changes = new List<TextChange>();
        foreach (var repair in repairs)
        {
            if ((repair.IsMove && accepted.Any(other => MovesElsewhere(repair, other)))
                || repair.Changes.Any(change =>
                    changes.Any(other => Conflict(change, other, touchingConflicts) || Repeats(file, change, other))))
            {
                continue;
            }

            accepted.Add(repair);
            changes.AddRange(repair.Changes);
        }

        return accepted;
    }

    // Two rules may both have something against the place of one call. When it has gone to one, the next round sees what is left to say.
    private static bool MovesElsewhere(Repair repair, Repair other) =>
        other.IsMove && repair.Changes.Any(other.Changes.Contains) && !repair.Changes.SequenceEqual(other.Changes);

    private static bool Conflict(TextChange change, TextChange other, bool touchingConflicts)
    {
        if (change.Equals(other))
        {
            return false;
        }

        var (first, second) = (change.Span, other.Span);
        var bothInsertHere = first.IsEmpty && second.IsEmpty && first.Start == second.Start;
        return bothInsertHere
            || first.OverlapsWith(second)
            || IsInside(first, second)
            || IsInside(second, first)
            || (touchingConflicts && first.IntersectsWith(second));
    }

    // An empty span overlaps nothing, yet an insertion in the middle of a removal has no place to go.
    private static bool IsInside(TextSpan insertion, TextSpan span) =>
        insertion.IsEmpty && span.Start < insertion.Start && insertion.Start < span.End;

    // The same origin twice in one list: the next round sees the first and takes the second place out.
    private static bool Repeats(SourceFile file, TextChange change, TextChange other) =>
        !string.IsNullOrEmpty(change.NewText)
        && change.NewText == other.NewText
        && !change.Equals(other)
        && ListAt(file, change.Span) is { } list
        && list == ListAt(file, other.Span);

    private static SyntaxNode? ListAt(SourceFile file, TextSpan span) =>
        span.IsEmpty ? null : ListElement.Of(file.Root.FindNode(span, getInnermostNodeForTie: true))?.List;

    private static bool LeavesBareValue(SourceFile file, IReadOnlyList<Repair> repairs)
    {
        if (repairs.Count < 2)
        {
            return false;
        }

        var changed = file.Root.SyntaxTree.WithChangedText(file.Text.WithChanges(ChangesOf(repairs)));
        return BareValues(changed.GetRoot()) > BareValues(file.Root);
    }

    private static int BareValues(SyntaxNode root) => root.DescendantNodes().Count(static node =>
        node is ExpressionStatementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax }
            or AnonymousFunctionExpressionSyntax { ExpressionBody: IdentifierNameSyntax });
}
