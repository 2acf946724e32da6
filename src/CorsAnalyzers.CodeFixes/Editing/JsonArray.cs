namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Where an array of a JSON text begins and ends (<see cref="End"/> is behind the bracket), and where its items are.</summary>
internal sealed record JsonArray(int Start, int End, IReadOnlyList<JsonItem> Items)
{
    /// <summary>Values inside one another; a host reads no more.</summary>
    private const int MostDepth = 64;

    /// <summary>The array that the value at a position is an item of; null if it is none, or the text up to there is not well formed.</summary>
    public static JsonArray? Around(string json, int position)
    {
        var at = 0;
        for (var depth = 0; depth < MostDepth; depth++)
        {
            var array = Read(json, at);
            var values = array is not null ? array.Items.Select(static item => (item.Start, item.End))
                : JsonObject.Read(json, at) is { } members ? members.Members.Select(static member => (Start: member.ValueStart, End: member.ValueEnd))
                : [];
            var (start, end) = values.FirstOrDefault(value => value.Start <= position && position < value.End);
            if (end == 0 || start == position)
            {
                return end == 0 ? null : array;
            }

            at = start;
        }

        return null;
    }

    private static JsonArray? Read(string json, int position)
    {
        var start = JsonObject.SkipBlanks(json, position);
        if (JsonObject.At(json, start) != '[')
        {
            return null;
        }

        var items = new List<JsonItem>();
        var at = JsonObject.SkipBlanks(json, start + 1);
        while (JsonObject.SkipValue(json, at) is var end && end > 0)
        {
            var next = JsonObject.SkipBlanks(json, end);
            var isComma = JsonObject.At(json, next) == ',';
            items.Add(new JsonItem(at, end, isComma ? next + 1 : null));
            at = isComma ? JsonObject.SkipBlanks(json, next + 1) : next;
            if (!isComma)
            {
                break;
            }
        }

        return JsonObject.At(json, at) == ']' ? new JsonArray(start, at + 1, items) : null;
    }
}

/// <summary>An item of an array; <see cref="CommaEnd"/> is behind the comma that follows it, if one does.</summary>
internal sealed record JsonItem(int Start, int End, int? CommaEnd);
