using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>What a browser sent to one host, and what it was answered, in the order of the answers.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentQueue<Answer> _answers = new();

    /// <summary>The answers so far. Each is here before the browser sees it.</summary>
    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>How many of them are to preflights.</summary>
    public int Preflights => _answers.Count(static answer => answer.IsPreflight);

    /// <summary>Writes down an answer that is about to be sent.</summary>
    public void Add(HttpContext context) => _answers.Enqueue(new(
        context.Request.Method,
        context.Request.Path.Value!,
        context.Request.Headers.Origin.ToString(),
        context.Response.StatusCode,
        HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod.Count > 0));

    /// <summary>A request and the status of the answer.</summary>
    /// <param name="Method">The request's method.</param>
    /// <param name="Path">What it asks for.</param>
    /// <param name="Origin">Its <c>Origin</c>; empty if it has none.</param>
    /// <param name="Status">The status of the answer.</param>
    /// <param name="IsPreflight">Whether it was a preflight.</param>
    internal sealed record Answer(string Method, string Path, string Origin, int Status, bool IsPreflight);
}
