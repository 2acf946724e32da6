using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A location that a diagnostic is expected at.</summary>
public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options);

/// <summary>A diagnostic that is expected. What is not stated is not compared, except that it must be there.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>Nothing expected.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;

    /// <summary>Expects a diagnostic by id and severity.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this()
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic of a descriptor, with its severity, and its message once the arguments are stated.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
        => MessageFormat = descriptor.MessageFormat;

    /// <summary>Expected locations; the first is the diagnostic's own, the others its additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    /// <summary>Expected severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>How it is compared.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>Expected id.</summary>
    public string Id { get; private init; } = null!;

    /// <summary>Format of the expected message.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>Expected message arguments; null if not compared.</summary>
    public object[]? MessageArguments { get; private init; }

    /// <summary>Expected suppression; null if not compared.</summary>
    public bool? IsSuppressed { get; private init; }

    /// <summary>Expected message; null if not compared.</summary>
    public string? Message
    {
        get
        {
            if (IgnoresMessage || StatedMessage is not null)
            {
                return StatedMessage;
            }

            if (MessageFormat is null || (MessageArguments is null && MessageFormat.ToString().Contains("{0", StringComparison.Ordinal)))
            {
                return null;
            }

            return string.Format(System.Globalization.CultureInfo.InvariantCulture, MessageFormat.ToString(), MessageArguments ?? []);
        }
    }

    private string? StatedMessage { get; init; }

    private bool IgnoresMessage { get; init; }

    /// <summary>Whether a location is stated.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>States the severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>States the message's arguments.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>States the whole message; null: it is not compared.</summary>
    public DiagnosticResult WithMessage(string? message) => this with { StatedMessage = message, IgnoresMessage = message is null };

    /// <summary>States the message's format.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>States whether it is suppressed.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    /// <summary>States how it is compared.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>States that it has no location in a file.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>States where it begins, in the first source.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", new LinePosition(line - 1, column - 1));

    /// <summary>States where it begins, in the first source.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    /// <summary>States where it begins.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>States where it begins.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location)
        => WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>States where it begins.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options)
        => With(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>States that it lies on the span <c>{|#<paramref name="markupKey"/>:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>States that it lies on the span <c>{|#<paramref name="markupKey"/>:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
        => With(
            new FileLinePositionSpan("", new LinePosition(0, markupKey), new LinePosition(0, markupKey)),
            options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    /// <summary>States where it lies, in the first source.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>States where it lies.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(new FileLinePositionSpan(
            path,
            new LinePosition(startLine - 1, startColumn - 1),
            new LinePosition(endLine - 1, endColumn - 1)));

    /// <summary>States where it lies.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>States where it lies.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) => With(span, options);

    /// <summary>The same with <paramref name="path"/> for every location that names no file.</summary>
    public DiagnosticResult WithDefaultPath(string path)
        => WithSpans(location => location.Span.Path.Length > 0 || location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
            ? location
            : location with { Span = new FileLinePositionSpan(path, location.Span.Span) });

    /// <summary>The same, moved down by <paramref name="offset"/> lines.</summary>
    public DiagnosticResult WithLineOffset(int offset)
        => WithSpans(location => location with
        {
            Span = new FileLinePositionSpan(
                location.Span.Path,
                new LinePosition(location.Span.StartLinePosition.Line + offset, location.Span.StartLinePosition.Character),
                new LinePosition(location.Span.EndLinePosition.Line + offset, location.Span.EndLinePosition.Character)),
        });

    /// <inheritdoc/>
    public override string ToString()
        => $"{(HasLocation ? $"{Spans[0].Span.Path}({Spans[0].Span.StartLinePosition}): " : "")}{Severity} {Id}: {Message}";

    /// <summary>The same with every location changed by <paramref name="change"/>.</summary>
    internal DiagnosticResult WithSpans(Func<DiagnosticLocation, DiagnosticLocation> change)
        => this with { Spans = [.. Spans.Select(change)] };

    private DiagnosticResult With(FileLinePositionSpan span, DiagnosticLocationOptions options)
        => this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };
}
