using CorsAnalyzers.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>
/// A string of a settings file, and what can be written in its place. All else, comments and trailing commas included, stays as it is.
/// </summary>
internal sealed class JsonString
{
    private static readonly char[] ListSeparators = [',', ';', '|'];

    private readonly SourceText _text;
    private readonly JsonText _json;
    private readonly JsonNode _node;

    private JsonString(SourceText text, JsonText json, JsonNode node)
    {
        _text = text;
        _json = json;
        _node = node;
    }

    /// <summary>The value.</summary>
    public string Value => _node.Text;

    /// <summary>As it is written.</summary>
    public string Literal => _text.ToString(Span);

    private TextSpan Span => _node.Span;

    private JsonNode? Array => _node.Parent is { Kind: JsonKind.Array, IsIntact: true } array ? array : null;

    /// <summary>The string at a place; null if there is none, or it has escapes in it.</summary>
    public static JsonString? At(SourceText text, TextSpan span)
    {
        var json = JsonText.Parse(text.ToString());
        return json.ValueAt(span.Start) is { Kind: JsonKind.String, IsIntact: true } node
            && node.Span == span
            && !json.ToString(span).Contains('\\')
            ? new JsonString(text, json, node)
            : null;
    }

    /// <summary>Writes values in its place; null if they are several and it is no item of a list.</summary>
    public IReadOnlyList<TextChange>? Replace(IReadOnlyList<string> values)
    {
        if (values.Count == 0 || (values.Count > 1 && Array is null))
        {
            return null;
        }

        var separator = ListText.Separator(_text, Span.Start, _text.ToString().Contains("\r\n") ? "\r\n" : "\n");
        return [new TextChange(Span, string.Join(separator, values.Select(JsonEscapes.Quote)))];
    }

    /// <summary>Writes as many values in its place as it has room for.</summary>
    public IReadOnlyList<TextChange>? ReplaceBy(IReadOnlyList<string> values, out IReadOnlyList<string> written)
    {
        written = Array is null ? [.. values.Take(1)] : values;
        return Replace(written);
    }

    /// <summary>
    /// Corrects the one part of a list in one string, which the code takes apart, that the correction is about; null if that is not clear.
    /// </summary>
    public IReadOnlyList<TextChange>? ReplacePart(string corrected)
    {
        var separators = ListSeparators.Where(Value.Contains).ToList();
        if (separators.Count != 1)
        {
            return null;
        }

        var changes = new List<TextChange>();
        var start = Span.Start + 1;
        foreach (var part in Value.Split(separators[0]))
        {
            if (part != corrected && IsMeant(part.Trim(), corrected))
            {
                changes.Add(new TextChange(new TextSpan(start, part.Length), corrected));
            }

            start += part.Length + 1;
        }

        return changes.Count == 1 ? changes : null;
    }

    /// <summary>
    /// Takes it out of its list; null if it is in none, or alone. The files lie over one another item by item, so that a shorter list in a
    /// file for one environment would let an item of the common file through: only from that one something is taken.
    /// </summary>
    public IReadOnlyList<TextChange>? Remove(bool isCommonFile)
    {
        if (!isCommonFile || Array is not { Children: { Count: > 1 } items })
        {
            return null;
        }

        var before = _node.Index > 0 ? items[_node.Index - 1].Comma : null;
        return ListText.Without(_text, Span, before, _node.Comma, _json.SkipBlanks(_node.Comma?.End ?? Span.End));
    }

    private static bool IsMeant(string part, string corrected) =>
        part.Length > 0
        && part.IndexOf(' ') < 0
        && (part.IndexOf(corrected, StringComparison.OrdinalIgnoreCase) >= 0
            || corrected.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
