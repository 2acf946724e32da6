using System.Text.Json;
using System.Threading.Channels;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>
/// A page that runs what the tests tell it. It asks its own server for the next task and brings along what came of the last, so that every
/// browser is driven in the same way, with nothing between it and the servers.
/// </summary>
internal sealed class WebPage(string origin, Uri address)
{
    /// <summary>The text of every page.</summary>
    public const string Document =
        """
        <!doctype html><meta charset="utf-8"><title>CorsAnalyzers.Proofs</title><link rel="icon" href="data:,">
        <script>
        (async () => {
            let answer = { value: self.origin };
            for (;;) {
                let task;
                try {
                    task = await (await fetch(location.pathname, { method: 'POST', body: JSON.stringify(answer) })).json();
                } catch {
                    return;
                }
                answer = {};
                if (task.address) {
                    location.href = task.address;
                    return;
                }
                if (task.script) {
                    try {
                        answer.value = await (0, eval)(task.script)(task.argument) ?? null;
                    } catch (error) {
                        answer.failure = String(error);
                    }
                }
            }
        })();
        </script>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<PageTask> _tasks = Channel.CreateUnbounded<PageTask>();
    private readonly Channel<JsonElement> _answers = Channel.CreateUnbounded<JsonElement>();

    /// <summary>Where it is.</summary>
    public Uri Address => address;

    /// <summary>Whether it is sandboxed like a frame with the attribute of that name, and its origin opaque.</summary>
    public bool IsSandboxed => origin == "null";

    /// <summary>Its origin, which is <c>null</c> if it is sandboxed.</summary>
    public string Origin => origin;

    /// <summary>Takes what the page brings and waits a while for what it is to do next.</summary>
    public async Task<PageTask> ExchangeAsync(JsonElement answer, CancellationToken cancellationToken)
    {
        if (answer.EnumerateObject().Any())
        {
            _answers.Writer.TryWrite(answer);
        }

        try
        {
            return await _tasks.Reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new();
        }
    }

    /// <summary>Waits until the page is open; its origin.</summary>
    public async Task<string?> OpenedAsync() => (await AnswerAsync()).GetString();

    /// <summary>Leaves for another page.</summary>
    public void Leave(Uri next) => _tasks.Writer.TryWrite(new() { Address = next });

    /// <summary>What a function in JavaScript returns for an argument, promises awaited.</summary>
    public Task<JsonElement> RunAsync(string script, object? argument)
    {
        _tasks.Writer.TryWrite(new() { Script = $"({script})", Argument = argument });
        return AnswerAsync();
    }

    private async Task<JsonElement> AnswerAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var answer = await _answers.Reader.ReadAsync(patience.Token);
            return answer.TryGetProperty("failure", out var failure) ? throw new InvalidOperationException($"The script failed: {failure}")
                : answer.TryGetProperty("value", out var value) ? value
                : default;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The page {address} does not answer.");
        }
    }

    /// <summary>What a page is to do: go elsewhere, run a script, or ask again.</summary>
    internal sealed record PageTask
    {
        public Uri? Address { get; init; }

        public string? Script { get; init; }

        public object? Argument { get; init; }
    }
}
