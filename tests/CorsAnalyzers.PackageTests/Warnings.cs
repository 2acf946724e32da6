using System.Text.RegularExpressions;

namespace CorsAnalyzers.PackageTests;

/// <summary>A finding of ours and the line it is on; files are named from the project's folder, with slashes.</summary>
internal sealed record Warning(string File, int Line, string Id);

internal static partial class Warnings
{
    /// <summary>Our warnings in what a build printed, each once: MSBuild repeats them in its summary.</summary>
    public static IReadOnlyList<Warning> In(string output, string project) =>
        [.. Printed().Matches(output)
            .Select(match => new Warning(
                Path.GetRelativePath(project, match.Groups["file"].Value).Replace('\\', '/'),
                int.Parse(match.Groups["line"].ValueSpan),
                match.Groups["id"].Value))
            .Distinct()
            .Order(ByPlace)];

    /// <summary>What the <c>// expect: CORS103</c> comments in a project's sources call for.</summary>
    public static IReadOnlyList<Warning> ExpectedIn(string project) =>
        [.. Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: file, Name: Path.GetRelativePath(project, file).Replace('\\', '/')))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file.Path)
                .Select((text, index) => (Match: Expected().Match(text), Line: index + 1))
                .Where(line => line.Match.Success)
                .SelectMany(line => line.Match.Groups["id"].Captures.Select(id => new Warning(file.Name, line.Line, id.Value))))
            .Order(ByPlace)];

    private static Comparer<Warning> ByPlace { get; } = Comparer<Warning>.Create(
        static (left, right) => (left.File, left.Line, left.Id).CompareTo((right.File, right.Line, right.Id)));

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),\d+\): warning (?<id>CORS\d{3}):", RegexOptions.Multiline)]
    private static partial Regex Printed();

    [GeneratedRegex(@"// expect:(?: (?<id>CORS\d{3}))+\s*$")]
    private static partial Regex Expected();
}
