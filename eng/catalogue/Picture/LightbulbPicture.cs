using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Catalogue.Picture;

/// <summary>Draws the squiggle, its message and its lightbulb as an editor would. Every word in it comes from the analyzer and the fix.</summary>
internal static class LightbulbPicture
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);

        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(origin => origin.EndsWith("shop.example"))
            .AllowCredentials()));

        var app = builder.Build();
        app.UseCors();
        app.MapGet("/basket", () => "a basket");
        app.Run();
        """;

    private const int FirstLine = 2;
    private const int LastLine = 4;
    private const double Width = 820;
    private const double Left = 56;
    private const double LineHeight = 22;
    private const int Columns = 92;

    public static string Draw()
    {
        // A picture is drawn from start to end; there is nobody else on this thread to wait for.
        var shown = Task.Run(() => Lightbulb.ShowAsync(Program)).GetAwaiter().GetResult();
        var svg = new Svg(Width, $"{shown.Finding.Id}: {shown.Finding.GetMessage(CultureInfo.InvariantCulture)} Fixes: {string.Join("; ", shown.Titles)}");
        var bottom = Code(svg, shown, 16);
        bottom = Message(svg, shown.Finding, bottom + 10);
        bottom = Menu(svg, shown.Titles, bottom + 14);
        bottom = Change(svg, shown, bottom + 14);
        return svg.Finish(bottom + 18);
    }

    private static double Code(Svg svg, Lightbulb shown, double top)
    {
        var tokens = CSharpSyntaxTree.ParseText(shown.Before).GetRoot().DescendantTokens().ToList();
        foreach (var line in shown.Before.Lines.Skip(FirstLine).Take(LastLine - FirstLine + 1))
        {
            var baseline = top + ((line.LineNumber - FirstLine + 1) * LineHeight) - 6;
            svg.Text(14, baseline, (line.LineNumber + 1).ToString(CultureInfo.InvariantCulture), Colors.Faint);
            foreach (var token in tokens.Where(token => token.Span.Length > 0 && line.Span.Contains(token.Span)))
            {
                svg.Text(Column(token.SpanStart - line.Start), baseline, token.Text, Colors.Of(token));
            }

            if (line.Span.Contains(shown.Finding.Location.SourceSpan))
            {
                var at = shown.Finding.Location.SourceSpan;
                svg.Squiggle(Column(at.Start - line.Start), Column(at.End - line.Start), baseline + 5);
                svg.Bulb(38, baseline - 4);
            }
        }

        return top + ((LastLine - FirstLine + 1) * LineHeight);
    }

    private static double Message(Svg svg, Diagnostic finding, double top)
    {
        var lines = Wrap($"{finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}");
        var height = (lines.Count * LineHeight) + 14;
        svg.Box(Left, top, Width - Left - 20, height, Colors.Panel);
        for (var i = 0; i < lines.Count; i++)
        {
            svg.SmallText(Left + 12, top + 22 + (i * LineHeight), lines[i], Colors.Plain);
        }

        return top + height;
    }

    private static double Menu(Svg svg, IReadOnlyList<string> titles, double top)
    {
        var entries = titles.Select(Wrap).ToList();
        svg.Box(Left, top, Width - Left - 20, (entries.Sum(lines => lines.Count) * LineHeight) + 12, Colors.Panel);
        svg.Box(Left + 1, top + 6, Width - Left - 22, entries[0].Count * LineHeight, Colors.Chosen);
        top += 6;
        foreach (var lines in entries)
        {
            svg.Bulb(Left + 16, top + 10);
            foreach (var line in lines)
            {
                svg.SmallText(Left + 32, top + 16, line, Colors.Plain);
                top += LineHeight;
            }
        }

        return top + 6;
    }

    private static double Change(Svg svg, Lightbulb shown, double top)
    {
        var before = shown.Before.Lines.Select(line => line.ToString()).ToList();
        var after = shown.After.Lines.Select(line => line.ToString()).ToList();
        var removed = before.Except(after).Select(line => (line, Colors.Removed, "-"));
        var added = after.Except(before).Select(line => (line, Colors.Added, "+"));
        foreach (var (line, color, sign) in removed.Concat(added))
        {
            svg.Box(Left, top, Width - Left - 20, LineHeight, color);
            svg.SmallText(Left + 12, top + 16, sign, Colors.Plain);
            svg.SmallText(Left + 32, top + 16, line.Trim(), Colors.Plain);
            top += LineHeight;
        }

        return top;
    }

    private static double Column(int characters) => Left + (characters * Svg.CharacterWidth);

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length + 1 > Columns)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }

        return lines;
    }
}
