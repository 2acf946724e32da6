using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Facts;

/// <summary>A request as <c>runs.md</c> writes it: <c>[preflight ]METHOD path[ from origin][ with name: value]</c>.</summary>
internal static class Question
{
    private const string Preflight = "preflight ";
    private const string CorsPrefix = "Access-Control-";

    private static readonly HttpClient Client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    /// <summary>Asks, and gives status, the body of a success, and the CORS headers.</summary>
    public static async Task<string> AskAsync(Uri server, string question, CancellationToken cancellationToken)
    {
        using var request = RequestOf(server, question);
        using var response = await Client.SendAsync(request, cancellationToken);
        var body = response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken) : "";
        var headers = response.Headers
            .Where(header => header.Key.StartsWith(CorsPrefix, StringComparison.OrdinalIgnoreCase) || header.Key == CorsHeaders.Vary)
            .Select(header => (Name: header.Key.Replace(CorsPrefix, "", StringComparison.OrdinalIgnoreCase), header.Value))
            .Select(header => $"{header.Name}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        return string.Join(' ', new[] { $"{(int)response.StatusCode}", body, string.Join("; ", headers) }.Where(part => part.Length > 0));
    }

    private static HttpRequestMessage RequestOf(Uri server, string question)
    {
        var (line, header) = Split(question, " with ");
        (line, var origin) = Split(line, " from ");
        var isPreflight = line.StartsWith(Preflight, StringComparison.Ordinal);
        var (method, path) = Split(isPreflight ? line[Preflight.Length..] : line, " ");
        var request = new HttpRequestMessage(isPreflight ? HttpMethod.Options : new HttpMethod(method), new Uri(server, path));
        Set(CorsHeaders.Origin, origin);
        Set(CorsHeaders.RequestMethod, isPreflight ? method : "");
        var (name, value) = Split(header, ": ");
        Set(name, value);
        return request;

        void Set(string name, string value)
        {
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static (string First, string Second) Split(string text, string separator) =>
        text.Split(separator, 2) is [var first, var second] ? (first, second) : (text, "");
}
