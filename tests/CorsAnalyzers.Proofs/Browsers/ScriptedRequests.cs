using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>What scripts in a page run to ask an API.</summary>
internal static class ScriptedRequests
{
    /// <summary>The pause before the third request: longer than a browser remembers what it was told no duration for.</summary>
    public const int SecondsToThird = 7;

    /// <summary>Sends one request; what the script may read of the answer, <c>null</c> if that is nothing.</summary>
    public const string Fetch =
        """
        async ({ url, method, headers, body, credentials }) => {
            try {
                const response = await fetch(url, { method, body, credentials, headers, signal: AbortSignal.timeout(30000) });
                await response.text();
                return { status: response.status, headers: [...response.headers.keys()] };
            } catch (error) {
                if (error.name === 'TimeoutError') throw error;
                return null;
            }
        }
        """;

    /// <summary>Sends many, one after another.</summary>
    public const string FetchAll = $$"""
        async requests => {
            const one = {{Fetch}};
            const seen = [];
            for (const request of requests) seen.push(await one(request));
            return seen;
        }
        """;

    /// <summary>Sends each thrice: the second time at once, the third time after a pause.</summary>
    public const string FetchThrice = $$"""
        requests => {
            const one = {{Fetch}};
            return Promise.all(requests.map(async request => {
                await one(request);
                await one(request);
                await new Promise(done => setTimeout(done, 7000));
                return await one(request);
            }));
        }
        """;

    /// <summary>Opens a WebSocket; whether that succeeds.</summary>
    public const string OpenSocket =
        """
        url => new Promise((done, fail) => {
            const socket = new WebSocket(url);
            socket.onopen = () => { socket.close(); done(true); };
            socket.onerror = () => done(false);
            setTimeout(() => fail(new Error('No answer.')), 30000);
        })
        """;

    /// <summary>A request as the argument of these scripts.</summary>
    public static object ToArgument(this BrowserRequest request, Uri url, string? body = null) => new
    {
        url,
        method = request.Method,
        headers = request.Headers.ToDictionary(static header => header.Key, static header => header.Value),
        body,
        credentials = request.IsCredentialed ? "include" : "omit",
    };
}

/// <summary>What a script may read of a response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">The names of its headers.</param>
internal sealed record Seen(int Status, string[] Headers)
{
    /// <summary>Whether it may read the header of this name.</summary>
    public bool Has(string header) => Headers.Contains(header, StringComparer.OrdinalIgnoreCase);
}
