using CorsAnalyzers.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>
/// Adds <c>Cors:AllowedOrigins</c> to the text of an <c>appsettings.json</c> and leaves every other character alone. The file may hold
/// comments and trailing commas, as ASP.NET Core reads them. Whatever is not plainly an object is left as it is.
/// </summary>
internal static class AppSettingsEdit
{
    private const string Section = "Cors";
    private const string Key = "AllowedOrigins";

    /// <summary>The one insertion that is needed; null if the section is there already, or the file's shape is not understood.</summary>
    public static TextChange? AddOrigins(string json, IReadOnlyList<string> origins)
    {
        if (JsonText.Parse(json).Root is not { Kind: JsonKind.Object, IsIntact: true } root
            || root.Children.Any(static member => IsBelow(member, Section)))
        {
            return null;
        }

        var newLine = json.Contains("\r\n") ? "\r\n" : "\n";
        var indent = IndentOf(json, root);
        var section = root.Children.FirstOrDefault(static member => Is(member, Section));
        if (section is null)
        {
            var value = $"{{{newLine}{indent}{indent}{Property(origins, newLine, indent + indent, indent)}{newLine}{indent}}}";
            return Append(json, root, $"\"{Section}\": {value}", newLine, indent, "");
        }

        return section is { Kind: JsonKind.Object, IsIntact: true }
            && !section.Children.Any(static member => Is(member, Key) || IsBelow(member, Key))
            ? Append(json, section, Property(origins, newLine, indent + indent, indent), newLine, indent + indent, indent)
            : null;
    }

    private static bool Is(JsonNode member, string key) => key.Equals(member.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(JsonNode member, string key) =>
        member.Name?.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase) == true;

    private static string Property(IReadOnlyList<string> origins, string newLine, string outer, string indent)
    {
        var items = origins.Select(origin => newLine + outer + indent + JsonEscapes.Quote(origin));
        return $"\"{Key}\": [{string.Join(",", items)}{newLine}{outer}]";
    }

    private static TextChange Append(string json, JsonNode target, string property, string newLine, string inner, string outer)
    {
        if (target.Children.Count == 0)
        {
            var blanks = TextSpan.FromBounds(target.Span.Start + 1, target.Span.End - 1);
            var isBlank = string.IsNullOrWhiteSpace(json.Substring(blanks.Start, blanks.Length));
            return isBlank
                ? new TextChange(blanks, newLine + inner + property + newLine + outer)
                : new TextChange(new TextSpan(target.Span.Start + 1, 0), newLine + inner + property);
        }

        var last = target.Children[target.Children.Count - 1];
        return last.Comma is { } comma
            ? new TextChange(new TextSpan(comma.End, 0), newLine + inner + property)
            : new TextChange(new TextSpan(last.Span.End, 0), "," + newLine + inner + property);
    }

    private static string IndentOf(string json, JsonNode root)
    {
        if (root.Children.Count == 0 || root.Children[0].NameSpan is not { Start: var start })
        {
            return "  ";
        }

        var lineStart = json.LastIndexOf('\n', start) + 1;
        var blanks = json.Substring(lineStart, start - lineStart);
        return blanks.Length > 0 && string.IsNullOrWhiteSpace(blanks) ? blanks : "  ";
    }
}
