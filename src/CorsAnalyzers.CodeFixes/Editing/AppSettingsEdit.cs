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
        if (JsonObject.Read(json, 0) is not { } root || JsonObject.SkipBlanks(json, root.End) != json.Length
            || root.Members.Any(static member => member.Name.StartsWith(Section + ":", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var newLine = json.Contains("\r\n") ? "\r\n" : "\n";
        var indent = IndentOf(json, root);
        var section = root.Members.FirstOrDefault(static member => member.Name.Equals(Section, StringComparison.OrdinalIgnoreCase));
        if (section is null)
        {
            var value = $"{{{newLine}{indent}{indent}{Property(origins, newLine, indent + indent, indent)}{newLine}{indent}}}";
            return Append(json, root, $"\"{Section}\": {value}", newLine, indent, "");
        }

        return JsonObject.Read(json, section.ValueStart) is { } cors && !cors.Members.Any(static member => IsKey(member.Name))
            ? Append(json, cors, Property(origins, newLine, indent + indent, indent), newLine, indent + indent, indent)
            : null;
    }

    private static bool IsKey(string name) =>
        name.Equals(Key, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Key + ":", StringComparison.OrdinalIgnoreCase);

    private static string Property(IReadOnlyList<string> origins, string newLine, string outer, string indent)
    {
        var items = origins.Select(origin => $"{newLine}{outer}{indent}\"{origin.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"");
        return $"\"{Key}\": [{string.Join(",", items)}{newLine}{outer}]";
    }

    private static TextChange Append(string json, JsonObject target, string property, string newLine, string inner, string outer)
    {
        if (target.Members.Count == 0)
        {
            var blanks = new TextSpan(target.Start + 1, target.End - 1 - (target.Start + 1));
            var isBlank = string.IsNullOrWhiteSpace(json.Substring(blanks.Start, blanks.Length));
            return isBlank
                ? new TextChange(blanks, newLine + inner + property + newLine + outer)
                : new TextChange(new TextSpan(target.Start + 1, 0), newLine + inner + property);
        }

        var last = target.Members[target.Members.Count - 1];
        return last.CommaEnd is { } comma
            ? new TextChange(new TextSpan(comma, 0), newLine + inner + property)
            : new TextChange(new TextSpan(last.ValueEnd, 0), "," + newLine + inner + property);
    }

    private static string IndentOf(string json, JsonObject root)
    {
        if (root.Members.Count == 0)
        {
            return "  ";
        }

        var start = root.Members[0].NameStart;
        var lineStart = json.LastIndexOf('\n', start) + 1;
        var blanks = json.Substring(lineStart, start - lineStart);
        return blanks.Length > 0 && string.IsNullOrWhiteSpace(blanks) ? blanks : "  ";
    }
}
