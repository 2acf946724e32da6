using System.Globalization;
using CorsAnalyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>What a policy has to be told so that it writes the headers that code has written.</summary>
internal static class PolicyFromHeaders
{
    /// <summary>
    /// The calls on the policy's builder, apart from the origins; null if a header has no counterpart or a value is not known.
    /// </summary>
    public static IReadOnlyList<string>? Calls(SourceFile file, IReadOnlyList<HeaderWrite> writes)
    {
        string?[] calls =
        [
            Names(file, writes, "allowheaders", "requestheaders", "Header", "WithHeaders"),
            Names(file, writes, "allowmethods", "requestmethod", "Method", "WithMethods"),
            Names(file, writes, "exposeheaders", null, null, "WithExposedHeaders"),
            MaxAge(file, writes),
            Credentials(file, writes),
        ];
        var isComplete = writes.All(static write => write.Name is "vary" or HeaderWrite.AllowOrigin
            or HeaderWrite.Prefix + "allowheaders" or HeaderWrite.Prefix + "allowmethods" or HeaderWrite.Prefix + "exposeheaders"
            or HeaderWrite.Prefix + "maxage" or HeaderWrite.Prefix + "allowcredentials");
        return isComplete
            && !calls.Contains(null) ? [.. calls.Where(static call => call is { Length: > 0 }).Select(static call => call!)] : null;
    }

    // Nothing for a header that is not written, null for one whose value is not known.
    private static string? Names(
        SourceFile file, IReadOnlyList<HeaderWrite> writes, string header, string? requested, string? any, string with)
    {
        var own = Of(writes, header);
        var texts = own.Select(write => write.Texts(file)).ToList();
        var names = texts.OfType<IReadOnlyList<string>>()
            .SelectMany(static each => each)
            .SelectMany(static text => text.Split(','))
            .Select(static name => name.Trim())
            .Where(static name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var echoes =
            requested is not null && own.Where((_, i) => texts[i] is null).All(write => Echoes(write, HeaderWrite.Prefix + requested));
        return own.Count == 0 ? ""
            : any is not null && (names.Contains("*") || texts.Contains(null)) ? echoes ? $"AllowAny{any}()" : null
            : texts.Contains(null) || names.Count == 0 ? null
            : $"{with}({OriginText.Literals(names, ", ")})";
    }

    private static bool Echoes(HeaderWrite write, string header) => write.Values.All(value =>
        value.DescendantTokens().Any(token => HeaderWrite.Canonical(token.ValueText) == header));

    private static string? MaxAge(SourceFile file, IReadOnlyList<HeaderWrite> writes)
    {
        var own = Of(writes, "maxage");
        if (own.Count == 0)
        {
            return "";
        }

        if (own.Count > 1
            || own[0].Texts(file) is not { Count: 1 } texts
            || !int.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var duration = Reach.TypeName(file, own[0].Statement.SpanStart, "System", "TimeSpan");
        return $"SetPreflightMaxAge({duration}.FromSeconds({seconds.ToString(CultureInfo.InvariantCulture)}))";
    }

    private static string? Credentials(SourceFile file, IReadOnlyList<HeaderWrite> writes)
    {
        var texts = Of(writes, "allowcredentials").Select(write => write.Texts(file)).ToList();
        return texts.Contains(null)
            ? null
            : texts.Any(static each => each!.Any(static text => text.Equals("true", StringComparison.OrdinalIgnoreCase)))
                ? "AllowCredentials()" : "";
    }

    private static List<HeaderWrite> Of(IReadOnlyList<HeaderWrite> writes, string header) =>
        [.. writes.Where(write => write.Name == HeaderWrite.Prefix + header)];
}
