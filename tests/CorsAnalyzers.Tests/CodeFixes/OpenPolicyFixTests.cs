using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CorsAnalyzers.Tests.CodeFixes;

public sealed class OpenPolicyFixTests : FixTestBase
{
    private const string Throwing = "throw new InvalidOperationException(\"Set Cors:AllowedOrigins to the origins that may call this API.\")";

    private static Task Explicit(string before, string after, params string[] approved) =>
        Verify.Fix<OpenPolicyFix>(Approve(before, approved), after, FixKeys.ExplicitOrigins);

    // What stays open is the next finding.
    private static Task Drop(string before, string after) =>
        Verify.Fix<OpenPolicyFix>(before, after, FixKeys.DropCredentials, adjust: LeavesAnotherFinding);

    private static void LeavesAnotherFinding(CSharpCodeFixTest<CorsAnalyzer, OpenPolicyFix, DefaultVerifier> test)
    {
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
    }

    private static Task Configure(string before, string after) => Fixes<OpenPolicyFix>(FixKeys.OriginsFromConfiguration, before, after);

    private static Task Develop(string before, string after) => Fixes<OpenPolicyFix>(FixKeys.DevelopmentOnly, before, after);

    [Fact]
    public Task Fix_replaces_the_call_by_explicit_origins() =>
        Explicit(Policy("p => p.{|CORS101:AllowAnyOrigin|}().AllowCredentials()"), Policy("p => p.WithOrigins(\"https://app.example.com\").AllowCredentials()"));

    [Fact]
    public Task Fix_replaces_a_predicate_with_its_arguments() =>
        Explicit(
            Policy("p => p.{|CORS102:SetIsOriginAllowed|}(origin =>\n    true).AllowCredentials()"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\").AllowCredentials()"),
            "https://a.example",
            "https://b.example");

    [Fact]
    public Task Fix_writes_into_a_collection_expression()
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return Explicit(
            Policy("p =>\n{\n    string[] list = [{|CORS103:\"*\"|}]; // ours\n    p.WithOrigins(list);\n}"),
            Policy("p =>\n{\n    string[] list = [\"https://a.example\", \"https://b.example\"]; // ours\n    p.WithOrigins(list);\n}"),
            "https://a.example",
            "https://b.example");
    }

    [Theory]
    [InlineData("new[] { {|CORS103:\"*\"|} }", "new[] { \"https://a.example\", \"https://b.example\" }")]
    [InlineData("new string[] { {|CORS103:\"*\"|} }", "new string[] { \"https://a.example\", \"https://b.example\" }")]
    [InlineData("new string[1] { {|CORS103:\"*\"|} }", "new string[1] { \"https://a.example\" }")]
    [InlineData("new List<string> { {|CORS103:\"*\"|} }.ToArray()", "new List<string> { \"https://a.example\", \"https://b.example\" }.ToArray()")]
    [InlineData("{|CORS103:\"*\"|}", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("{|CORS103:@\"*\"|}", "\"https://a.example\", \"https://b.example\"")]
    public Task Fix_writes_as_many_literals_as_the_list_can_take(string before, string after) =>
        Explicit(Policy($"p => p.WithOrigins({before})"), Policy($"p => p.WithOrigins({after})"), "https://a.example", "https://b.example");

    [Fact]
    public Task Fix_keeps_one_literal_a_line() =>
        Explicit(
            Policy("p => p.WithOrigins(\n    {|CORS103:\"*\"|} // all\n)"),
            Policy("p => p.WithOrigins(\n    \"https://a.example\",\n    \"https://b.example\" // all\n)"),
            "https://a.example",
            "https://b.example");

    [Fact]
    public Task Fix_writes_a_constant_with_one_origin_and_says_so() =>
        Verify.Fix<OpenPolicyFix>(
            Approve("const string Star = {|CORS103:\"*\"|};\n" + Policy("p => p.WithOrigins(Star)"), "https://a.example", "https://b.example"),
            "const string Star = \"https://a.example\";\n" + Policy("p => p.WithOrigins(Star)"),
            FixKeys.ExplicitOrigins,
            title: "Allow only 'https://a.example'");

    private static string PolicyObject(string initializer) =>
        "using Microsoft.AspNetCore.Cors.Infrastructure;\n\n" + Policy("new CorsPolicy { " + initializer + " }");

    private static string PolicyStatements(string statements) =>
        "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nvar policy = new CorsPolicy();\n" + statements + Policy("policy");

    [Fact]
    public Task Fix_replaces_a_predicate_of_a_policy_object_by_its_list() =>
        Explicit(
            PolicyObject("{|CORS102:IsOriginAllowed|} = _ => true, SupportsCredentials = true"),
            PolicyObject("Origins = { \"https://app.example.com\" }, SupportsCredentials = true"));

    [Fact]
    public Task Fix_removes_a_predicate_of_a_policy_object_that_has_a_list() =>
        Explicit(
            PolicyObject("Origins = { \"https://a.example\" }, {|CORS102:IsOriginAllowed|} = _ => true, SupportsCredentials = true"),
            PolicyObject("Origins = { \"https://a.example\" }, SupportsCredentials = true"));

    [Fact]
    public Task Ignores_a_predicate_beside_a_list_of_which_nothing_would_remain() =>
        Verify.NoFix<OpenPolicyFix>(PolicyObject("Origins = { \"null\" }, {|CORS102:IsOriginAllowed|} = _ => true, SupportsCredentials = true"), FixKeys.ExplicitOrigins);

    [Fact]
    public Task Fix_writes_one_statement_an_origin() =>
        Explicit(
            PolicyStatements("policy.Origins.Add({|CORS103:\"*\"|}); // all\n"),
            PolicyStatements("policy.Origins.Add(\"https://a.example\");\npolicy.Origins.Add(\"https://b.example\"); // all\n"),
            "https://a.example",
            "https://b.example");

    [Fact]
    public Task Fix_replaces_an_assigned_predicate_by_added_origins() =>
        Explicit(
            PolicyStatements("policy.{|CORS103:IsOriginAllowed|} = _ => true;\n"),
            PolicyStatements("policy.Origins.Add(\"https://a.example\");\n"),
            "https://a.example");

    [Fact]
    public Task Fix_removes_the_call_where_origins_remain_and_names_them() =>
        Fixes<OpenPolicyFix>(
            FixKeys.ExplicitOrigins,
            Policy("p => p.WithOrigins(\"https://a.example\").{|CORS103:AllowAnyOrigin|}()"),
            Policy("p => p.WithOrigins(\"https://a.example\")"),
            "Remove AllowAnyOrigin: only 'https://a.example' stays allowed");

    [Theory]
    [InlineData(0, "Allow only 'https://a.example', 'https://b.example' and 'https://c.example'", "p => p.WithOrigins(\"https://a.example\", \"https://b.example\", \"https://c.example\").AllowCredentials()")]
    [InlineData(1, "Remove AllowCredentials: any origin stays allowed, without credentials", "p => p.{|CORS103:SetIsOriginAllowed|}(_ => true)")]
    public Task Titles_show_origins_and_consequences_safest_first(int index, string title, string after) =>
        Verify.Fix<OpenPolicyFix>(
            Approve(Policy("p => p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials()"), "https://a.example", "https://b.example", "https://c.example"),
            Policy(after),
            index: index,
            title: title,
            adjust: index == 0 ? null : LeavesAnotherFinding);

    [Theory]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}().AllowCredentials()", "p => p.{|CORS103:AllowAnyOrigin|}()")]
    [InlineData("p => p.AllowCredentials().{|CORS101:AllowAnyOrigin|}()", "p => p.{|CORS103:AllowAnyOrigin|}()")]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}().AllowCredentials().AllowAnyHeader()", "p => p.{|CORS103:AllowAnyOrigin|}().AllowAnyHeader()")]
    [InlineData("p =>\n{\n    p.{|CORS101:AllowAnyOrigin|}();\n\n    p.AllowCredentials(); // cookies\n}", "p =>\n{\n    p.{|CORS103:AllowAnyOrigin|}();\n}")]
    [InlineData("p =>\n{\n    p.{|CORS101:AllowAnyOrigin|}();\n    // we need cookies\n    p.AllowCredentials();\n}", "p =>\n{\n    p.{|CORS103:AllowAnyOrigin|}();\n    // we need cookies\n}")]
    [InlineData("p => { p.{|CORS101:AllowAnyOrigin|}(); p.AllowCredentials(); }", "p => { p.{|CORS103:AllowAnyOrigin|}(); }")]
    [InlineData("p => { p.AllowCredentials(); p.{|CORS101:AllowAnyOrigin|}(); }", "p => { p.{|CORS103:AllowAnyOrigin|}(); }")]
    [InlineData("p =>\n{\n    p = p.AllowCredentials();\n    p.{|CORS101:AllowAnyOrigin|}();\n}", "p =>\n{\n    p.{|CORS103:AllowAnyOrigin|}();\n}")]
    [InlineData("p => p\n    .{|CORS101:AllowAnyOrigin|}()\n    .AllowCredentials()\n    .AllowAnyHeader()", "p => p\n    .{|CORS103:AllowAnyOrigin|}()\n    .AllowAnyHeader()")]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}() // all\n    .AllowCredentials() // cookies\n    .AllowAnyHeader()", "p => p.{|CORS103:AllowAnyOrigin|}() // all\n    .AllowAnyHeader()")]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}()\n    .AllowCredentials()", "p => p.{|CORS103:AllowAnyOrigin|}()")]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}().\n    AllowCredentials().\n    AllowAnyHeader()", "p => p.{|CORS103:AllowAnyOrigin|}().\n    AllowAnyHeader()")]
    public Task Fix_drops_credentials_and_nothing_else(string before, string after) => Drop(Policy(before), Policy(after));

    [Fact]
    public Task Fix_moves_the_end_of_a_statement_in_front_of_a_comment() =>
        Drop(
            Policy("p =>\n{\n    p.{|CORS101:AllowAnyOrigin|}() // all\n        .AllowCredentials();\n    p.AllowAnyHeader();\n}"),
            Policy("p =>\n{\n    p.{|CORS103:AllowAnyOrigin|}(); // all\n    p.AllowAnyHeader();\n}"));

    [Fact]
    public Task Fix_drops_credentials_of_a_policy_object() =>
        Drop(
            PolicyObject("Origins = { {|CORS101:\"*\"|} }, SupportsCredentials = true"),
            PolicyObject("Origins = { {|CORS103:\"*\"|} }"));

    [Fact]
    public Task Fix_drops_credentials_that_a_statement_sets() =>
        Drop(
            PolicyStatements("policy.SupportsCredentials = true;\npolicy.Origins.Add({|CORS101:\"*\"|});\n"),
            PolicyStatements("policy.Origins.Add({|CORS103:\"*\"|});\n"));

    [Theory]
    [InlineData("p =>\n{\n    p.{|CORS101:AllowAnyOrigin|}();\n    if (builder.Environment.IsProduction()) p.AllowCredentials();\n}")]
    [InlineData("p =>\n{\n    p.{|CORS101:AllowAnyOrigin|}();\n    p?.AllowCredentials();\n}")]
    [InlineData("p => p.{|CORS101:AllowAnyOrigin|}().AllowCredentials(\n#if NO\n#endif\n)")]
    public Task Ignores_credentials_that_cannot_be_taken_out(string lambda) => Verify.NoFix<OpenPolicyFix>(Policy(lambda), FixKeys.DropCredentials);

    [Fact]
    public Task Ignores_credentials_that_are_a_whole_lambda() =>
        Verify.NoFix<OpenPolicyFix>(
            Policy("p => Both(p, q => q.{|CORS101:AllowAnyOrigin|}(), q => q.AllowCredentials())")
                + "static void Both<T>(T p, Action<T> a, Action<T> b) { a(p); b(p); }\n",
            FixKeys.DropCredentials);

    [Fact]
    public Task Fix_leaves_the_value_of_a_helper_that_returns_its_builder()
    {
        var head = "using Microsoft.AspNetCore.Cors.Infrastructure;\n\n" + Policy("p => p.WithOrigins(\"https://a.example\").Open()") + "\nstatic class Ext\n{\n    public static CorsPolicyBuilder Open(this CorsPolicyBuilder p) => ";
        return Explicit(head + "p.{|CORS103:AllowAnyOrigin|}();\n}\n", head + "p;\n}\n");
    }

    [Fact]
    public Task Fix_keeps_carriage_returns() =>
        Drop(
            Policy("p => p\n    .{|CORS101:AllowAnyOrigin|}()\n    .AllowCredentials()\n    .AllowAnyHeader()").Replace("\n", "\r\n", StringComparison.Ordinal),
            Policy("p => p\n    .{|CORS103:AllowAnyOrigin|}()\n    .AllowAnyHeader()").Replace("\n", "\r\n", StringComparison.Ordinal));

    private static string Inline(string useCors) =>
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors();\nvar app = builder.Build();\n" + useCors + "app.MapGet(\"/\", () => \"Hello\");\napp.Run();\n";

    [Fact]
    public Task Fix_writes_carriage_returns_where_the_file_has_them() =>
        Develop(
            Inline("app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());\n").Replace("\n", "\r\n", StringComparison.Ordinal),
            Inline("if (app.Environment.IsDevelopment())\n{\n    app.UseCors(p => p.AllowAnyOrigin());\n}\n").Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("p => p.{|CORS103:AllowAnyOrigin|}().AllowAnyHeader()", "p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? THROW).AllowAnyHeader()")]
    [InlineData("p => p.WithOrigins({|CORS103:\"*\"|})", "p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? THROW)")]
    public Task Fix_reads_origins_from_the_builders_configuration(string before, string after) =>
        Configure(Policy(before), Policy(after.Replace("THROW", Throwing, StringComparison.Ordinal)));

    // A library: whatever takes services or an app is called by others.
    private static string Setup(string members, string method) => $$"""
        public class Setup
        {
            {{members}}
        {{method}}
        }

        """;

    [Theory]
    [InlineData("public IConfiguration Configuration { get; } = null!;", "    public void Add(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "Configuration")]
    [InlineData("readonly IConfiguration _config = null!;", "    public void Add(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "_config")]
    [InlineData("", "    public static void Add(IServiceCollection s, IConfiguration @default) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));", "@default")]
    [InlineData("static readonly IConfiguration Root = null!;", "    public static void Add(IServiceCollection s) => s.AddCors(static o => o.AddDefaultPolicy(static p => p.{0}));", "Root")]
    public Task Fix_finds_the_configuration_in_reach(string members, string method, string name) =>
        Configure(
            Setup(members, method.Replace("{0}", "{|CORS103:AllowAnyOrigin|}()", StringComparison.Ordinal)),
            Setup(members, method.Replace("{0}", $"WithOrigins({name}.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})", StringComparison.Ordinal)));

    [Theory]
    [InlineData("readonly IConfiguration _config = null!;", "    public static void Add(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}()));")]
    [InlineData("readonly IConfiguration _config = null!;", "    public void Add(IServiceCollection s) => s.AddCors(static o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}()));")]
    [InlineData("", "    public void Add(IServiceCollection s, IConfiguration c) => s.AddCors(o => o.AddDefaultPolicy(static p => p.{|CORS103:AllowAnyOrigin|}()));")]
    [InlineData("", "    public void Add(IServiceCollection s, ref IConfiguration c) => s.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}()));")]
    [InlineData("readonly IConfiguration _config = null!;", "    public class Inner { public void Add(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}())); }")]
    [InlineData("", "    public void Add(IServiceCollection s) { s.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}())); IConfiguration c = null!; }")]
    public Task Ignores_configuration_that_is_out_of_reach(string members, string method) =>
        Verify.NoFix<OpenPolicyFix>(Setup(members, method), FixKeys.OriginsFromConfiguration);

    [Fact]
    public Task Ignores_top_level_locals_from_inside_a_type() =>
        Verify.NoFix<OpenPolicyFix>(
            "var builder = WebApplication.CreateBuilder(args);\nC.M(builder.Services);\n" + Use
                + "\nclass C\n{\n    public static void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}()));\n}\n",
            FixKeys.OriginsFromConfiguration);

    [Fact]
    public Task Fix_reads_a_primary_constructor_parameter()
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know primary constructors of classes.");
        const string Source = "public class C(IConfiguration c)\n{\n    public void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.{0}));\n}\n";
        return Configure(
            Source.Replace("{0}", "{|CORS103:AllowAnyOrigin|}()", StringComparison.Ordinal),
            Source.Replace("{0}", $"WithOrigins(c.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})", StringComparison.Ordinal));
    }

    // An app without a using for configuration.
    private static App Importing(string code) => new(code)
    {
        HasImplicitUsings = false,
        Sources = [("/0/Usings.cs", "global using System;\nglobal using Microsoft.AspNetCore.Builder;\nglobal using Microsoft.Extensions.DependencyInjection;\n")],
    };

    [Theory]
    [InlineData(
        "// ours\nusing System.Text;\nusing Microsoft.AspNetCore.Cors;\nusing Microsoft.Net.Http.Headers;\n\n",
        "// ours\nusing System.Text;\nusing Microsoft.AspNetCore.Cors;\nusing Microsoft.Extensions.Configuration;\nusing Microsoft.Net.Http.Headers;\n\n")]
    [InlineData("// ours\n", "// ours\nusing Microsoft.Extensions.Configuration;\n\n")]
    [InlineData("using System.Text; // text\n\n", "using System.Text; // text\nusing Microsoft.Extensions.Configuration;\n\n")]
    [InlineData("using X = System.Text.Encoding;\n\n", "using X = System.Text.Encoding;\nusing Microsoft.Extensions.Configuration;\n\n")]
    public Task Fix_finds_a_place_for_the_using(string before, string after) =>
        Verify.Fix<OpenPolicyFix>(
            Importing(before + Policy("p => p.{|CORS103:AllowAnyOrigin|}()")),
            after + Policy($"p => p.WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? {Throwing})"),
            FixKeys.OriginsFromConfiguration);

    [Fact]
    public async Task Fix_adds_the_origins_to_appsettings()
    {
        const string Key = FixKeys.OriginsFromConfiguration;
        const string Expected = "{\n  \"AllowedHosts\": \"*\",\n  \"Cors\": {\n    \"AllowedOrigins\": [\n      \"https://app.example.com\"\n    ]\n  }\n}\n";
        var document = await AnalyzedDocument.OfAsync(Policy("p => p.AllowAnyOrigin()"), "{\n  \"AllowedHosts\": \"*\"\n}\n");
        var fix = new OpenPolicyFix();

        Assert.Equal(Expected, await document.SettingsAfterAsync((await document.OffersAsync(fix)).Single(offer => offer.EquivalenceKey == Key)));
        Assert.Equal(Expected, await document.SettingsAfterAsync(await document.FixAllAsync(fix, Key)));
    }

    [Fact]
    public Task Fix_wraps_the_use_in_a_condition() =>
        Develop(
            Policy("p => p.{|CORS103:AllowAnyOrigin|}()").Replace("app.UseCors();\n", "\n// everyone\napp.UseCors(); // open\n", StringComparison.Ordinal),
            Policy("p => p.AllowAnyOrigin()").Replace("app.UseCors();\n", "\n// everyone\nif (app.Environment.IsDevelopment())\n{\n    app.UseCors(); // open\n}\n", StringComparison.Ordinal));

    [Fact]
    public Task Fix_wraps_an_inline_policy_over_several_lines() =>
        Develop(
            "class P\n{\n\tstatic void Main(string[] args) {\n\t\tvar builder = WebApplication.CreateBuilder(args);\n\t\tbuilder.Services.AddCors();\n\t\tvar app = builder.Build();\n\t\tapp.UseCors(p => p\n\t\t\t.{|CORS103:AllowAnyOrigin|}()\n\n\t\t\t.AllowAnyHeader());\n\t\tapp.MapGet(\"/\", () => \"Hello\");\n\t}\n\tvoid M() {\n\t}\n}\n",
            "class P\n{\n\tstatic void Main(string[] args) {\n\t\tvar builder = WebApplication.CreateBuilder(args);\n\t\tbuilder.Services.AddCors();\n\t\tvar app = builder.Build();\n\t\tif (app.Environment.IsDevelopment()) {\n\t\t\tapp.UseCors(p => p\n\t\t\t\t.AllowAnyOrigin()\n\n\t\t\t\t.AllowAnyHeader());\n\t\t}\n\t\tapp.MapGet(\"/\", () => \"Hello\");\n\t}\n\tvoid M() {\n\t}\n}\n");

    [Fact]
    public Task Fix_wraps_with_an_environment_that_is_a_parameter() =>
        Develop(
            Setup("", "    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());\n    }"),
            Setup("", "    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsDevelopment())\n        {\n            app.UseCors(p => p.AllowAnyOrigin());\n        }\n    }"));

    [Fact]
    public Task Fix_wraps_a_statement_that_shares_its_line() =>
        Develop(
            Inline("app.UseRouting(); app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}()); app.UseAuthorization();\n"),
            Inline("app.UseRouting(); if (app.Environment.IsDevelopment()) app.UseCors(p => p.AllowAnyOrigin()); app.UseAuthorization();\n"));

    [Theory]
    [InlineData("    public void Configure(IApplicationBuilder app)\n    {\n        app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());\n    }")]
    [InlineData("    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsProduction()) app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}()); else app.UseRouting();\n    }")]
    [InlineData("    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        app.UseRouting().UseCors(p => p.{|CORS103:AllowAnyOrigin|}());\n    }")]
    [InlineData("    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)\n    {\n        if (env.IsDevelopment())\n        {\n        }\n        else\n        {\n            app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());\n        }\n    }")]
    [InlineData("    public IApplicationBuilder Configure(IApplicationBuilder app, IWebHostEnvironment env) => app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());")]
    public Task Ignores_a_use_that_cannot_be_wrapped(string method) =>
        Verify.NoFix<OpenPolicyFix>(Setup("", method), FixKeys.DevelopmentOnly);

    private static string TwoPolicies(string a, string b) =>
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => {{ o.AddPolicy(\"a\", p => p.{a}); o.AddPolicy(\"b\", p => p.{b}); }});\n"
            + "var app = builder.Build();\napp.UseCors(\"a\");\napp.MapGet(\"/\", () => \"Hello\").RequireCors(\"b\");\napp.Run();\n";

    [Fact]
    public Task Fix_all_mends_every_finding() =>
        Explicit(
            TwoPolicies("{|CORS103:AllowAnyOrigin|}()", "WithOrigins({|CORS103:\"*\"|})"),
            TwoPolicies("WithOrigins(\"https://a.example\")", "WithOrigins(\"https://a.example\")"),
            "https://a.example");

    [Fact]
    public Task Fix_all_takes_out_a_shared_call_once() =>
        Drop(
            Policy("p =>\n{\n    if (args.Length > 0) p.{|CORS101:AllowAnyOrigin|}(); else p.WithOrigins({|CORS101:\"*\"|});\n    p.AllowCredentials();\n}"),
            Policy("p =>\n{\n    if (args.Length > 0) p.{|CORS103:AllowAnyOrigin|}(); else p.WithOrigins({|CORS103:\"*\"|});\n}"));

    [Fact]
    public Task Fix_all_imports_once()
    {
        const string Read = "WithOrigins(builder.Configuration.GetSection(\"Cors:AllowedOrigins\").Get<string[]>() ?? " + Throwing + ")";
        return Verify.Fix<OpenPolicyFix>(
            Importing(TwoPolicies("{|CORS103:AllowAnyOrigin|}()", "{|CORS103:AllowAnyOrigin|}()")),
            "using Microsoft.Extensions.Configuration;\n\n" + TwoPolicies(Read, Read),
            FixKeys.OriginsFromConfiguration);
    }

    [Theory]
    [InlineData("{|CORS103:\"\"\"*\"\"\"|}")]
    [InlineData("{|CORS103:\"*\"|}.Split(';')")]
    public Task Ignores_strings_that_are_not_plainly_the_origin(string value) => Verify.NoFix<OpenPolicyFix>(Policy($"p => p.WithOrigins({value})"), FixKeys.ExplicitOrigins);
}
