using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A string of a settings file, and what can be written in its place. All else, comments and trailing commas included, stays as it is.</summary>
internal sealed class JsonString
{
    private static readonly char[] ListSeparators = [',', ';', '|'];

    private readonly SourceText _text;
    private readonly TextSpan _span;
    private readonly JsonArray? _array;

    private JsonString(SourceText text, TextSpan span)
    {
        _text = text;
        _span = span;
        _array = JsonArray.Around(text.ToString(), span.Start);
    }

    /// <summary>The value.</summary>
    public string Value => _text.ToString(TextSpan.FromBounds(_span.Start + 1, _span.End - 1));

    /// <summary>As it is written.</summary>
    public string Literal => _text.ToString(_span);

    /// <summary>Whether other items stand in the same list.</summary>
    public bool HasItemsBeside => _array is { Items.Count: > 1 };

    /// <summary>The string at a place; null if there is none, or it has escapes in it.</summary>
    public static JsonString? At(SourceText text, TextSpan span) =>
        span.Length >= 2 && span.End <= text.Length && text[span.Start] == '"' && text[span.End - 1] == '"' && !text.ToString(span).Contains('\\')
            ? new JsonString(text, span)
            : null;

    /// <summary>Writes values in its place; null if they are several and it is no item of a list.</summary>
    public IReadOnlyList<TextChange>? Replace(IReadOnlyList<string> values)
    {
        if (values.Count == 0 || (values.Count > 1 && _array is null))
        {
            return null;
        }

        var separator = ListText.Separator(_text, _span.Start, _text.ToString().Contains("\r\n") ? "\r\n" : "\n");
        return [new TextChange(_span, string.Join(separator, values.Select(static value => $"\"{value}\"")))];
    }

    /// <summary>Writes as many values in its place as it has room for.</summary>
    public IReadOnlyList<TextChange>? ReplaceBy(IReadOnlyList<string> values, out IReadOnlyList<string> written)
    {
        written = _array is null ? [.. values.Take(1)] : values;
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
        var start = _span.Start + 1;
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
        if (!isCommonFile || _array is not { Items.Count: > 1 } array)
        {
            return null;
        }

        var index = array.Items.TakeWhile(item => item.Start != _span.Start).Count();
        var item = array.Items[index];
        var next = JsonObject.SkipBlanks(_text.ToString(), item.CommaEnd ?? item.End);
        return ListText.Without(_text, _span, index > 0 ? Comma(array.Items[index - 1]) : null, Comma(item), next);
    }

    private static bool IsMeant(string part, string corrected) =>
        part.Length > 0
        && part.IndexOf(' ') < 0
        && (part.IndexOf(corrected, StringComparison.OrdinalIgnoreCase) >= 0 || corrected.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static TextSpan? Comma(JsonItem item) => item.CommaEnd is { } end ? new TextSpan(end - 1, 1) : null;
}
