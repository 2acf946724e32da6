using System.Globalization;
using System.Text;

namespace CorsAnalyzers.Catalogue.Picture;

/// <summary>
/// A picture as text. Letters get the width that they are told, so that the squiggle sits below its word whatever font there is.
/// </summary>
internal sealed class Svg(double width, string description)
{
    public const double CharacterWidth = 8.4;

    private const double SmallCharacterWidth = 7.5;
    private const string Font = "ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private readonly StringBuilder _shapes = new();

    public void Text(double x, double baseline, string text, string color) => Text(x, baseline, text, color, 14, CharacterWidth);

    public void SmallText(double x, double baseline, string text, string color) => Text(x, baseline, text, color, 12.5, SmallCharacterWidth);

    public void Box(double x, double y, double boxWidth, double height, string color) =>
        Add($"""<rect x="{x}" y="{y}" width="{boxWidth}" height="{height}" rx="4" fill="{color}"/>""");

    public void Squiggle(double from, double to, double y)
    {
        var path = new StringBuilder(FormattableString.Invariant($"M{from} {y}"));
        for (var (x, up) = (from + 3, true); x <= to; (x, up) = (x + 3, !up))
        {
            path.Append(CultureInfo.InvariantCulture, $" L{x:0.#} {(up ? y - 2.5 : y)}");
        }

        Add($"""<path d="{path.ToString()}" fill="none" stroke="{Colors.Warning}" stroke-width="1.3"/>""");
    }

    /// <summary>A lightbulb around a point: the glass, and two lines for its socket.</summary>
    public void Bulb(double x, double y) => Add(
        $"""
        <circle cx="{x}" cy="{y - 2}" r="4.6" fill="{Colors.Warning}"/>
        <path d="M{x - 2} {y + 4.2} H{x + 2} M{x - 1.5} {y + 6} H{x + 1.5}" stroke="{Colors.Warning}" stroke-width="1.2"/>
        """);

    public string Finish(double height) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="{Font}" role="img">
        <title>{Escaped(description)}</title>
        <rect width="{width}" height="{height}" rx="8" fill="{Colors.Background}"/>
        {_shapes}</svg>

        """);

    private void Text(double x, double baseline, string text, string color, double size, double characterWidth)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var letters = text.Trim(' ');
        Add($"""<text x="{x + (indent * characterWidth):0.#}" y="{baseline}" font-size="{size}" textLength="{letters.Length * characterWidth:0.#}" fill="{color}">{Escaped(letters)}</text>""");
    }

    private void Add(FormattableString shape) => _shapes.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
