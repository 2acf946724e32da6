using System.Text;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>What holds for every rule alike, shown on the mistake of its page.</summary>
public sealed class EveryRuleTests
{
    // Into so many pieces a page's program is cut to see what half of one does.
    private const int Pieces = 16;

    /// <summary>
    /// What CORS001 is about stands in another file than a program, and the page of CORS410 needs packages that only the proofs have.
    /// </summary>
    public static TheoryData<string> Ids =>
        [.. RuleCatalog.Rules.Select(rule => rule.Descriptor.Id).Where(id => id is not (RuleIds.InvalidOption or RuleIds.GrpcWebPolicy))];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Types_of_the_same_names_in_other_namespaces_are_ignored(string id) => Verify.Program(
        new App(LookAlikes.Rename(WrongOf(id).Code))
        {
            HasImplicitUsings = false,
            Sources = [("/0/Usings.cs", LookAlikes.Rename(App.ImplicitUsings))],
            References = LookAlikes.References,
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Half_a_program_makes_nothing_throw(string id)
    {
        var wrong = WrongOf(id);
        var ends = Tokens(wrong.Code).Select(token => token.Span.End).ToList();
        for (var piece = 1; piece < Pieces; piece++)
        {
            await Verify.BuildAsync(wrong with { Code = wrong.Code[..ends[ends.Count * piece / Pieces]] });
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Comments_and_line_breaks_change_no_finding(string id)
    {
        var wrong = WrongOf(id);
        var root = SyntaxFactory.ParseCompilationUnit(wrong.Code);
        var scattered = root.ReplaceTokens(
            root.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.EndOfFileToken) && !IsInText(token)),
            (_, token) => token.WithTrailingTrivia(SyntaxFactory.Space, SyntaxFactory.Comment("/* here */"), SyntaxFactory.LineFeed));

        var expected = await FoundAsync(wrong);
        Assert.Contains(id, expected);
        Assert.Equal(expected, await FoundAsync(wrong with { Code = scattered.ToFullString() }));
    }

    private static App WrongOf(string id)
    {
        var example = PageExample.Of(id);
        return new App(example.Wrong) { EditorConfig = example.EditorConfig };
    }

    private static IEnumerable<SyntaxToken> Tokens(string code) => SyntaxFactory.ParseCompilationUnit(code).DescendantTokens();

    // Between the tokens of an interpolated string every character counts.
    private static bool IsInText(SyntaxToken token)
        => token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } text && token != text.StringEndToken;

    private static async Task<IEnumerable<string>> FoundAsync(App app)
        => (await Verify.BuildAsync(app)).Select(finding => finding.Id).Order(StringComparer.Ordinal);
}

/// <summary>ASP.NET Core once more, member for member, in namespaces and assemblies of another name.</summary>
internal static class LookAlikes
{
    // As long as the real one, so that the names in an assembly can be written over.
    private const string Real = "Microsoft.";
    private const string Other = "Microsofx.";

    private static readonly string[] Namespaces = ["AspNetCore", "Extensions", "Net.Http", "JSInterop"];

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. Frameworks.Net100.References
            .Select(reference => reference.Display!)
            .Where(path => Namespaces.Any(space => Path.GetFileName(path).StartsWith(Real + space, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromImage(Renamed(File.ReadAllBytes(path)))),
    ];

    public static string Rename(string code)
        => Namespaces.Aggregate(code, (text, space) => text.Replace(Real + space, Other + space, StringComparison.Ordinal));

    private static ImmutableArray<byte> Renamed(byte[] assembly)
    {
        foreach (var space in Namespaces)
        {
            var (real, other) = (Encoding.UTF8.GetBytes(Real + space), Encoding.UTF8.GetBytes(Other + space));
            for (var at = assembly.AsSpan().IndexOf(real); at >= 0; at = assembly.AsSpan().IndexOf(real))
            {
                other.CopyTo(assembly, at);
            }
        }

        return [.. assembly];
    }
}
