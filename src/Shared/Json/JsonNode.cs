using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Shared.Json;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>A word that JSON does not know.</summary>
    Unknown,
}

/// <summary>A value of a <see cref="JsonText"/>. Names and texts are read from there when somebody asks.</summary>
internal sealed class JsonNode(string source, JsonKind kind, JsonNode? parent, int index, TextSpan? nameSpan, int start)
{
    private List<JsonNode>? _children;

    public JsonKind Kind { get; } = kind;

    /// <summary>The object or array that it stands in.</summary>
    public JsonNode? Parent { get; } = parent;

    /// <summary>Which value of its parent it is.</summary>
    public int Index { get; } = index;

    /// <summary>The name of a member, quotes included.</summary>
    public TextSpan? NameSpan { get; } = nameSpan;

    /// <summary>The value, quotes or brackets included.</summary>
    public TextSpan Span { get; private set; } = new(start, 0);

    /// <summary>The comma that follows it in its list.</summary>
    public TextSpan? Comma { get; private set; }

    /// <summary>Whether it is closed, and nothing is missing or surplus right inside it. What stands deeper says so itself.</summary>
    public bool IsIntact { get; private set; } = true;

    public IReadOnlyList<JsonNode> Children => _children ?? (IReadOnlyList<JsonNode>)[];

    /// <summary>The name of a member, escapes resolved.</summary>
    public string? Name => NameSpan is { } span ? JsonEscapes.Resolve(source, span) : null;

    /// <summary>The text of a string, escapes resolved; anything else as it is written.</summary>
    public string Text => Kind == JsonKind.String ? JsonEscapes.Resolve(source, Span) : source.Substring(Span.Start, Span.Length);

    internal void Add(JsonNode child) => (_children ??= []).Add(child);

    internal void EndAt(int end) => Span = TextSpan.FromBounds(Span.Start, end);

    internal void FollowWith(TextSpan comma) => Comma = comma;

    internal void Damage() => IsIntact = false;
}
