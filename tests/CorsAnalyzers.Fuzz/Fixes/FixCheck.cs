using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>A fault of a fix: which fix, of which rule, and what is wrong.</summary>
internal sealed record FixFault(string Rule, string Key, string Kind, string Text)
{
    public const string Throws = "throws";
    public const string CompileError = "does not compile";
    public const string Stays = "finding stays";
    public const string Moves = "finding moves";
    public const string News = "new";
    public const string OfferedTwice = "offered twice";
    public const string CommentLost = "comment lost";

    /// <summary>The same for the same cause.</summary>
    public string Signature => $"{Rule} {Key}: {Kind}";
}

/// <summary>Applies every fix of a program, each to the program as it was.</summary>
internal static class FixCheck
{
    /// <summary>What was applied and what is wrong with it; nothing for a program that does not compile by itself.</summary>
    public static async Task<(int Applied, List<FixFault> Faults)> RunAsync(FuzzProgram program)
    {
        var faults = new List<FixFault>();
        var applied = 0;
        var before = await FixedApp.OpenAsync(program);
        if (!before.Errors.IsEmpty)
        {
            return (0, faults);
        }

        foreach (var finding in before.Findings)
        {
            var offers = await before.OffersAsync(finding);
            faults.AddRange(offers.GroupBy(offer => offer.Key).Concat(offers.GroupBy(offer => offer.Action.Title))
                .Where(same => same.Count() > 1)
                .Select(same => new FixFault(finding.Id, same.First().Key, FixFault.OfferedTwice, same.Key)));
            foreach (var offer in offers)
            {
                applied++;
                faults.AddRange(await ApplyAsync(before, finding, offer));
            }
        }

        return (applied, faults);
    }

    private static async Task<IEnumerable<FixFault>> ApplyAsync(FixedApp before, Diagnostic finding, Offer offer)
    {
        FixedApp after;
        try
        {
            after = await before.ApplyAsync(offer.Action);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [Fault(FixFault.Throws, exception.ToString())];
        }

        var text = $"{Analysis.Write(finding)}\n[{offer.Action.Title}]\n{await after.TextAsync()}";
        if (!after.Errors.IsEmpty)
        {
            return [Fault(FixFault.CompileError, $"{string.Join('\n', after.Errors.Take(3))}\n{text}")];
        }

        var faults = new List<FixFault>();
        if (Count(after, finding.Id) >= Count(before, finding.Id))
        {
            var isSame = after.Findings.Count(other => IsSame(other, finding)) >= before.Findings.Count(other => IsSame(other, finding));
            faults.Add(Fault(isSame ? FixFault.Stays : FixFault.Moves, text));
        }

        var asGrave = after.Findings.Where(other => other.Severity >= finding.Severity && other.Id != finding.Id).Select(other => other.Id).Distinct();
        foreach (var id in asGrave.Where(id => Count(after, id) > Count(before, id)))
        {
            var news = after.Findings.Where(other => other.Id == id && !before.Findings.Any(old => IsSame(old, other))).Select(Analysis.Write);
            faults.Add(Fault($"{FixFault.News} {id}", $"{string.Join('\n', news)}\n{text}"));
        }

        faults.AddRange((await LostCommentsAsync(before, after)).Select(comment => Fault(FixFault.CommentLost, $"{comment}\n{text}")));
        return faults;

        FixFault Fault(string kind, string what) => new(finding.Id, offer.Key, kind, what);
    }

    private static int Count(FixedApp app, string id) => app.Findings.Count(finding => finding.Id == id);

    private static bool IsSame(Diagnostic one, Diagnostic other) =>
        one.Id == other.Id
        && one.GetMessage(null) == other.GetMessage(null)
        && one.Location.GetLineSpan().Path == other.Location.GetLineSpan().Path;

    /// <summary>Comments that are gone although the code on both sides of them lives on.</summary>
    private static async Task<IEnumerable<string>> LostCommentsAsync(FixedApp before, FixedApp after)
    {
        var lost = new List<string>();
        foreach (var document in after.Project.Documents)
        {
            var old = before.Solution.GetDocument(document.Id)!;
            var changes = (await document.GetTextChangesAsync(old)).ToList();
            if (changes.Count == 0)
            {
                continue;
            }

            var root = (await old.GetSyntaxRootAsync())!;
            var rest = (await document.GetTextAsync()).ToString();
            lost.AddRange(root.DescendantTrivia()
                .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                .Where(comment => !rest.Contains(comment.ToString(), StringComparison.Ordinal))
                .Where(comment => LivesOn(comment.Token, changes) && LivesOn(Other(comment), changes))
                .Select(comment => comment.ToString()));
        }

        return lost;
    }

    // The token on the other side of a comment from the one that it hangs on.
    private static SyntaxToken Other(SyntaxTrivia comment) =>
        comment.SpanStart < comment.Token.SpanStart ? comment.Token.GetPreviousToken() : comment.Token.GetNextToken();

    private static bool LivesOn(SyntaxToken token, List<TextChange> changes) =>
        changes.All(change => !change.Span.Contains(token.Span) || change.NewText!.Contains(token.Text, StringComparison.Ordinal));
}
