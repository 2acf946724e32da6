using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>Keeps what a program logs about CORS and about requests that fail: messages, and exceptions as their type and message.</summary>
internal sealed class ServerLog : ILoggerProvider, ILogger
{
    private static readonly string[] Categories = ["Microsoft.AspNetCore.Cors", "Microsoft.AspNetCore.Server"];

    private readonly ConcurrentQueue<string> _entries = new();

    /// <summary>Everything so far.</summary>
    public string Text => string.Join('\n', _entries);

    public ILogger CreateLogger(string categoryName) => Categories.Any(category => categoryName.StartsWith(category, StringComparison.Ordinal)) ? this : NullLogger.Instance;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue(formatter(state, exception));
        if (exception is not null)
        {
            _entries.Enqueue(Describe(exception));
        }
    }

    /// <summary>An exception as a server prints it in the first place.</summary>
    public static string Describe(Exception exception) => $"{exception.GetType()}: {exception.Message}";
}
