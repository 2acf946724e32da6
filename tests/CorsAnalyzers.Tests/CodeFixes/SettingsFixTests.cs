using System.Reflection;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Values of settings files are corrected where they stand, and nothing else in the file is touched.</summary>
public sealed class SettingsFixTests
{
    private const string Settings = "/0/appsettings.json";
    private const string Production = "/0/appsettings.Production.json";
    private const string List = "p.WithOrigins(builder.Configuration.GetSection(\"Origins\").Get<string[]>()!);";
    private const string Single = "p.WithOrigins(builder.Configuration[\"Origin\"]!);";
    private const string Wildcard = "p.SetIsOriginAllowedToAllowWildcardSubdomains();";
    private const string Credentials = "p.AllowCredentials();";

    [Theory]
    [InlineData("CORS201", "https://a.example/", "https://a.example", "")]
    [InlineData("CORS201", "https://a.example/shop", "https://a.example", "")]
    [InlineData("CORS201", " https://a.example ", "https://a.example", "")]
    [InlineData("CORS201", "https://a.example:443", "https://a.example", "")]
    [InlineData("CORS201", "a.example", "https://a.example", "")]
    [InlineData("CORS203", "https://*.a.example:*", "https://*.a.example", Wildcard)]
    [InlineData("CORS108", "http://a.example", "https://a.example", Credentials)]
    public Task Fix_writes_an_origin_as_browsers_send_it(string rule, string wrong, string right, string further) => Fix(
        Single + further,
        $$"""{ "Origin": {|{{rule}}:"{{wrong}}"|} }""",
        $$"""{ "Origin": "{{right}}" }""",
        FixKeys.CorrectOrigin,
        $"Change to '{right}'");

    [Fact]
    public Task Fix_offers_each_way_to_read_what_was_meant() => Fix(
        Single,
        """{ "Origin": {|CORS201:"a.example"|} }""",
        """{ "Origin": "http://a.example" }""",
        FixKeys.CorrectOrigin + ".2",
        "Change to 'http://a.example'");

    [Fact]
    public Task Fix_writes_lower_case_where_the_list_is_used_as_it_is() => Fix(
        "p.WithOrigins(\"https://b.example\");\noptions.AddPolicy({|CORS318:\"Own\"|}, Own(builder.Configuration[\"Origin\"]!));",
        """{ "Origin": {|CORS201:"https://A.example"|} }""",
        """{ "Origin": "https://a.example" }""",
        FixKeys.CorrectOrigin,
        "Change to 'https://a.example'",
        "static Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy Own(string origin)\n{\n"
            + "    var own = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\n    own.Origins.Add(origin);\n    return own;\n}\n");

    [Theory]
    [InlineData("CORS103", "")]
    [InlineData("CORS101", Credentials)]
    public Task Fix_names_the_origins_in_place_of_a_star(string rule, string further) => Fix(
        List + further,
        $$"""{ "Origins": [ {|{{rule}}:"*"|} ] }""",
        """{ "Origins": [ "https://app.example.com" ] }""",
        FixKeys.ExplicitOrigins,
        "Allow only 'https://app.example.com'");

    [Theory]
    [InlineData("""[ "https://a.example", {|CORS106:"null"|} ]""", """[ "https://a.example" ]""")]
    [InlineData("""[ {|CORS106:"null"|}, "https://a.example" ]""", """[ "https://a.example" ]""")]
    [InlineData("[\n  \"https://a.example\",\n  {|CORS106:\"null\"|} // frames\n]", "[\n  \"https://a.example\" // frames\n]")]
    [InlineData("[\n  \"https://a.example\",\n  {|CORS106:\"null\"|}, // frames\n]", "[\n  \"https://a.example\",\n]")]
    [InlineData("[\n  {|CORS106:\"null\"|},\n  // ours\n  \"https://a.example\"\n]", "[\n  // ours\n  \"https://a.example\"\n]")]
    public Task Fix_takes_null_out_of_a_list(string before, string after) => Fix(
        List,
        $$"""{ "Origins": {{before}} }""",
        $$"""{ "Origins": {{after}} }""",
        FixKeys.ExplicitOrigins,
        "Remove \"null\": only 'https://a.example' stays allowed");

    [Fact]
    public Task Fix_replaces_a_pattern_over_everybodys_hosts() => Fix(
        List + Wildcard,
        """{ "Origins": [ "https://*.a.example", {|CORS107:"https://*.github.io"|} ] }""",
        """{ "Origins": [ "https://*.a.example", "https://app.example.com" ] }""",
        FixKeys.ExplicitOrigins,
        "Replace 'https://*.github.io' by 'https://app.example.com'");

    [Fact]
    public Task Fix_makes_items_of_a_list_in_one_string() => Fix(
        List,
        "{\n  \"Origins\": [\n    {|CORS201:\"https://a.example, https://b.example\"|}, // both shops\n  ],\n}",
        "{\n  \"Origins\": [\n    \"https://a.example\",\n    \"https://b.example\", // both shops\n  ],\n}",
        FixKeys.CorrectOrigin,
        "Change to 'https://a.example' and 'https://b.example'");

    [Fact]
    public Task Fix_corrects_one_part_of_a_string_that_the_code_splits() => Fix(
        "p.WithOrigins(builder.Configuration[\"Origin\"]!.Split(',', StringSplitOptions.TrimEntries));",
        """{ "Origin": {|CORS201:"https://a.example, https://b.example/, https://c.example"|} }""",
        """{ "Origin": "https://a.example,https://b.example, https://c.example" }""",
        FixKeys.CorrectOrigin,
        "Change to 'https://b.example'");

    [Theory]
    [InlineData("CORS403", "\"put\"", "\"PUT\"", FixKeys.CorrectName, "Change to 'PUT'")]
    [InlineData("CORS404", "\"GET, put\"", "\"GET\", \"PUT\"", FixKeys.SplitNames, "Split into 'GET' and 'PUT'")]
    public Task Fix_corrects_names_of_methods(string rule, string wrong, string right, string key, string title) => Fix(
        "p.WithOrigins(\"https://a.example\").WithMethods(builder.Configuration.GetSection(\"Methods\").Get<string[]>()!);",
        $$"""{ "Methods": [ "DELETE", {|{{rule}}:{{wrong}}|} ] }""",
        $$"""{ "Methods": [ "DELETE", {{right}} ] }""",
        key,
        title);

    [Theory]
    [InlineData("CORS406", "Host", "Remove \"Host\", which has no effect", "WithHeaders")]
    [InlineData("CORS405", "*", "Remove \"*\", which is taken literally: only the names count", "WithExposedHeaders")]
    public Task Fix_takes_out_names_without_effect(string rule, string wrong, string title, string call) => Fix(
        $"p.WithOrigins(\"https://a.example\").AllowCredentials().{call}(builder.Configuration.GetSection(\"Headers\").Get<string[]>()!);",
        $$"""{ "Headers": [ {|{{rule}}:"{{wrong}}"|}, "X-Total" ] }""",
        """{ "Headers": [ "X-Total" ] }""",
        FixKeys.RemoveWithoutEffect,
        title);

    [Fact]
    public Task Fix_uses_an_approved_origin() => Fix(
        Single,
        """{ "Origin": {|CORS114:"https://a.example"|} }""",
        """{ "Origin": "https://b.example" }""",
        FixKeys.ApprovedOrigin,
        "Replace 'https://a.example' by the approved 'https://b.example'",
        config: "cors_analyzers.approved_origins = https://b.example");

    [Fact]
    public Task Fix_keeps_comments_layout_line_ends_and_trailing_commas() => Fix(
        List,
        "// settings\r\n{\r\n\t\"Origins\" : /* ours */ [\r\n\t\t\"https://a.example\" , // one\r\n\t\t{|CORS201:\"https://b.example/, https://c.example\"|} , // two\r\n\t] ,\r\n}\r\n// end",
        "// settings\r\n{\r\n\t\"Origins\" : /* ours */ [\r\n\t\t\"https://a.example\" , // one\r\n\t\t\"https://b.example\",\r\n\t\t\"https://c.example\" , // two\r\n\t] ,\r\n}\r\n// end",
        FixKeys.CorrectOrigin,
        "Change to 'https://b.example' and 'https://c.example'");

    [Fact]
    public Task Fix_all_corrects_every_value_of_every_file() => Fix(
        List + "\np.AllowCredentials();\noptions.AddPolicy({|CORS318:\"Two\"|}, two => two.WithOrigins(builder.Configuration[\"Origin\"]!));",
        "{ \"Origin\": {|CORS201:\"https://c.example/\"|}, \"Origins\": [ \"https://x.example\", {|CORS108:\"http://b.example\"|} ] }",
        "{ \"Origin\": \"https://c.example\", \"Origins\": [ \"https://x.example\", \"https://b.example\" ] }",
        FixKeys.CorrectOrigin,
        title: null,
        production: ("{ \"Origins\": [ {|CORS201:\"https://a.example/\"|} ] }", "{ \"Origins\": [ \"https://a.example\" ] }"));

    [Fact]
    public Task Fix_takes_nothing_out_of_the_file_of_an_environment_since_the_common_one_would_show_through() => NoFix(
        List,
        """{ "Origins": [ "https://x.example", "https://y.example" ] }""",
        """{ "Origins": [ "https://a.example", {|CORS106:"null"|} ] }""");

    [Theory]
    [InlineData(Single, """{ "Origin": {|CORS201:"https://a.example, https://b.example"|} }""")]
    [InlineData(Single, """{ "Origin": {|CORS201:"https:\/\/a.example\/"|} }""")]
    [InlineData(Single + Wildcard, """{ "Origin": {|CORS107:"https://*.github.io"|} }""")]
    [InlineData("p.WithOrigins(builder.Configuration[\"Origin\"]!.Split(' '));", """{ "Origin": {|CORS201:"https://a.example/ https://b.example"|} }""")]
    [InlineData("p.WithOrigins(\"https://a.example\").WithMethods(builder.Configuration[\"Origin\"]!);", """{ "Origin": {|CORS404:"GET, PUT"|} }""")]
    [InlineData("p.WithOrigins(\"https://a.example\").WithHeaders(builder.Configuration[\"Origin\"]!);", """{ "Origin": {|CORS406:"Host"|} }""")]
    public Task Fix_is_not_offered_where_one_value_has_no_room_for_it(string policy, string settings) => NoFix(policy, settings);

    // `dotnet format` shows every provider of a rule the findings in code.
    [Fact]
    public Task Fix_is_not_offered_in_code() => Verify.NoFix<SettingsFix>(App.OfPolicy("p.WithOrigins({|CORS201:\"https://a.example/\"|});"));

    [Theory]
    [InlineData("{}", 0, 2)]
    [InlineData("{\"a\":1}", 5, 1)]
    [InlineData("{\"a\":1}", 5, 20)]
    [InlineData("{\"a\":\"b", 5, 2)]
    [InlineData("{\"a\":\"\\n\"}", 5, 4)]
    public void No_string_is_found_where_there_is_none(string json, int start, int length)
        => Assert.Null(JsonString.At(SourceText.From(json), new TextSpan(start, length)));

    [Fact]
    public void It_is_exported_for_settings_files_alone()
    {
        var export = typeof(SettingsFix).GetCustomAttribute<ExportCodeFixProviderAttribute>()!;

        Assert.Equal([nameof(TextDocumentKind.AdditionalDocument)], export.DocumentKinds);
        Assert.Equal([".json"], export.DocumentExtensions!);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
    }

    [Fact]
    public void Every_rule_it_fixes_has_a_fix_in_code_too()
        => Assert.Empty(new SettingsFix().FixableDiagnosticIds.Except(FixAssemblyTests.All.SelectMany(fix => fix.FixableDiagnosticIds)));

    private static Task Fix(
        string policy,
        string before,
        string after,
        string key,
        string? title,
        string? declarations = null,
        string? config = null,
        (string Before, string After)? production = null)
    {
        var app = App.OfPolicy(policy) with { GlobalConfig = config, AdditionalFiles = [(Settings, before), .. Files(production?.Before)] };
        app = app with { Code = app.Code + declarations };
        return SettingsFixRun.FixesAsync(app, [(Settings, after), .. Files(production?.After)], key, title);
    }

    private static Task NoFix(string policy, string settings, string? production = null) =>
        SettingsFixRun.OffersNothingAsync(App.OfPolicy(policy) with { AdditionalFiles = [(Settings, settings), .. Files(production)] });

    private static (string, string)[] Files(string? production) => production is null ? [] : [(Production, production)];
}
