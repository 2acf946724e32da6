using Microsoft.CodeAnalysis.CodeFixes;
using VerifyNames = CorsAnalyzers.Tests.Verifier<CorsAnalyzers.Tests.Testing.SmallLetterAnalyzer>;

namespace CorsAnalyzers.Tests.Testing;

/// <summary>The short way to test apps, and the editor's way of asking.</summary>
public sealed class AppVerifierTests
{
    private const string Endpoint = """
        var app = WebApplication.Create(args);
        app.MapGet("/", () => "Hello");
        app.Run();

        """;

    public static TheoryData<string> FrameworkNames => [.. Frameworks.All.Select(framework => framework.Name)];

    [Theory]
    [MemberData(nameof(FrameworkNames))]
    public Task A_program_compiles_with_the_implicit_usings_on_every_framework(string framework)
        => VerifyNames.Program(new App(Endpoint + "class [|a|] { }") { Framework = Frameworks.Named(framework) });

    [Fact]
    public Task A_library_compiles()
        => VerifyNames.Program("public static class {|#0:a|} { public static void Use(WebApplication app) => app.UseCors(); }",
            VerifyNames.Finding("T001", "Class 'a' begins with a small letter"));

    [Fact]
    public Task A_program_with_Main_compiles()
        => VerifyNames.Program("static class [|p|] { static void Main(string[] args) => WebApplication.Create(args).Run(); }");

    [Fact]
    public Task A_policy_is_wrapped_into_a_program()
        => VerifyNames.Policy("""
            var origin = "https://a.example";

            p.WithOrigins(origin).AllowCredentials();
            """);

    [Fact]
    public async Task A_policy_that_does_not_compile_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyNames.Policy("p.NoSuchCall();"));

        Assert.Contains("CS1061", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Half_typed_code_may_have_errors() => VerifyNames.Program(new App("class [|a|] { void M( ") { MayHaveErrors = true });

    [Fact]
    public Task Configuration_and_additional_files_surround_the_app() => VerifyNames.Program(new App("class a { }")
    {
        EditorConfig = "small_letters = ok",
        GlobalConfig = "unrelated = x",
        AdditionalFiles = [("/0/appsettings.json", "[|bad|]")],
        Sources = [("/0/Other.cs", "class b { }")],
    });

    [Fact]
    public Task A_fix_is_applied_everywhere() => VerifyNames.Fix<CapitalFix>(
        Endpoint + "class [|a|] { }\nclass [|b|] { }\n",
        Endpoint + "class A { }\nclass B { }\n",
        key: "Capital");

    [Fact]
    public Task The_title_of_a_fix_counts()
        => VerifyNames.Fix<CapitalFix>(Endpoint + "class [|a|] { }\n", Endpoint + "class Xa { }\n", index: 1, title: "Rename to 'Xa'");

    [Fact]
    public async Task Another_title_of_a_fix_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => VerifyNames.Fix<CapitalFix>("class [|a|] { }\n", "class A { }\n", title: "Rename"));

        Assert.Contains("Rename to 'A'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task No_fix_is_offered() => VerifyNames.NoFix<NoFixAtAll>("class [|a|] { }");

    [Fact]
    public Task No_fix_of_a_key_is_offered() => VerifyNames.NoFix<CapitalFix>("class [|a|] { }", key: "Other");

    [Fact]
    public async Task A_fix_that_is_offered_after_all_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyNames.NoFix<CapitalFix>("class [|a|] { }"));

        Assert.Contains("class A { }", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_asks_again_after_an_edit()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var session = VerifyNames.Open(new App(Endpoint + "class a { }")
        {
            Sources = [("/0/Other.cs", "class b { }")],
            AdditionalFiles = [("/0/appsettings.json", "good")],
        });

        var first = await session.GetDiagnosticsAsync(App.Path, cancellation);
        await session.EditAsync(App.Path, "class a", "class A", cancellation);
        session.Edit("/0/appsettings.json", "bad");

        Assert.Equal(
            "Class 'a' begins with a small letter",
            Assert.Single(first).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(await session.GetDiagnosticsAsync(App.Path, cancellation));
        Assert.Equal(
            "/0/Other.cs",
            Assert.Single(await session.GetDiagnosticsAsync("/0/Other.cs", cancellation)).Location.GetLineSpan().Path);
        Assert.Single(await session.GetDiagnosticsAsync("/0/appsettings.json", cancellation));
        Assert.Empty(session.Exceptions);
    }

    [Fact]
    public async Task An_editor_learns_of_an_exception()
    {
        var session = Verifier<ThrowingAnalyzer>.Open(Endpoint + "class A { }");

        await session.GetDiagnosticsAsync(App.Path, TestContext.Current.CancellationToken);

        Assert.Contains(session.Exceptions, diagnostic => diagnostic.Id == "AD0001");
    }

    /// <summary>Knows the id and offers nothing.</summary>
    public sealed class NoFixAtAll : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => [SmallLetterAnalyzer.Id];

        public override FixAllProvider? GetFixAllProvider() => null;

        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
    }
}
