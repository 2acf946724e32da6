using CorsAnalyzers.Shared.HandOver;
namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS001: an option that means nothing is named once, with what would be understood.</summary>
public sealed class Cors001Tests : NameRuleTestBase
{
    private const string AllowedOrigins = "Allowed are origins such as https://app.example.com and patterns such as "
        + "https://*.example.com, with commas or blanks between them.";
    private const string AllowedEnvironments = "Allowed are names such as Production and Staging, with commas or blanks between them.";
    private const string AllKeys =
        "There are cors_analyzers.approved_origins, cors_analyzers.environments, cors_analyzers.public_policies.";

    private const string Code = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.{|#0:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example")));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """;

    private static App Told(string options) => new(Code) { EditorConfig = options };

    private static App Silent(string options)
        => new(Code.Replace("{|#0:AddDefaultPolicy|}", "AddDefaultPolicy", StringComparison.Ordinal)) { EditorConfig = options };

    [Theory]
    [InlineData("https://shop.example/", "https://shop.example")]
    [InlineData("https://shop.example:443", "https://shop.example")]
    [InlineData("https://shop.example/path", "https://shop.example")]
    [InlineData("shop.example", "https://shop.example")]
    public Task Flags_an_approved_origin_that_is_written_otherwise_and_takes_the_one_that_is_meant(string written, string meant)
        => Verify.Program(
            Told($"cors_analyzers.approved_origins = {written}"),
            Verify.Finding(
                "CORS001",
                $"'{written}' in cors_analyzers.approved_origins is not how a browser sends an origin, so that '{meant}' is taken "
                    + $"instead. {AllowedOrigins}"));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://shop.*")]
    [InlineData("file:///shop")]
    public Task Flags_an_approved_origin_that_is_none(string written) => Verify.Program(
        Told($"cors_analyzers.approved_origins = {written}, https://shop.example"),
        Verify.Finding(
            "CORS001",
            $"'{written}' in cors_analyzers.approved_origins is not one origin, so that it is left out. {AllowedOrigins}"));

    [Theory]
    [InlineData("\"Production\"")]
    [InlineData("!Development")]
    [InlineData("*")]
    public Task Flags_an_environment_that_is_no_name(string written) => Verify.Program(
        Told($"cors_analyzers.environments = {written}"),
        Verify.Finding(
            "CORS001",
            $"'{written}' in cors_analyzers.environments is not the name of an environment, so that it is left out. "
                + $"{AllowedEnvironments}"));

    [Theory]
    [InlineData("cors_analyzers.environments =")]
    [InlineData("cors_analyzers.environments = ,")]
    public Task Flags_a_list_of_no_environments(string option) => Verify.Program(
        Told(option),
        Verify.Finding(
            "CORS001",
            $"'cors_analyzers.environments' names no environment, so that the app is judged in Production. {AllowedEnvironments}"));

    [Fact]
    public Task Flags_the_name_of_a_policy_in_quotation_marks() => Verify.Program(
        Told("cors_analyzers.public_policies = Prices, \"Menu\""),
        Verify.Finding(
            "CORS001",
            """'"Menu"' in cors_analyzers.public_policies has a quotation mark in it, which would be part of the name, so that it is """
                + """left out. Allowed are the names of policies as they are, without blanks in them, with commas or blanks between """
                + """them."""));

    [Theory]
    [InlineData("cors_analyzers.aproved_origins")]
    [InlineData("cors_analyzer.approved_origins")]
    [InlineData("corsanalyzers.environments")]
    [InlineData("cors_analyzers.mode")]
    public Task Flags_an_option_that_there_is_not(string key) => Verify.Program(
        Told($"{key} = https://shop.example"),
        Verify.Finding("CORS001", $"'{key}' is no option and has no effect. {AllKeys}"));

    [Fact]
    public Task Flags_options_of_a_global_file() => Verify.Program(
        new App(Code) { GlobalConfig = "cors_analyzers.aproved_origins = https://shop.example" },
        Verify.Finding("CORS001", $"'cors_analyzers.aproved_origins' is no option and has no effect. {AllKeys}"));

    [Fact]
    public Task Flags_each_value_once_in_the_first_place_that_concerns_CORS_in_whatever_environments() => Verify.Program(
        new App("""
            var builder = WebApplication.CreateBuilder(args);
            if (builder.Environment.IsStaging())
            {
                builder.Services.AddCors(o => o.AddPolicy({|CORS318:"Rehearsal"|}, p => p.WithOrigins("https://shop.example")));
            }

            builder.Services.AddCors(o => o.{|#0:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example")));
            builder.Services.AddCors(o => o.AddPolicy({|CORS318:"Other"|}, p => p.WithOrigins("https://shop.example")));
            var app = builder.Build();
            app.UseCors();
            app.Run();
            """)
        {
            EditorConfig = "cors_analyzers.environments = Production, Staging, *, ?\ncors_analyzers.approved_origins = "
                + "https://shop.example/",
            Sources = [("/0/More.cs", """
                static class More
                {
                    public static void AddMore(this IServiceCollection services)
                        => services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
                }
                """)],
        },
        Verify.Finding(
            "CORS001",
            "'https://shop.example/' in cors_analyzers.approved_origins is not how a browser sends an origin, so that "
                + $"'https://shop.example' is taken instead. {AllowedOrigins}"),
        Verify.Finding(
            "CORS001",
            $"'*' in cors_analyzers.environments is not the name of an environment, so that it is left out. {AllowedEnvironments}"),
        Verify.Finding(
            "CORS001",
            $"'?' in cors_analyzers.environments is not the name of an environment, so that it is left out. {AllowedEnvironments}"));

    [Fact]
    public Task Flags_the_write_of_a_header_where_there_is_no_policy() => Verify.Program(
        new App("""
            var app = WebApplication.Create(args);
            app.Use((context, next) =>
            {
                context.Response.Headers.{|#0:AccessControlAllowOrigin|} = "https://shop.example";
                return next();
            });
            app.Run();
            """)
        {
            EditorConfig = "cors_analyzers.environments = *\ndotnet_diagnostic.CORS110.severity = none",
        },
        Verify.Finding(
            "CORS001",
            $"'*' in cors_analyzers.environments is not the name of an environment, so that it is left out. {AllowedEnvironments}"));

    [Theory]
    [InlineData("cors_analyzers.approved_origins = https://shop.example, https://*.shop.example, http://localhost:3000, "
        + "capacitor://localhost")]
    [InlineData("cors_analyzers.approved_origins = https://SHOP.example")]
    [InlineData("cors_analyzers.approved_origins =")]
    [InlineData("cors_analyzers.environments = Production, Staging, Pre-Prod_2, eu.Production")]
    [InlineData("cors_analyzers.environments = production")]
    [InlineData("CORS_ANALYZERS.PUBLIC_POLICIES = Prices, Menu:v2")]
    [InlineData("other_analyzers.approved_origins = *")]
    [InlineData("cors.approved_origins = *")]
    public Task Ignores_what_means_something_or_is_meant_for_others(string options) => Verify.Program(Silent(options));

    [Fact]
    public Task Ignores_options_where_nothing_is_done_about_CORS() => Verify.Program(
        new App("WebApplication.Create(args).Run(); // Cors") { EditorConfig = "cors_analyzers.environments = *" });

    [Fact]
    public Task Ignores_look_alike_types()
        => IgnoresOtherBuilders("""p.WithOrigins("https://shop.example");""", "cors_analyzers.environments = *");

    [Fact]
    public async Task It_is_shown_in_one_file_of_an_editor_and_goes_where_that_goes()
    {
        const string Other = "/0/More.cs";
        var cancellation = TestContext.Current.CancellationToken;
        var session = Verify.Open(Silent("cors_analyzers.environments = *") with
        {
            Sources = [(Other, """
                static class More
                {
                    public static void AddMore(this IServiceCollection services)
                        => services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
                }
                """)],
        });
        Assert.Equal(["CORS001"], (await session.GetDiagnosticsAsync(App.Path, cancellation)).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await session.GetDiagnosticsAsync(Other, cancellation));

        await session.EditAsync(
            App.Path,
            """AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")))""",
            "AddMore()",
            cancellation);
        Assert.Empty(await session.GetDiagnosticsAsync(App.Path, cancellation));
        Assert.Equal(["CORS001"], (await session.GetDiagnosticsAsync(Other, cancellation)).Select(diagnostic => diagnostic.Id));
        Assert.Empty(session.Exceptions);
    }

    [Theory]
    [Case("""p.WithOrigins("https://shop.example);""")]
    [Case("p.WithOrigins( ;")]
    public async Task Ignores_nothing_of_it_in_broken_code(string policy)
    {
        var reported = await Verify.BuildAsync(
            App.OfPolicy(policy) with { EditorConfig = "cors_analyzers.environments = *", MayHaveErrors = true });

        Assert.Single(reported, diagnostic => diagnostic.Id == "CORS001");
    }

    [Fact]
    public Task Says_in_an_exact_message_what_is_wrong_and_what_is_right() => Verify.Program(
        Told("cors_analyzers.approved_origins = https://*"),
        Verify.Finding(
            "CORS001",
            $"'https://*' in cors_analyzers.approved_origins is not one origin, so that it is left out. {AllowedOrigins}"));

    [Fact]
    public async Task No_fix_ever_writes_what_is_no_approved_origin()
    {
        var reported = await Verify.BuildAsync(
            App.OfPolicy("p.AllowAnyOrigin();") with { EditorConfig = "cors_analyzers.approved_origins = *, null, https://shop.example/" });

        var open = Assert.Single(reported, diagnostic => diagnostic.Id == "CORS103");
        Assert.Equal(["https://shop.example"], Assert.IsType<OpenPolicyData>(FixDataCodec.Read(open)).Origins.Names);
    }

    [Fact]
    public Task A_section_for_files_counts_before_a_global_file() => Verify.Program(
        Silent("cors_analyzers.environments = Staging") with { GlobalConfig = "cors_analyzers.environments = *" });

    [Fact]
    public Task It_can_be_silenced_where_it_stands() => Verify.Program(
        new App($"""
            #pragma warning disable CORS001
            {Silent("").Code}
            """) { EditorConfig = "cors_analyzers.environments = *" });
}
