using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests.Shapes;

public sealed class ShapeTests
{
    /// <summary>Every shape that the Roslyn under test can parse: collection expressions came with C# 12.</summary>
    public static TheoryData<string> Ids => [.. Shape.All.Values.Where(CanBeParsed).Select(shape => shape.Id)];

    [Fact]
    public void All_shapes_are_read() => Assert.Equal(65, Shape.All.Count);

    [Fact]
    public void Only_shapes_with_collection_expressions_need_a_newer_compiler_than_the_floor()
        => Assert.All(
            Shape.All.Values,
            shape => Assert.True(CanBeParsed(shape) || shape.Code.Contains("[\"", StringComparison.Ordinal), shape.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_shape_is_a_whole_program(string id)
    {
        var compilation = CSharpCompilation.Create(
            "Shape",
            ShapeProgram.Create(Shape.All[id]).AllSources.Select(source => Parse(source.Text)),
            Frameworks.Net100.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    internal static bool CanBeParsed(Shape shape)
        => !Parse(ShapeProgram.Create(shape).Code).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest));
}
