using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a test states what must hold; a test framework of its own can be put behind it.</summary>
public interface IVerifier
{
    /// <summary>Requires that <paramref name="collection"/> has no elements.</summary>
    void Empty<T>(string collectionName, IEnumerable<T> collection);

    /// <summary>Requires that both values are equal.</summary>
    void Equal<T>(T expected, T actual, string? message = null);

    /// <summary>Requires a true condition.</summary>
    void True([DoesNotReturnIf(false)] bool assert, string? message = null);

    /// <summary>Requires a false condition.</summary>
    void False([DoesNotReturnIf(true)] bool assert, string? message = null);

    /// <summary>Fails the test.</summary>
    [DoesNotReturn]
    void Fail(string? message = null);

    /// <summary>Requires a language that can be tested.</summary>
    void LanguageIsSupported(string language);

    /// <summary>Requires that <paramref name="collection"/> has elements.</summary>
    void NotEmpty<T>(string collectionName, IEnumerable<T> collection);

    /// <summary>Requires the same elements in the same order.</summary>
    void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null);

    /// <summary>A verifier whose failures also name <paramref name="context"/>.</summary>
    IVerifier PushContext(string context);
}
