using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A readable difference of two texts, line by line; line ends are shown where they are what differs.</summary>
internal static class TextDifference
{
    /// <summary>Lines that only <paramref name="expected"/> has after <c>-</c>, lines that only <paramref name="actual"/> has after <c>+</c>.</summary>
    public static string Describe(string expected, string actual)
    {
        var (left, right) = (Lines(expected), Lines(actual));
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var result = new StringBuilder();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                result.Append(' ').AppendLine(left[i++]);
                j++;
            }
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                result.Append('-').AppendLine(left[i++]);
            }
            else
            {
                result.Append('+').AppendLine(right[j++]);
            }
        }

        return result.ToString();

        string[] Lines(string text)
        {
            var onlyLineEndsDiffer = expected.ReplaceLineEndings("\n") == actual.ReplaceLineEndings("\n");
            return (onlyLineEndsDiffer ? text.Replace("\r", "<CR>", StringComparison.Ordinal).Replace("\n", "<LF>\n", StringComparison.Ordinal) : text)
                .Split('\n')
                .Select(line => line.TrimEnd('\r'))
                .ToArray();
        }
    }
}
