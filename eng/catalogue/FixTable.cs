using System.Reflection;
using System.Xml.Linq;
using CorsAnalyzers.CodeFixes;

namespace CorsAnalyzers.Catalogue;

/// <summary>The keys by which tools name fixes, each with what its comment says and the rules that it is for.</summary>
internal static class FixTable
{
    // Said once above the table.
    private const string Choices = " Further choices append their number: `….2`.";

    // How the compiler's file of comments names the constants.
    private static readonly string Member = $"F:{typeof(FixKeys).FullName}.";

    public static string Keys()
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(FixKeys).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => ((string)member.Attribute("name")!).StartsWith(Member, StringComparison.Ordinal))
            .ToDictionary(member => (string)member.Attribute("name")!, member => Markdown(member.Element("summary")!));
        return "| Key | What the fix does | Rules |\n|---|---|---|\n" + string.Concat(typeof(FixKeys).GetFields()
            .Select(field => $"| `{field.GetRawConstantValue()}` | {comments[Member + field.Name]} | {string.Join(", ", Rules(field))} |\n"));
    }

    private static IEnumerable<string> Rules(FieldInfo key) => key.GetCustomAttribute<MendsAttribute>() is { } mends
        ? mends.Rules.Select(id => $"[{id}](rules/{id}.md)")
        : throw new InvalidOperationException($"{nameof(FixKeys)}.{key.Name} does not say which rules it is for.");

    private static string Markdown(XElement comment)
    {
        var parts = comment.Nodes().Select(node => node is XElement { Name.LocalName: "c" } code ? $"`{code.Value}`" : node.ToString());
        return string.Join(' ', string.Concat(parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(Choices, "", StringComparison.Ordinal);
    }
}
