namespace CorsAnalyzers.Protocol;

/// <summary>What a server lets into the headers of a response: Kestrel, with the encoding of headers that it has by default.</summary>
internal static class ServerHeaders
{
    /// <summary>The name of the exception that setting a header with such a value ends in.</summary>
    public const string Exception = nameof(InvalidOperationException);

    /// <summary>Whether a value has a character that the server refuses to send: a control character, or one beyond ASCII.</summary>
    public static bool IsRefused(string value) => value.Any(static c => c is not ('\t' or (>= ' ' and <= '~')));
}
