namespace CorsAnalyzers.Catalogue;

/// <summary>The part of a page that is written; everything around it is by hand.</summary>
internal static class Region
{
    public const string Begin = "<!-- rules:begin (written by eng/catalogue) -->\n";
    public const string End = "<!-- rules:end -->\n";

    public static string Replace(string page, string content)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{page[..(begin + Begin.Length)]}\n{content}\n{page[end..]}"
            : throw new InvalidOperationException($"The page needs these two lines, in this order:\n{Begin}{End}");
    }
}
