using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>Whatever is typed: no exception, no hang, no wrong finding.</summary>
public sealed class RobustnessTests
{
    private const string Right = """
        using Microsoft.AspNetCore.Cors.Infrastructure;

        var builder = WebApplication.CreateBuilder(args);
        var origins = builder.Configuration.GetSection("Cors:Origins")
            .Get<string[]>() ?? throw new InvalidOperationException("Cors:Origins");
        builder.Services.AddControllers();
        builder.Services.AddCors(options =>
        {
            options.AddDefaultPolicy(p => p.WithOrigins(origins).AllowAnyHeader().AllowCredentials());
            options.AddPolicy("Shop", p =>
            {
                p.WithOrigins("https://shop.example", "https://admin.shop.example")
                    .WithMethods("GET", "POST")
                    .AllowAnyHeader();
                if (builder.Environment.IsDevelopment())
                {
                    p.WithOrigins("http://localhost:3000");
                }
            });
            options.AddPolicy("Partners", p => p
                .SetIsOriginAllowed(origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                    && uri.Scheme == "https"
                    && (uri.Host == "partner.example" || uri.Host.EndsWith(".partner.example")))
                .AllowAnyMethod());
            options.AddPolicy("Object", new CorsPolicy { Origins = { "https://object.example" }, SupportsCredentials = true });
        });

        var app = builder.Build();
        foreach (var name in new[] { "Shop", "Partners" })
        {
            app.Logger.LogInformation("Policy {Name}", name);
        }

        try
        {
            Pipeline.Use(app, app.Environment.IsDevelopment() ? "Local" : "Shop");
        }
        catch (InvalidOperationException) when (app.Environment.IsProduction())
        {
            throw;
        }

        switch (app.Environment.EnvironmentName)
        {
            case "Development":
                app.UseCors(p => p.AllowAnyOrigin());
                break;
            default:
                app.MapGet("/partners", () => "Hello").RequireCors("Partners");
                break;
        }

        app.MapControllers();
        app.Run();

        static class Pipeline
        {
            public static IApplicationBuilder Use(this IApplicationBuilder app, string name) => app.UseCors(name);
        }
        """;

    /// <summary>One in a few prefixes by number of tokens; each test takes its share of all of them.</summary>
    public static TheoryData<int> Shares => [.. Enumerable.Range(0, 8)];

    [Fact]
    public Task Nothing_is_reported_about_the_whole_program() => Verify.Program(Right);

    [Theory]
    [MemberData(nameof(Shares))]
    public async Task Half_typed_programs_get_no_wrong_finding(int share)
    {
        var session = Verify.Open(Right);
        var ends = CSharpSyntaxTree.ParseText(Right, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken)
            .DescendantTokens()
            .Select(token => token.Span.End)
            .ToList();
        foreach (var end in ends.Where((_, index) => index % 8 == share))
        {
            session.Edit(App.Path, Right[..end]);
            var reported = await session.GetDiagnosticsAsync(App.Path, TestContext.Current.CancellationToken);

            Assert.Empty(session.Exceptions);

            // A program that is whole up to here and has not got to UseCors lacks it, which is true; nothing else can be said of right
            // code.
            reported = reported.RemoveAll(diagnostic => diagnostic.Id == "CORS303");
            Assert.True(reported.IsEmpty, $"{Right[..end]}\n\n{string.Join('\n', reported)}");
        }
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public async Task Programs_that_lack_a_token_make_nothing_throw(int share)
    {
        var session = Verify.Open(Right);
        var tokens = CSharpSyntaxTree.ParseText(Right, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken)
            .DescendantTokens()
            .ToList();
        foreach (var token in tokens.Where((_, index) => index % 8 == share))
        {
            session.Edit(App.Path, Right.Remove(token.SpanStart, token.Span.Length));
            await session.GetDiagnosticsAsync(App.Path, TestContext.Current.CancellationToken);

            Assert.True(session.Exceptions.IsEmpty, $"Without '{token}' at {token.SpanStart}: {string.Join('\n', session.Exceptions)}");
        }
    }

    [Theory]
    [Case("p.WithOrigins(null!);")]
    [Case("p.WithOrigins((string[])null!);")]
    [Case("p.WithOrigins((string)null!);")]
    [Case("p.WithOrigins(new string[] { null! });")]
    [Case("p.WithOrigins(default(string[])!);")]
    [Case("""p.WithHeaders(null!).WithMethods(null!).WithExposedHeaders(null!).WithOrigins("https://a.example");""")]
    [Case("p.SetIsOriginAllowed(null!);")]
    [Case("p.SetIsOriginAllowed(default(Func<string, bool>)!);")]
    [Case("""
        ((Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder)null!).AllowAnyOrigin();
        p.WithOrigins("https://a.example");
        """)]
    [Case("""
        foreach (var o in (string[])null!) p.WithOrigins(o);
        p.WithOrigins("https://a.example");
        """)]
    [Case("p.WithOrigins(((string)null!).Split(';'));")]
    [Case("p.WithOrigins(string.Format(null!, null!));")]
    [Case("p.WithOrigins(string.Join(null, (string[])null!));")]
    [Case("p.WithOrigins(new Uri((string)null!).Host);")]
    [Case("p.SetIsOriginAllowed(o => System.Text.RegularExpressions.Regex.IsMatch(null!, null!));")]
    [Case("""p.SetIsOriginAllowed(o => System.Text.RegularExpressions.Regex.IsMatch(o, "(("));""")]
    [Case("""p.SetIsOriginAllowed(o => System.Text.RegularExpressions.Regex.IsMatch(o, "^(a+)+$"));""")]
    [Case("""p.SetPreflightMaxAge(TimeSpan.FromDays(1e300)).WithOrigins("https://a.example");""")]
    public async Task Null_and_nonsense_make_nothing_throw(string policy)
    {
        var reported = await Verify.BuildAsync(App.OfPolicy(policy));

        // Of null and nonsense nothing is known that would open a policy.
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id is "CORS101" or "CORS102" or "CORS103" or "CORS104");
    }

    [Theory]
    [Case("builder.Services.AddCors(null!);")]
    [Case("""builder.Services.AddCors(o => o.AddPolicy(null!, p => p.WithOrigins("https://a.example")));""")]
    [Case("""builder.Services.AddCors(o => o.AddPolicy("a", (Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy)null!));""")]
    [Case("builder.Services.AddCors(o => o.AddDefaultPolicy((Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder>)null!));")]
    [Case("builder.Services.AddCors(o => { o.DefaultPolicyName = null!; o.GetPolicy(null!); });")]
    [Case("""((IServiceCollection)null!).AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));""")]
    [Case("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder((string[])null!);")]
    [Case("""
        new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder(
            (Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy)null!).Build();
        """)]
    public async Task Null_for_whatever_registration_takes_makes_nothing_throw(string statement)
    {
        var reported = await Verify.BuildAsync($$"""
            var builder = WebApplication.CreateBuilder(args);
            {{statement}}
            var app = builder.Build();
            app.UseCors((string)null!);
            app.UseCors((Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder>)null!);
            app.MapGet("/", () => "").RequireCors((string)null!);
            app.Run();
            """);

        // Both are true of this program: UseCors twice, and (in three cases) no services for it.
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id is not ("CORS312" or "CORS305"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) { Console.WriteLine(); }")]
    [InlineData("for (;;) { }")]
    [InlineData("again: goto again;")]
    [InlineData("for (var i = 0; i < int.MaxValue; i++) Console.WriteLine(i);")]
    [InlineData("var n = 0; do { n++; } while (n != -1);")]
    [InlineData("""
        foreach (var a in args) foreach (var b in args)
            foreach (var c in args) foreach (var d in args) Console.WriteLine(a + b + c + d);
        """)]
    [InlineData("static int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); F(80);")]
    [InlineData("Func<int, int>? f = null; f = n => f!(n + 1); f(0);")]
    public async Task Endless_work_before_the_policies_hangs_nothing(string work)
    {
        var clock = Stopwatch.StartNew();
        await Verify.BuildAsync($$"""
            var builder = WebApplication.CreateBuilder(args);
            {{work}}
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));
            var app = builder.Build();
            app.UseCors();
            app.Run();
            """);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Fact]
    public async Task Ten_thousand_origins_in_one_call_take_no_time()
    {
        var clock = Stopwatch.StartNew();
        var reported = await Verify.BuildAsync(App.OfPolicy($"""
            p.WithOrigins(
                {string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"\"https://a{i}.example\""))},
                "https://b.example/");
            """));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        Assert.Equal(["CORS201"], reported.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(3_000)]
    public async Task Long_chains_overflow_no_stack(int calls)
        => Assert.Empty(
            await Verify.BuildAsync(App.OfPolicy("""p.WithOrigins("https://a.example")"""
                + string.Concat(Enumerable.Repeat(""".WithExposedHeaders("X-A")""", calls))
                + ";")));

    [Fact]
    public async Task Deep_nesting_overflows_no_stack()
        => Assert.Empty(await Verify.BuildAsync(App.OfPolicy(
            string.Concat(Enumerable.Repeat("if (args.Length > 1) { ", 150))
                + """p.WithOrigins("https://a.example");"""
                + new string('}', 150))));

    [Fact]
    public async Task Many_conditions_do_not_multiply()
    {
        var clock = Stopwatch.StartNew();
        var conditions = string.Concat(Enumerable.Range(0, 60)
            .Select(i => $"if (args.Length > {i}) p.WithOrigins(\"https://a{i}.example\");\n"));
        Assert.Empty(await Verify.BuildAsync(App.OfPolicy("p.WithOrigins(\"https://a.example\");\n" + conditions)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Fact]
    public async Task A_file_of_five_megabytes_takes_no_time()
    {
        var text = new StringBuilder("// CORS\nstatic class Big\n{\n");
        for (var i = 0; text.Length < 5_000_000; i++)
        {
            text.Append("    public static string M").Append(i).Append("(string text) => text + \"").Append('x', 200).Append("\";\n");
        }

        var clock = Stopwatch.StartNew();
        var reported = await Verify.BuildAsync(
            App.OfPolicy("p.AllowAnyOrigin();") with { Sources = [("/0/Big.cs", text.Append("}\n").ToString())] });

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
        Assert.Equal(["CORS103"], reported.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Missing_references_make_nothing_throw()
    {
        var all = Frameworks.Net100.References;
        foreach (var missing in new[]
        {
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
            "System.Runtime",
            "System.Collections",
            "Microsoft.AspNetCore.Cors",
            "Microsoft.AspNetCore.Http",
            "System.",
        })
        {
            var references = all.Where(reference => !Path.GetFileName(reference.Display!)
                .StartsWith(missing + (missing.EndsWith('.') ? "" : "."), StringComparison.Ordinal));
            var compilation = CSharpCompilation.Create(
                "App",
                new[]
                {
                    Right,
                    App.ImplicitUsings,
                }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken)),
                references,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication));
            var reported = await compilation.WithAnalyzers(
                [new CorsAnalyzer()],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]),
                    null,
                    concurrentAnalysis: true,
                    logAnalyzerExecutionTime: false))
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

            Assert.True(reported.IsEmpty, $"Without {missing}: {string.Join('\n', reported)}");
        }
    }

    [Fact]
    public async Task A_cancelled_run_spoils_no_later_one()
    {
        var session = Verify.Open(App.OfPolicy("p.AllowAnyOrigin();"));
        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.GetDiagnosticsAsync(App.Path, cancelled.Token));
        }

        Assert.Equal(
            ["CORS103"],
            (await session.GetDiagnosticsAsync(App.Path, TestContext.Current.CancellationToken)).Select(diagnostic => diagnostic.Id));
    }
}
