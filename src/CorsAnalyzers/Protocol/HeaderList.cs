using System.Collections;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// A header list (Fetch standard §2.2.2): names with values in the order they were added, a name as often as it occurs on the wire;
/// names are compared without regard to case.
/// </summary>
internal sealed class HeaderList : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _headers;

    /// <summary>Takes the headers of a response, for instance <c>HttpResponseMessage.Headers</c> flattened.</summary>
    public HeaderList(IEnumerable<KeyValuePair<string, string>> headers) => _headers = headers.ToImmutableArray();

    /// <summary>No headers.</summary>
    public static HeaderList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _headers.Length;

    /// <summary>The names that occur, each once, in the case it was first written.</summary>
    public IEnumerable<string> Names => _headers.Select(static header => header.Key).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes headers that come grouped by name, as <c>HttpResponseMessage.Headers</c> has them.</summary>
    public static HeaderList From(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        new(headers.SelectMany(
            static header => header.Value,
            static (header, value) => new KeyValuePair<string, string>(header.Key, value)));

    /// <summary>This list with one more header at its end.</summary>
    public HeaderList With(string name, string value) => new(_headers.Add(new(name, value)));

    /// <summary>
    /// The value of a header as Fetch's "get" yields it: trimmed, several ones joined by <c>", "</c>; null if it does not occur.
    /// </summary>
    public string? Get(string name)
    {
        var values = _headers.Where(header => IsNamed(header, name)).Select(static header => Trim(header.Value)).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    /// <summary>
    /// The members of a header that is a comma-separated list of tokens (Fetch's "extract header list values"): empty if the header does
    /// not occur, null — failure — if a member is not a token, quoted ones included.
    /// </summary>
    public IReadOnlyList<string>? GetTokens(string name)
    {
        var members = (Get(name) ?? "").Split(',').Select(Trim).Where(static member => member.Length > 0).ToArray();
        return members.All(Token.IsValid) ? members : null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsNamed(KeyValuePair<string, string> header, string name) =>
        string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);

    private static string Trim(string value) => value.Trim(' ', '\t', '\r', '\n');
}
