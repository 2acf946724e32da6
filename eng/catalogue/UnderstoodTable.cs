using System.Text;
using CorsAnalyzers.Knowledge;

namespace CorsAnalyzers.Catalogue;

/// <summary>What the analyzer understands of .NET, ASP.NET Core and packages, from the rows of its knowledge.</summary>
internal static class UnderstoodTable
{
    public static string Write()
    {
        var text = new StringBuilder("| Subject | Types | Members |\n|---|---|---|\n");
        foreach (var subject in AppRun.Table.Rows.GroupBy(row => row.Module.Subject))
        {
            foreach (var same in subject.GroupBy(row => row.Type).GroupBy(type => Members(type), type => Type(type.Key)))
            {
                text.Append($"| {subject.Key} | {string.Join(", ", same.Distinct())} | {same.Key} |\n");
            }
        }

        return text.ToString();
    }

    private static string Members(IEnumerable<Row> rows) => string.Join(", ", rows.Select(Member).Distinct());

    private static string Member(Row row) => row switch
    {
        { Kind: RowKind.Constructor } => "`new`",
        { Kind: RowKind.Attribute } => "on a member",
        { Member: Row.Any } => "every property",
        { Member: "this[]" } => "`[…]`",
        _ => $"`{row.Member}`",
    };

    // The namespaces are long and say little; what stands in front of the type tells it apart.
    private static string Type(string name) => name == Row.Any ? "of any package"
        : name.EndsWith(".*", StringComparison.Ordinal) ? $"all of `{name[..^2]}`"
        : $"`{name[(name.LastIndexOf('.') + 1)..]}`";
}
