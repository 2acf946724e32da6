using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation.Sources;

/// <summary>How deep syntax is nested, found without recursion.</summary>
internal static class SyntaxDepth
{
    /// <summary>
    /// Levels below a body that Roslyn is still asked to bind. It makes operations by recursion, and on a thread with 1 MB of stack runs out of
    /// it at about 400 links of a chain, which are two levels each. Code that people write stays below a hundred.
    /// </summary>
    private const int Most = 300;

    public static bool IsBindable(SyntaxNode root)
    {
        var depth = 0;
        foreach (var step in root.Steps())
        {
            depth += step;
            if (depth > Most)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One up or down for each level entered or left.</summary>
    private static IEnumerable<int> Steps(this SyntaxNode root)
    {
        var open = new Stack<ChildSyntaxList.Enumerator>();
        open.Push(root.ChildNodesAndTokens().GetEnumerator());
        yield return 1;
        while (open.Count > 0)
        {
            var children = open.Pop();
            if (!children.MoveNext())
            {
                yield return -1;
                continue;
            }

            open.Push(children);
            if (children.Current.AsNode() is { } child)
            {
                open.Push(child.ChildNodesAndTokens().GetEnumerator());
                yield return 1;
            }
        }
    }
}
