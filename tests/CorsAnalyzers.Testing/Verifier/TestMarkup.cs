using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A text without its markup, and what the markup marked: a name per span, empty for <c>[|…|]</c>.</summary>
internal sealed partial record TestMarkup(SourceText Text, ImmutableArray<(string Name, TextSpan Span)> Spans)
{
    /// <summary>
    /// Reads <c>[|…|]</c>, <c>{|name:…|}</c>, <c>{|#n:…|}</c> and the position <c>$$</c>, which is dropped.
    /// Spans may nest; one that is not closed, or closed without being open, is an error of the test.
    /// </summary>
    public static TestMarkup Parse(string fileName, SourceText source, MarkupOptions options)
    {
        var marked = source.ToString();
        var text = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        var open = new Stack<(string Name, string End, int Start)>();
        var copied = 0;
        foreach (Match sign in Signs().Matches(marked))
        {
            text.Append(marked, copied, sign.Index - copied);
            copied = sign.Index + sign.Length;
            switch (sign.Value)
            {
                case "$$" when options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode):
                    text.Append("$$");
                    break;
                case "$$":
                    break;
                case "[|":
                    open.Push(("", "|]", text.Length));
                    break;
                case "|]" or "|}":
                    if (!open.TryPop(out var top) || top.End != sign.Value)
                    {
                        throw new ArgumentException($"{fileName}: '{sign.Value}' at {sign.Index} closes no markup span.");
                    }

                    spans.Add((top.Name, TextSpan.FromBounds(top.Start, text.Length)));
                    break;
                default:
                    open.Push((sign.Groups["name"].Value, "|}", text.Length));
                    break;
            }
        }

        if (open.TryPeek(out var left))
        {
            throw new ArgumentException($"{fileName}: a markup span '{left.Name}' is not closed by '{left.End}'.");
        }

        text.Append(marked, copied, marked.Length - copied);
        return new(SourceText.From(text.ToString(), source.Encoding ?? Encoding.UTF8), spans.ToImmutable());
    }

    [GeneratedRegex(@"\$\$|\[\||\|\]|\|\}|\{\|(?<name>#?[A-Za-z0-9_.]+):")]
    private static partial Regex Signs();
}
