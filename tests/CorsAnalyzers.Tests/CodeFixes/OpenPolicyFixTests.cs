using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

public sealed class OpenPolicyFixTests : FixTestBase
{
    private static Task Explicit(string markup, string expected, params (string, string)[] properties) =>
        Fixes(new OpenPolicyFix(), RuleIds.AnyOriginWithCredentials, FixKeys.ExplicitOrigins, markup, expected, properties);

    private static Task Drop(string markup, string expected) =>
        Fixes(new OpenPolicyFix(), RuleIds.AnyOriginWithCredentials, FixKeys.DropCredentials, markup, expected, Origins(Example), At(FindingProperties.CredentialsAt, 0));

    private static Task Configure(string markup, string expected) =>
        Fixes(new OpenPolicyFix(), RuleIds.AnyOrigin, FixKeys.OriginsFromConfiguration, markup, expected, Origins(Example));

    private static Task Develop(string markup, string expected) =>
        Fixes(new OpenPolicyFix(), RuleIds.AnyOrigin, FixKeys.DevelopmentOnly, markup, expected, Origins(Example), At(FindingProperties.UseAt, 0));

    private const string Throwing = "throw new InvalidOperationException(\"Set Cors:AllowedOrigins to the origins that may call this API.\")";

    [Fact]
    public Task Fix_replaces_the_call_by_explicit_origins() =>
        Explicit(Policy("p => p.[|AllowAnyOrigin|]().AllowCredentials()"), Policy("p => p.WithOrigins(\"https://app.example.com\").AllowCredentials()"), Origins(Example));

    [Fact]
    public Task Fix_replaces_a_predicate_with_its_arguments() =>
        Explicit(
            Policy("p => p.[|SetIsOriginAllowed|](origin =>\n    true).AllowCredentials()"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\").AllowCredentials()"),
            Origins("https://a.example", "https://b.example"));

    [Fact]
    public Task Fix_writes_into_a_collection_expression()
    {
        Assert.SkipUnless(FixHarness.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return Explicit(
            Policy("p =>\n{\n    string[] list = [[|\"*\"|]]; // ours\n    p.WithOrigins(list);\n}"),
            Policy("p =>\n{\n    string[] list = [\"https://a.example\", \"https://b.example\"]; // ours\n    p.WithOrigins(list);\n}"),
            Origins("https://a.example", "https://b.example"));
    }

    [Theory]
    [InlineData("new[] { [|\"*\"|] }", "new[] { \"https://a.example\", \"https://b.example\" }")]
    [InlineData("new string[] { [|\"*\"|] }", "new string[] { \"https://a.example\", \"https://b.example\" }")]
    [InlineData("new string[1] { [|\"*\"|] }", "new string[1] { \"https://a.example\" }")]
    [InlineData("new List<string> { [|\"*\"|] }.ToArray()", "new List<string> { \"https://a.example\", \"https://b.example\" }.ToArray()")]
    [InlineData("[|\"*\"|]", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("[|@\"*\"|]", "\"https://a.example\", \"https://b.example\"")]
    public Task Fix_writes_as_many_literals_as_the_list_can_take(string before, string after) =>
        Explicit(Policy($"p => p.WithOrigins({before})"), Policy($"p => p.WithOrigins({after})"), Origins("https://a.example", "https://b.example"));

    [Fact]
    public Task Fix_keeps_one_literal_a_line() =>
        Explicit(
            Policy("p => p.WithOrigins(\n    [|\"*\"|] // all\n)"),
            Policy("p => p.WithOrigins(\n    \"https://a.example\",\n    \"https://b.example\" // all\n)"),
            Origins("https://a.example", "https://b.example"));

    [Fact]
    public async Task Fix_writes_a_constant_with_one_origin_and_says_so()
    {
        var markup = "const string Star = [|\"*\"|];\n" + Policy("p => p.WithOrigins(Star)");
        var harness = await FixHarness.Of(new OpenPolicyFix(), RuleIds.AnyOrigin, markup, [Origins("https://a.example", "https://b.example")]);
        Assert.Equal("Allow only 'https://a.example'", (await harness.Offers())[0].Title);
        Assert.Equal("const string Star = \"https://a.example\";\n" + Policy("p => p.WithOrigins(Star)"), await harness.Fix(FixKeys.ExplicitOrigins));
    }

    private static string PolicyObject(string initializer) =>
        "using Microsoft.AspNetCore.Cors.Infrastructure;\n\n" + Policy("new CorsPolicy { " + initializer + " }");

    [Fact]
    public Task Fix_replaces_a_predicate_of_a_policy_object_by_its_list() =>
        Explicit(
            PolicyObject("[|IsOriginAllowed|] = _ => true, SupportsCredentials = true"),
            PolicyObject("Origins = { \"https://app.example.com\" }, SupportsCredentials = true"),
            Origins(Example));

    [Fact]
    public Task Fix_removes_a_predicate_of_a_policy_object_that_has_a_list() =>
        Explicit(
            PolicyObject("Origins = { \"https://a.example\" }, [|IsOriginAllowed|] = _ => true, SupportsCredentials = true"),
            PolicyObject("Origins = { \"https://a.example\" }, SupportsCredentials = true"),
            Remaining("https://a.example"));

    [Fact]
    public Task Ignores_a_predicate_beside_a_list_of_which_nothing_would_remain() =>
        OffersNothing(new OpenPolicyFix(), RuleIds.EveryOriginWithCredentials, PolicyObject("Origins = { \"*\" }, [|IsOriginAllowed|] = _ => true"), Origins(Example));

    [Fact]
    public Task Fix_writes_one_statement_an_origin() =>
        Explicit(
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.Origins.Add([|\"*\"|]); // all\n",
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.Origins.Add(\"https://a.example\");\npolicy.Origins.Add(\"https://b.example\"); // all\n",
            Origins("https://a.example", "https://b.example"));

    [Fact]
    public Task Fix_replaces_an_assigned_predicate_by_added_origins() =>
        Explicit(
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.[|IsOriginAllowed|] = _ => true;\n",
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.Origins.Add(\"https://a.example\");\n",
            Origins("https://a.example"));

    [Fact]
    public async Task Fix_removes_the_call_where_origins_remain_and_names_them()
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(),
            RuleIds.AnyOrigin,
            Policy("p => p.WithOrigins(\"https://a.example\").[|AllowAnyOrigin|]()"),
            [Remaining("https://a.example"), Origins(Example)]);
        Assert.Equal([("Remove AllowAnyOrigin: only 'https://a.example' stays allowed", FixKeys.ExplicitOrigins)], await harness.Offers());
        Assert.Equal(Policy("p => p.WithOrigins(\"https://a.example\")"), await harness.Fix(FixKeys.ExplicitOrigins));
    }

    [Fact]
    public async Task Titles_show_origins_and_consequences_safest_first() =>
        Assert.Equal(
            ["Allow only 'https://a.example', 'https://b.example' and 'https://c.example'", "Remove AllowCredentials: any origin stays allowed, without credentials"],
            await TitlesOf(
                new OpenPolicyFix(),
                RuleIds.EveryOriginWithCredentials,
                Policy("p => p.[|SetIsOriginAllowed|](_ => true).{|0:AllowCredentials|}()"),
                Origins("https://a.example", "https://b.example", "https://c.example"),
                At(FindingProperties.CredentialsAt, 0)));

    [Fact]
    public async Task A_made_up_origin_carries_a_warning()
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(), RuleIds.AnyOrigin, Policy("p => p.[|AllowAnyOrigin|]()"), [Origins(Example), (FindingProperties.OriginsSource, "placeholder")]);
        Assert.Equal(["Replace https://app.example.com with your own origin."], await harness.Warnings(FixKeys.ExplicitOrigins));
    }

    [Fact]
    public async Task An_approved_origin_carries_no_warning()
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(), RuleIds.AnyOrigin, Policy("p => p.[|AllowAnyOrigin|]()"), [Origins(Example), (FindingProperties.OriginsSource, "approved")]);
        Assert.Empty(await harness.Warnings(FixKeys.ExplicitOrigins));
    }

    [Theory]
    [InlineData("p => p.[|AllowAnyOrigin|]().{|0:AllowCredentials|}()", "p => p.AllowAnyOrigin()")]
    [InlineData("p => p.{|0:AllowCredentials|}().[|AllowAnyOrigin|]()", "p => p.AllowAnyOrigin()")]
    [InlineData("p => p.[|AllowAnyOrigin|]().{|0:AllowCredentials|}().AllowAnyHeader()", "p => p.AllowAnyOrigin().AllowAnyHeader()")]
    [InlineData("p =>\n{\n    p.[|AllowAnyOrigin|]();\n\n    p.{|0:AllowCredentials|}(); // cookies\n}", "p =>\n{\n    p.AllowAnyOrigin();\n}")]
    [InlineData("p =>\n{\n    p.[|AllowAnyOrigin|]();\n    // we need cookies\n    p.{|0:AllowCredentials|}();\n}", "p =>\n{\n    p.AllowAnyOrigin();\n    // we need cookies\n}")]
    [InlineData("p => { p.[|AllowAnyOrigin|](); p.{|0:AllowCredentials|}(); }", "p => { p.AllowAnyOrigin(); }")]
    [InlineData("p => { p.{|0:AllowCredentials|}(); p.[|AllowAnyOrigin|](); }", "p => { p.AllowAnyOrigin(); }")]
    [InlineData("p =>\n{\n    p = p.{|0:AllowCredentials|}();\n    p.[|AllowAnyOrigin|]();\n}", "p =>\n{\n    p.AllowAnyOrigin();\n}")]
    [InlineData("p => p\n    .[|AllowAnyOrigin|]()\n    .{|0:AllowCredentials|}()\n    .AllowAnyHeader()", "p => p\n    .AllowAnyOrigin()\n    .AllowAnyHeader()")]
    [InlineData("p => p.[|AllowAnyOrigin|]() // all\n    .{|0:AllowCredentials|}() // cookies\n    .AllowAnyHeader()", "p => p.AllowAnyOrigin() // all\n    .AllowAnyHeader()")]
    [InlineData("p => p.[|AllowAnyOrigin|]()\n    .{|0:AllowCredentials|}()", "p => p.AllowAnyOrigin()")]
    [InlineData("p => p.[|AllowAnyOrigin|]().\n    {|0:AllowCredentials|}().\n    AllowAnyHeader()", "p => p.AllowAnyOrigin().\n    AllowAnyHeader()")]
    public Task Fix_drops_credentials_and_nothing_else(string before, string after) => Drop(Policy(before), Policy(after));

    [Fact]
    public Task Fix_moves_the_end_of_a_statement_in_front_of_a_comment() =>
        Drop(
            Policy("p =>\n{\n    p.[|AllowAnyOrigin|]() // all\n        .{|0:AllowCredentials|}();\n    p.AllowAnyHeader();\n}"),
            Policy("p =>\n{\n    p.AllowAnyOrigin(); // all\n    p.AllowAnyHeader();\n}"));

    [Fact]
    public Task Fix_drops_credentials_of_a_policy_object() =>
        Drop(
            PolicyObject("Origins = { [|\"*\"|] }, {|0:SupportsCredentials|} = true"),
            PolicyObject("Origins = { \"*\" }"));

    [Fact]
    public Task Fix_drops_credentials_that_a_statement_sets() =>
        Drop(
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.{|0:SupportsCredentials|} = true;\npolicy.Origins.Add([|\"*\"|]);\n",
            "var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\npolicy.Origins.Add(\"*\");\n");

    [Theory]
    [InlineData("p =>\n{\n    p.[|AllowAnyOrigin|]();\n    if (builder.Environment.IsProduction()) p.{|0:AllowCredentials|}();\n}")]
    [InlineData("p =>\n{\n    p.[|AllowAnyOrigin|]();\n    p?.{|0:AllowCredentials|}();\n}")]
    [InlineData("p => p.[|AllowAnyOrigin|]().{|0:AllowCredentials|}(\n#if NO\n#endif\n)")]
    public async Task Ignores_credentials_that_cannot_be_taken_out(string lambda) =>
        Assert.Equal(
            ["Allow only 'https://app.example.com'"],
            await TitlesOf(new OpenPolicyFix(), RuleIds.AnyOriginWithCredentials, Policy(lambda), Origins(Example), At(FindingProperties.CredentialsAt, 0)));

    [Fact]
    public async Task Ignores_credentials_that_are_a_whole_lambda()
    {
        var titles = await TitlesOf(
            new OpenPolicyFix(),
            RuleIds.AnyOriginWithCredentials,
            Policy("p => Both(p, q => q.[|AllowAnyOrigin|](), q => q.{|0:AllowCredentials|}())")
                + "static void Both<T>(T p, Action<T> a, Action<T> b) { a(p); b(p); }\n",
            Origins(Example),
            At(FindingProperties.CredentialsAt, 0));
        Assert.Single(titles);
    }

    [Fact]
    public Task Fix_leaves_the_value_of_a_helper_that_returns_its_builder() =>
        Explicit(
            "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nConsole.WriteLine();\n\nstatic class Ext\n{\n    public static CorsPolicyBuilder Open(this CorsPolicyBuilder p) => p.[|AllowAnyOrigin|]();\n}\n",
            "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nConsole.WriteLine();\n\nstatic class Ext\n{\n    public static CorsPolicyBuilder Open(this CorsPolicyBuilder p) => p;\n}\n",
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_keeps_carriage_returns() =>
        Drop(
            Policy("p => p\n    .[|AllowAnyOrigin|]()\n    .{|0:AllowCredentials|}()\n    .AllowAnyHeader()").Replace("\n", "\r\n", StringComparison.Ordinal),
            Policy("p => p\n    .AllowAnyOrigin()\n    .AllowAnyHeader()").Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public Task Fix_writes_carriage_returns_where_the_file_has_them() =>
        Develop(
            "var app = WebApplication.Create(args);\r\napp.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());\r\n",
            "var app = WebApplication.Create(args);\r\nif (app.Environment.IsDevelopment())\r\n{\r\n    app.UseCors(p => p.AllowAnyOrigin());\r\n}\r\n");

    [Theory]
    [InlineData("p => p.[|AllowAnyOrigin|]().AllowAnyHeader()", "p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? THROW).AllowAnyHeader()")]
    [InlineData("p => p.WithOrigins([|\"*\"|])", "p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? THROW)")]
    public Task Fix_reads_origins_from_the_builders_configuration(string before, string after) =>
        Configure(Policy(before), Policy(after.Replace("THROW", Throwing, StringComparison.Ordinal)));

    private static string Startup(string members, string call, string usings = "") => usings + $$"""
        Console.WriteLine();

        class Startup
        {
            {{members}}
        {{call}}
        }

        """;

    [Theory]
    [InlineData("public IConfiguration Configuration { get; } = null!;", "    void Configure(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "Configuration")]
    [InlineData("readonly IConfiguration _config = null!;", "    void Configure(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "_config")]
    [InlineData("", "    static void Configure(IServiceCollection s, IConfiguration @default) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "@default")]
    [InlineData("static readonly IConfiguration Root = null!;", "    static void Configure(IServiceCollection s) => s.AddCors(static o => o.AddDefaultPolicy(static p => p.{0}));", "Root")]
    public Task Fix_finds_the_configuration_in_reach(string members, string method, string name) =>
        Configure(
            Startup(members, method.Replace("{0}", "[|AllowAnyOrigin|]()", StringComparison.Ordinal)),
            Startup(members, method.Replace("{0}", $"WithOrigins({name}.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})", StringComparison.Ordinal)));

    [Theory]
    [InlineData("readonly IConfiguration _config = null!;", "    static void Configure(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]()));")]
    [InlineData("readonly IConfiguration _config = null!;", "    void Configure(IServiceCollection s) => s.AddCors(static o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]()));")]
    [InlineData("", "    void Configure(IServiceCollection s, IConfiguration c) => s.AddCors(o => o.AddDefaultPolicy(static p => p.[|AllowAnyOrigin|]()));")]
    [InlineData("", "    void Configure(IServiceCollection s, ref IConfiguration c) => s.AddCors(o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]()));")]
    [InlineData("readonly IConfiguration _config = null!;", "    class Inner { void Configure(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]())); }")]
    [InlineData("", "    void Configure(IServiceCollection s) { s.AddCors(o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]())); IConfiguration c = null!; }")]
    public async Task Ignores_configuration_that_is_out_of_reach(string members, string method) =>
        Assert.Equal(["Allow only 'https://app.example.com'"], await TitlesOf(new OpenPolicyFix(), RuleIds.AnyOrigin, Startup(members, method), Origins(Example)));

    [Fact]
    public async Task Ignores_top_level_locals_from_inside_a_type() =>
        Assert.Single(await TitlesOf(
            new OpenPolicyFix(),
            RuleIds.AnyOrigin,
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Build();\n\nclass C\n{\n    void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.[|AllowAnyOrigin|]()));\n}\n",
            Origins(Example)));

    [Fact]
    public async Task Fix_reads_a_primary_constructor_parameter()
    {
        Assert.SkipUnless(FixHarness.HasCollectionExpressions, "This Roslyn does not know primary constructors of classes.");
        const string Source = "Console.WriteLine();\n\nclass C(IConfiguration c)\n{\n    void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));\n}\n";
        await Configure(
            Source.Replace("{0}", "[|AllowAnyOrigin|]()", StringComparison.Ordinal),
            Source.Replace("{0}", $"WithOrigins(c.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fix_imports_what_the_configuration_needs_in_order()
    {
        const string Before = "// ours\nusing System.Text;\nusing Microsoft.AspNetCore.Cors;\nusing Microsoft.Net.Http.Headers;\n\n";
        const string After = "// ours\nusing System.Text;\nusing Microsoft.AspNetCore.Cors;\nusing Microsoft.Extensions.Configuration;\nusing Microsoft.Net.Http.Headers;\n\n";
        var harness = await FixHarness.Of(
            new OpenPolicyFix(), RuleIds.AnyOrigin, Before + Policy("p => p.[|AllowAnyOrigin|]()"), [Origins(Example)], webUsings: false);
        Assert.Equal(
            After + Policy($"p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})"),
            await harness.Fix(FixKeys.OriginsFromConfiguration));
    }

    [Theory]
    [InlineData("// ours\n", "// ours\nusing Microsoft.Extensions.Configuration;\n\n")]
    [InlineData("using System.Text; // text\n\n", "using System.Text; // text\nusing Microsoft.Extensions.Configuration;\n\n")]
    [InlineData("using X = System.Text.Encoding;\n\n", "using X = System.Text.Encoding;\nusing Microsoft.Extensions.Configuration;\n\n")]
    public async Task Fix_finds_a_place_for_the_using(string before, string after)
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(), RuleIds.AnyOrigin, before + Policy("p => p.[|AllowAnyOrigin|]()"), [Origins(Example)], webUsings: false);
        Assert.StartsWith(after + "var builder", await harness.Fix(FixKeys.OriginsFromConfiguration), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_adds_the_origins_to_appsettings()
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(), RuleIds.AnyOrigin, Policy("p => p.[|AllowAnyOrigin|]()"), [Origins(Example)], settings: "{\n  \"AllowedHosts\": \"*\"\n}\n");
        const string Expected = "{\n  \"AllowedHosts\": \"*\",\n  \"Cors\": {\n    \"AllowedOrigins\": [\n      \"https://app.example.com\"\n    ]\n  }\n}\n";
        Assert.Equal(Expected, await harness.FixSettings(FixKeys.OriginsFromConfiguration));
        Assert.Equal(Expected, await harness.FixAllSettings(FixKeys.OriginsFromConfiguration));
    }

    [Fact]
    public Task Fix_wraps_the_use_in_a_condition() =>
        Develop(
            Policy("p => p.[|AllowAnyOrigin|]()") + "var app = builder.Build();\n\n// everyone\napp.{|0:UseCors|}(); // open\napp.Run();\n",
            Policy("p => p.AllowAnyOrigin()")
                + "var app = builder.Build();\n\n// everyone\nif (app.Environment.IsDevelopment())\n{\n    app.UseCors(); // open\n}\napp.Run();\n");

    [Fact]
    public Task Fix_wraps_an_inline_policy_over_several_lines() =>
        Develop(
            "class P\n{\n\tstatic void Main(string[] args) {\n\t\tvar app = WebApplication.Create(args);\n\t\tapp.{|0:UseCors|}(p => p\n\t\t\t.[|AllowAnyOrigin|]()\n\n\t\t\t.AllowAnyHeader());\n\t}\n\tvoid M() {\n\t}\n}\n",
            "class P\n{\n\tstatic void Main(string[] args) {\n\t\tvar app = WebApplication.Create(args);\n\t\tif (app.Environment.IsDevelopment()) {\n\t\t\tapp.UseCors(p => p\n\t\t\t\t.AllowAnyOrigin()\n\n\t\t\t\t.AllowAnyHeader());\n\t\t}\n\t}\n\tvoid M() {\n\t}\n}\n");

    [Fact]
    public Task Fix_wraps_with_an_environment_that_is_a_parameter() =>
        Develop(
            Startup("", "    void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());\n    }"),
            Startup("", "    void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsDevelopment())\n        {\n            app.UseCors(p => p.AllowAnyOrigin());\n        }\n    }"));

    [Fact]
    public Task Fix_wraps_a_statement_that_shares_its_line() =>
        Develop(
            "var app = WebApplication.Create(args); app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]()); app.Run();\n",
            "var app = WebApplication.Create(args); if (app.Environment.IsDevelopment()) app.UseCors(p => p.AllowAnyOrigin()); app.Run();\n");

    [Theory]
    [InlineData("    void Configure(IApplicationBuilder app)\n    {\n        app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());\n    }")]
    [InlineData("    void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsProduction()) app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]()); else app.UseRouting();\n    }")]
    [InlineData("    void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        app.UseRouting().{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());\n    }")]
    [InlineData("    void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsDevelopment())\n        {\n        }\n        else\n        {\n            app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());\n        }\n    }")]
    [InlineData("    IApplicationBuilder Configure(IApplicationBuilder app, IWebHostEnvironment env) => app.{|0:UseCors|}(p => p.[|AllowAnyOrigin|]());")]
    public async Task Ignores_a_use_that_cannot_be_wrapped(string method) =>
        Assert.Equal(
            ["Allow only 'https://app.example.com'"],
            await TitlesOf(new OpenPolicyFix(), RuleIds.AnyOrigin, Startup("", method), Origins(Example), At(FindingProperties.UseAt, 0)));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_all_mends_every_finding(FixAllScope scope)
    {
        const string Before = "builder.Services.AddCors(o => { o.AddPolicy(\"a\", p => p.[|AllowAnyOrigin|]()); o.AddPolicy(\"b\", p => p.WithOrigins([|\"*\"|])); });\n";
        const string After = "builder.Services.AddCors(o => { o.AddPolicy(\"a\", p => p.WithOrigins(\"https://a.example\")); o.AddPolicy(\"b\", p => p.WithOrigins(\"https://a.example\")); });\n";
        const string Head = "var builder = WebApplication.CreateBuilder(args);\n";
        var harness = await FixHarness.Of(new OpenPolicyFix(), RuleIds.AnyOrigin, Head + Before, [Origins("https://a.example")]);
        Assert.Equal(Head + After, await harness.FixAll(FixKeys.ExplicitOrigins, scope));
    }

    [Fact]
    public Task Fix_all_takes_out_a_shared_call_once() =>
        FixesAll(
            new OpenPolicyFix(),
            RuleIds.AnyOriginWithCredentials,
            FixKeys.DropCredentials,
            Policy("p => p.WithOrigins([|\"*\"|]).[|AllowAnyOrigin|]().{|0:AllowCredentials|}()"),
            Policy("p => p.WithOrigins(\"*\").AllowAnyOrigin()"),
            At(FindingProperties.CredentialsAt, 0));

    [Fact]
    public async Task Fix_all_imports_once()
    {
        var harness = await FixHarness.Of(
            new OpenPolicyFix(),
            RuleIds.AnyOrigin,
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"a\", p => p.[|AllowAnyOrigin|]());\n    o.AddPolicy(\"b\", p => p.[|AllowAnyOrigin|]());\n});\n",
            [Origins(Example)],
            webUsings: false);
        var changed = await harness.FixAll(FixKeys.OriginsFromConfiguration);
        Assert.StartsWith("using Microsoft.Extensions.Configuration;\n\nvar builder", changed, StringComparison.Ordinal);
        Assert.Single(changed.Split('\n'), static line => line.StartsWith("using ", StringComparison.Ordinal));
        Assert.Equal(2, changed.Split('\n').Count(static line => line.Contains("Get<string[]>()", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("$\"{args.Length}[|*|]\"")]
    [InlineData("[|\"\"\"*\"\"\"|]")]
    [InlineData("[|\"*\"|].Split(';')")]
    [InlineData("[|\"*\"|] + args")]
    public Task Ignores_strings_that_are_not_plainly_the_origin(string value) =>
        OffersNothing(new OpenPolicyFix(), RuleIds.AnyOriginWithCredentials, $"var list = {value};\nConsole.WriteLine(list);\n", Origins(Example));
}
