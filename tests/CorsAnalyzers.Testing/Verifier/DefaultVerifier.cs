using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reports a failure as <see cref="InvalidOperationException"/>, which every test framework shows with its message.</summary>
public class DefaultVerifier : IVerifier
{
    /// <summary>A verifier without context.</summary>
    public DefaultVerifier()
        : this([])
    {
    }

    /// <summary>A verifier whose failures name <paramref name="context"/>, innermost first.</summary>
    protected DefaultVerifier(ImmutableStack<string> context) => Context = context;

    /// <summary>What was being verified, innermost first.</summary>
    protected ImmutableStack<string> Context { get; }

    /// <inheritdoc/>
    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
        => True(!collection.Any(), $"Expected '{collectionName}' to be empty, it contains '{collection.Count()}' elements");

    /// <inheritdoc/>
    public virtual void Equal<T>(T expected, T actual, string? message = null)
        => True(EqualityComparer<T>.Default.Equals(expected, actual), message ?? $"Expected '{expected}', actual '{actual}'");

    /// <inheritdoc/>
    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
        {
            Fail(message ?? "Expected value to be 'true' but was 'false'");
        }
    }

    /// <inheritdoc/>
    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
        => True(!assert, message ?? "Expected value to be 'false' but was 'true'");

    /// <inheritdoc/>
    [DoesNotReturn]
    public virtual void Fail(string? message = null)
        => throw new InvalidOperationException(CreateMessage(message ?? "Verification failed"));

    /// <inheritdoc/>
    public virtual void LanguageIsSupported(string language)
        => True(language == LanguageNames.CSharp, $"Unsupported language: '{language}'");

    /// <inheritdoc/>
    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
        => True(collection.Any(), $"Expected '{collectionName}' to be non-empty, it is empty");

    /// <inheritdoc/>
    public virtual void SequenceEqual<T>(
        IEnumerable<T> expected,
        IEnumerable<T> actual,
        IEqualityComparer<T>? equalityComparer = null,
        string? message = null)
        => True(
            expected.SequenceEqual(actual, equalityComparer),
            message ?? $"Expected [{string.Join(", ", expected)}], actual [{string.Join(", ", actual)}]");

    /// <inheritdoc/>
    public virtual IVerifier PushContext(string context) => new DefaultVerifier(Context.Push(context));

    /// <summary>The message with its context, outermost first.</summary>
    protected virtual string CreateMessage(string? message)
        => string.Concat(Context.Reverse().Select(context => $"Context: {context}{Environment.NewLine}")) + message;
}
