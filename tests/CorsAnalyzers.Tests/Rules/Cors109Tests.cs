using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS109: a local origin with credentials in Production.</summary>
public sealed class Cors109Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_the_origin_however_it_gets_into_the_list(string style) => Verify.Program(OriginStyles.Write(style, "{|CORS109:\"http://localhost:3000\"|}", ".AllowCredentials()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_origin_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS109:\"https://localhost:5001\"|})", "AllowCredentials()"));

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.8.8.8")]
    [InlineData("http://[::1]:3000")]
    [InlineData("http://app.localhost:3000")]
    public Task Flags_every_name_of_the_users_own_machine(string origin) => Verify.Policy($"p.WithOrigins({{|CORS109:\"{origin}\"|}}).AllowCredentials();");

    [Fact]
    public Task Flags_a_pattern_of_names_of_the_users_own_machine()
        => Verify.Policy("p.WithOrigins({|CORS109:\"http://*.localhost:3000\"|}).SetIsOriginAllowedToAllowWildcardSubdomains().AllowCredentials();");

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("https://localhost")]
    public Task Says_in_an_exact_message_what_else_has_the_origin(string origin) => Verify.Policy(
        $"p.WithOrigins({{|#0:\"{origin}\"|}}).AllowCredentials();",
        Verify.Finding("CORS109", $"In Production too, any program that serves a page on '{origin}' on a user's machine can call this API as that user. Allow it in Development only, unless it is there for a Capacitor or Ionic app, whose pages have this origin.", severity: DiagnosticSeverity.Info));

    [Theory]
    [InlineData("p.WithOrigins({|CORS202:\"http://*.localhost:3000\"|}).AllowCredentials();")]
    [InlineData("p.WithOrigins(\"http://*.localhost:3000\").SetIsOriginAllowedToAllowWildcardSubdomains();")]
    [InlineData("p.WithOrigins(\"https://*.localhost.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains().AllowCredentials();")]
    [InlineData("p.WithOrigins(\"http://localhost:3000\");")]
    [InlineData("p.WithOrigins(\"http://localhost:3000\").AllowCredentials().DisallowCredentials();")]
    [InlineData("p.WithOrigins(\"https://localhost.example.com\").AllowCredentials();")]
    [InlineData("p.WithOrigins(\"capacitor://localhost\", \"ionic://localhost\").AllowCredentials();")]
    [InlineData("p.WithOrigins({|CORS201:\"localhost:3000\"|}).AllowCredentials();")]
    [InlineData("p.WithOrigins(\"https://shop.example\").AllowCredentials();\nif (builder.Environment.IsDevelopment()) p.WithOrigins(\"http://localhost:3000\");")]
    public Task Ignores_what_no_local_page_can_use(string policy) => Verify.Policy(policy);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS109:\"http://localhost:3000\"|})", "AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(".WithOrigins(\"http://localhost:3000\").AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses() => Verify.Program(UsedInDevelopment(".WithOrigins(\"http://localhost:3000\").AllowCredentials()"));

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.WithOrigins(\"http://localhost:3000\").AllowCredentials();");

    [Theory]
    [InlineData("p.WithOrigins(\"http://localhost:30).AllowCredentials();")]
    [InlineData("p.AllowCredentials().WithOrigins(\"http://localhost")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS109", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("p.WithOrigins({|CORS109:\"http://localhost:3000\"|}).AllowCredentials();\nvar next = ;");

    [Fact]
    public Task Says_in_an_exact_message_as_a_suggestion_who_serves_local_pages() => Verify.Policy(
        "p.WithOrigins({|#0:\"http://localhost:3000\"|}).AllowCredentials();",
        Verify.Finding("CORS109", "In Production too, any program that serves a page on 'http://localhost:3000' on a user's machine can call this API as that user. Allow it in Development only.", severity: DiagnosticSeverity.Info));

    [Fact]
    public Task Fix_allows_it_in_Development_only_and_keeps_trivia() => Verify.FixPolicy<LoopbackOriginFix>(
        "// the shop\np.WithOrigins(\"https://shop.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials(); // cookies",
        "// the shop\np.WithOrigins(\"https://shop.example\").AllowCredentials(); // cookies\nif (builder.Environment.IsDevelopment())\n{\n    p.WithOrigins(\"http://localhost:3000\");\n}",
        key: FixKeys.DevelopmentOnly,
        title: "Allow 'http://localhost:3000' in Development only: otherwise only 'https://shop.example' stays allowed");

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<LoopbackOriginFix>(
        LocalPolicies(
            "            p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials();\n",
            "            p.WithOrigins(\"https://b.example\", {|CORS109:\"http://localhost:5173\"|}).AllowCredentials();\n"),
        LocalPolicies(
            "            p.WithOrigins(\"https://a.example\").AllowCredentials();\n            if (builder.Environment.IsDevelopment())\n            {\n                p.WithOrigins(\"http://localhost:3000\");\n            }\n",
            "            p.WithOrigins(\"https://b.example\").AllowCredentials();\n            if (builder.Environment.IsDevelopment())\n            {\n                p.WithOrigins(\"http://localhost:5173\");\n            }\n"));

    private static string LocalPolicies(string first, string second) =>
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"First\", p =>\n        {\n" + first
        + "        });\n    o.AddPolicy(\"Second\", p =>\n        {\n" + second
        + "        });\n});\nvar app = builder.Build();\napp.UseCors(\"First\");\napp.MapGet(\"/\", () => \"\").RequireCors(\"Second\");\napp.Run();\n";

    [Fact]
    public Task Fix_uses_a_policy_for_local_pages_only_in_Development_only() => Verify.Fix<LoopbackOriginFix>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddPolicy("Local", p => p.WithOrigins({|CORS109:"http://localhost:3000"|}).AllowCredentials()));
        var app = builder.Build();
        app.UseCors("Local");
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddPolicy("Local", p => p.WithOrigins("http://localhost:3000").AllowCredentials()));
        var app = builder.Build();
        if (app.Environment.IsDevelopment())
        {
            app.UseCors("Local");
        }
        app.Run();
        """);
}
