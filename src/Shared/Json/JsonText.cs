using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Shared.Json;

/// <summary>
/// A JSON text with the place of every value in it: what reads settings files and what edits them share it. Comments and trailing commas
/// are allowed, as ASP.NET Core allows them. A broken text has values too: those that are there.
/// </summary>
/// <remarks>Nothing recurses over the nesting, and nothing keeps a path, so that memory grows with the length of the text alone.</remarks>
internal sealed class JsonText
{
    private readonly string _text;

    private JsonText(string text, JsonParser parser)
    {
        _text = text;
        Nodes = parser.Nodes;
        IsValid = parser.IsValid;
        Depth = parser.Depth;
    }

    /// <summary>Every value in the order of the text, so that an object or array comes before what it holds.</summary>
    public IReadOnlyList<JsonNode> Nodes { get; }

    /// <summary>The outermost value.</summary>
    public JsonNode? Root => Nodes.Count > 0 ? Nodes[0] : null;

    /// <summary>Whether it is one JSON value (RFC 8259), comments and trailing commas aside.</summary>
    public bool IsValid { get; }

    /// <summary>How many objects and arrays stand inside one another, at most.</summary>
    public int Depth { get; }

    public static JsonText Parse(string text) => new(text, new JsonParser(text));

    /// <summary>The value that begins at a position.</summary>
    public JsonNode? ValueAt(int position)
    {
        var (low, high) = (0, Nodes.Count - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var start = Nodes[middle].Span.Start;
            if (start == position)
            {
                return Nodes[middle];
            }

            (low, high) = start < position ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The first position at or after the given one that is neither white space nor comment.</summary>
    public int SkipBlanks(int position) => JsonBlanks.Skip(_text, position).End;

    public override string ToString() => _text;

    public string ToString(TextSpan span) => _text.Substring(span.Start, span.Length);
}
