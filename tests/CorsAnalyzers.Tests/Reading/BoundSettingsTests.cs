using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>Settings that reach a policy through options, the container, objects, lists and dictionaries.</summary>
public sealed class BoundSettingsTests
{
    private const string Settings = "/0/appsettings.json";

    private const string Types = """

        class Feed { public string[] Origins { get; set; } = []; public bool Open { get; set; } public int Mode { get; set; } public Kind Kind { get; set; } public TimeSpan Age { get; set; } public Uri? Front { get; set; } public Feed? Inner { get; set; } }
        class Client { public string Name { get; set; } = ""; public string Origin { get; set; } = ""; public bool AllowCredentials { get; set; } public List<string> Origins { get; set; } = []; }
        class Defaults { public List<string> Origins { get; set; } = ["https://default.example"]; }
        record Pair(string Origin, int Port = 443);
        enum Kind { Closed, Open }
        interface IOrigins { string[] All(); }
        class FromOptions(Microsoft.Extensions.Options.IOptions<Feed> feed) : IOrigins { public string[] All() => feed.Value.Origins; }
        """;

    private const string Use = "p.WithOrigins(s.Value.Origins)";

    private static readonly string FromSection = "builder.Services.Configure<Feed>(builder.Configuration.GetSection(\"Feed\"));";

    /// <summary>Ways by which the origins of the section "Feed" come to the default policy.</summary>
    public static readonly TheoryData<string> Ways =
    [
        FromSection + With("Microsoft.Extensions.Options.IOptions<Feed>", Use),
        FromSection + With("Microsoft.Extensions.Options.IOptionsMonitor<Feed>", "p.WithOrigins(s.CurrentValue.Origins)"),
        FromSection + With("Microsoft.Extensions.Options.IOptionsSnapshot<Feed>", Use),
        "builder.Services.AddOptions<Feed>().Bind(builder.Configuration.GetSection(\"Feed\"));" + With("Microsoft.Extensions.Options.IOptions<Feed>", Use),
        "builder.Services.AddOptions<Feed>().BindConfiguration(\"Feed\").ValidateOnStart();" + With("Microsoft.Extensions.Options.IOptions<Feed>", Use),
        "builder.Services.AddOptions<Feed>().Configure<IConfiguration>((f, c) => f.Origins = c.GetSection(\"Feed:Origins\").Get<string[]>()!);" + With("Microsoft.Extensions.Options.IOptions<Feed>", Use),
        "builder.Services.PostConfigure<Feed>(f => f.Origins = f.Inner!.Origins); builder.Services.Configure<Feed>(f => f.Inner = builder.Configuration.GetSection(\"Feed\").Get<Feed>());" + With("Microsoft.Extensions.Options.IOptions<Feed>", Use),
        "builder.Services.Configure<Feed>(\"named\", builder.Configuration.GetSection(\"Feed\"));" + With("Microsoft.Extensions.Options.IOptionsMonitor<Feed>", "p.WithOrigins(s.Get(\"named\").Origins)"),
        "builder.Services.AddSingleton(builder.Configuration.GetSection(\"Feed\").Get<Feed>()!);" + With("Feed", "p.WithOrigins(s.Origins)"),
        FromSection + "builder.Services.AddSingleton(sp => sp.GetRequiredService<Microsoft.Extensions.Options.IOptions<Feed>>().Value);" + With("Feed", "p.WithOrigins(s.Origins)"),
        FromSection + "builder.Services.AddScoped<IOrigins, FromOptions>();" + With("IOrigins", "p.WithOrigins(s.All())"),
        FromSection + "var feed = builder.Services.BuildServiceProvider().GetRequiredService<Microsoft.Extensions.Options.IOptions<Feed>>().Value; builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(feed.Origins)));",
        FromSection + "builder.Services.ConfigureOptions<Setup>(); //\nclass Setup(Microsoft.Extensions.Options.IOptions<Feed> feed) : Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions> { public void Configure(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions o) => o.AddDefaultPolicy(p => p.WithOrigins(feed.Value.Origins)); }",
        FromSection + "builder.Services.AddSingleton<Microsoft.Extensions.Options.IPostConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>, Setup>(); //\nclass Setup(Microsoft.Extensions.Options.IOptions<Feed> feed) : Microsoft.Extensions.Options.IPostConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions> { public void PostConfigure(string? name, Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions o) => o.AddDefaultPolicy(p => p.WithOrigins(feed.Value.Origins)); }",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Flags_a_value_that_comes_through_the_container(string services)
    {
        var found = await FindAsync(services, """{ "Feed": { "Origins": [ "https://feed.example/" ] } }""");

        Assert.Equal([("CORS201", Settings, "\"https://feed.example/\"")], found);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Ignores_a_right_value_that_comes_through_the_container(string services) =>
        Assert.Empty(await FindAsync(services, """{ "Feed": { "Origins": [ "https://feed.example" ] } }"""));

    [Theory]
    [InlineData("""{ "Feed": { "Origins": [ "https://feed.example" ] } }""", null)]
    [InlineData("{}", "CORS104")]
    public async Task A_fallback_counts_where_the_setting_is_missing(string settings, string? rule)
    {
        var found = await FindAsync(
            FromSection + With("Microsoft.Extensions.Options.IOptions<Feed>", "{ if (s.Value.Origins is { Length: > 0 }) p.WithOrigins(s.Value.Origins); else p.AllowAnyOrigin(); }"), settings);

        Assert.Equal(rule is null ? [] : [rule], found.Select(each => each.Id));
    }

    [Theory]
    [InlineData("builder.Services.AddOptions<Feed>(\"other\").Configure(f => f.Origins = [\"*\"]);")]
    [InlineData("builder.Services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<Feed>>(sp => throw new NotSupportedException());")]
    [InlineData("Fill<Feed>(builder.Services); static void Fill<T>(IServiceCollection services) where T : class => services.Configure<T>(o => { });")]
    public async Task Ignores_options_of_which_something_is_not_known(string further) => Assert.Empty(await FindAsync(
        FromSection + further + With("Microsoft.Extensions.Options.IOptions<Feed>", Use), """{ "Feed": { "Origins": [ "*" ] } }"""));

    [Fact]
    public async Task Ignores_options_that_nobody_in_sight_fills() => Assert.Empty(await FindAsync(
        With("Microsoft.Extensions.Options.IOptions<Defaults>", "p.WithOrigins([.. s.Value.Origins, \"https://x.example\"])"), "{}"));

    [Theory]
    [InlineData("var clients = builder.Configuration.GetSection(\"Clients\").Get<List<Client>>()!; P(p => p.WithOrigins(clients.Select(c => c.Origin).ToArray()));")]
    [InlineData("var clients = builder.Configuration.GetSection(\"Clients\").Get<Client[]>()!; P(p => { foreach (var client in clients) p.WithOrigins(client.Origin); });")]
    [InlineData("P(p => { foreach (var client in builder.Configuration.GetSection(\"Clients\").GetChildren()) p.WithOrigins(client[\"Origin\"]!); });")]
    [InlineData("P(p => { foreach (var client in builder.Configuration.GetSection(\"Clients\").GetChildren()) p.WithOrigins(client.Get<Client>()!.Origin); });")]
    [InlineData("var clients = new List<Client>(); builder.Configuration.GetSection(\"Clients\").Bind(clients); P(p => p.WithOrigins(clients.Select(c => c.Origin).ToArray()));")]
    [InlineData("var clients = builder.Configuration.GetSection(\"Clients\").Get<List<Pair>>()!; P(p => p.WithOrigins(clients.Select(c => c.Origin).ToArray()));")]
    public async Task Flags_a_value_in_a_list_of_objects(string services)
    {
        var found = await FindAsync(services, """{ "Clients": [ { "Name": "a", "Origin": "https://a.example" }, { "Origin": "https://b.example/" } ] }""");

        Assert.Equal([("CORS201", Settings, "\"https://b.example/\"")], found);
    }

    [Fact]
    public async Task Ignores_a_fallback_behind_a_list_of_objects_that_is_there() => Assert.Empty(await FindAsync(
        "var clients = builder.Configuration.GetSection(\"Clients\").Get<List<Client>>(); P(p => { if (clients is null || clients.Count == 0) p.AllowAnyOrigin(); else p.WithOrigins(clients.Select(c => c.Origin).ToArray()); });",
        """{ "Clients": [ { "Origin": "https://web.example" } ] }"""));

    [Theory]
    [InlineData("true", "CORS101")]
    [InlineData("false", "CORS103")]
    public async Task Policies_of_a_list_are_told_apart(string credentials, string rule)
    {
        var found = await FindAsync(
            "var clients = builder.Configuration.GetSection(\"Policies\").Get<List<Client>>()!; builder.Services.AddCors(o => { foreach (var c in clients) o.AddPolicy(c.Name, p => { p.WithOrigins(c.Origins.ToArray()); if (c.AllowCredentials) p.AllowCredentials(); }); });",
            $$"""{ "Policies": [ { "Name": "web", "Origins": [ "*" ], "AllowCredentials": {{credentials}} }, { "Name": "own", "Origins": [ "https://a.example" ], "AllowCredentials": true } ] }""",
            "app.UseCors(\"web\"); app.MapGet(\"/own\", () => 1).RequireCors(\"own\");");

        Assert.Equal([(rule, Settings, "\"*\"")], found);
    }

    [Theory]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").Get<Dictionary<string, string>>()!; P(p => p.WithOrigins(map.Values.ToArray()));")]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").Get<IDictionary<string, string>>()!; P(p => p.WithOrigins(map[\"b\"]));")]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").Get<Dictionary<string, string>>()!; P(p => { foreach (var (name, origin) in map) p.WithOrigins(origin); });")]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").Get<Dictionary<string, string>>()!; P(p => { foreach (var pair in map) p.WithOrigins(pair.Value); });")]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").Get<Dictionary<string, string>>()!; P(p => p.WithOrigins(map.Where(m => m.Key != \"a\").Select(m => m.Value).ToArray()));")]
    [InlineData("var map = builder.Configuration.GetSection(\"Map\").GetChildren().ToDictionary(c => c.Key, c => c.Value!); P(p => p.WithOrigins(map[\"b\"]));")]
    public async Task Flags_a_value_in_a_dictionary(string services)
    {
        var found = await FindAsync(services, """{ "Map": { "a": "https://a.example", "b": "https://b.example/" } }""");

        Assert.Equal([("CORS201", Settings, "\"https://b.example/\"")], found);
    }

    [Fact]
    public async Task Flags_a_value_in_a_dictionary_of_objects()
    {
        var found = await FindAsync(
            "var map = builder.Configuration.GetSection(\"Map\").Get<Dictionary<string, Client>>()!; builder.Services.AddCors(o => { foreach (var (name, client) in map) o.AddPolicy(name, p => p.WithOrigins(client.Origins.ToArray())); });",
            """{ "Map": { "web": { "Origins": [ "https://b.example/" ] } } }""",
            "app.UseCors(\"web\");");

        Assert.Equal([("CORS201", Settings, "\"https://b.example/\"")], found);
    }

    [Theory]
    [InlineData("var front = builder.Configuration.GetValue<Uri>(\"Feed:Front\")!; P(p => p.WithOrigins($\"{front}\"));")]
    [InlineData("var front = builder.Configuration.GetValue<Uri>(\"Feed:Front\")!; P(p => p.WithOrigins(front.ToString()));")]
    [InlineData("var feed = builder.Configuration.GetSection(\"Feed\").Get<Feed>()!; P(p => p.WithOrigins(feed.Front!.AbsoluteUri));")]
    [InlineData("var all = builder.Configuration.GetSection(\"Fronts\").Get<List<Uri>>()!; P(p => p.WithOrigins(all.Select(u => u.ToString()).ToArray()));")]
    public async Task Flags_the_slash_that_a_Uri_adds(string services)
    {
        var found = await FindAsync(services, """{ "Feed": { "Front": "https://front.example" }, "Fronts": [ "https://front.example" ] }""");

        Assert.Equal([("CORS201", App.Path)], found.Select(each => (each.Id, each.File)));
    }

    [Theory]
    [InlineData("var front = builder.Configuration.GetValue<Uri>(\"Feed:Front\")!; P(p => p.WithOrigins(front.GetLeftPart(UriPartial.Authority)));")]
    [InlineData("var front = builder.Configuration.GetValue<Uri>(\"Feed:Front\")!; P(p => p.WithOrigins(front.OriginalString));")]
    [InlineData("var front = builder.Configuration.GetValue<Uri>(\"Missing\"); P(p => p.WithOrigins($\"{front}\"));")]
    public async Task Ignores_a_Uri_that_is_used_rightly(string services) =>
        Assert.Empty(await FindAsync(services, """{ "Feed": { "Front": "https://front.example" } }"""));

    [Theory]
    [InlineData("feed.Kind == Kind.Open", true)]
    [InlineData("feed.Kind == Kind.Closed", false)]
    [InlineData("feed.Mode > 2", true)]
    [InlineData("feed.Mode == 2", false)]
    [InlineData("feed.Age.TotalSeconds == 600", true)]
    [InlineData("feed.Open", false)]
    public async Task Simple_members_decide(string condition, bool isOpen)
    {
        var found = await FindAsync(
            $"var feed = builder.Configuration.GetSection(\"Feed\").Get<Feed>()!; P(p => {{ if ({condition}) p.AllowAnyOrigin(); else p.WithOrigins(\"https://a.example\"); }});",
            """{ "Feed": { "Kind": "open", "Mode": 3, "Age": "00:10:00", "Open": false } }""");

        Assert.Equal(isOpen ? ["CORS103"] : [], found.Select(each => each.Id));
    }

    [Theory]
    [InlineData("https://a.example/", "CORS201")]
    [InlineData("https://a.example", null)]
    [InlineData("*", "CORS101")]
    public async Task A_policy_may_be_bound_as_a_whole(string origin, string? rule)
    {
        var found = await FindAsync(
            "var policy = builder.Configuration.GetSection(\"Policy\").Get<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy>()!; builder.Services.AddCors(o => o.AddDefaultPolicy(policy));",
            $$"""{ "Policy": { "Origins": [ "{{origin}}" ], "Methods": [ "GET" ], "Headers": [ "*" ], "SupportsCredentials": true, "PreflightMaxAge": "00:10:00" } }""");

        Assert.Equal(rule is null ? [] : [(rule, Settings, $"\"{origin}\"")], found);
    }

    [Fact]
    public async Task A_list_is_added_to_that_of_the_declaration()
    {
        var found = await FindAsync(
            "var all = builder.Configuration.GetSection(\"Defaults\").Get<Defaults>()!; P(p => { if (all.Origins.Count == 2) p.AllowAnyOrigin(); else p.WithOrigins(\"https://a.example\"); });",
            """{ "Defaults": { "Origins": [ "https://b.example" ] } }""");

        Assert.Equal(["CORS103"], found.Select(each => each.Id));
    }

    [Fact]
    public async Task What_is_written_after_binding_counts() => Assert.Empty(await FindAsync(
        "var feed = new Feed(); builder.Configuration.GetSection(\"Feed\").Bind(feed); feed.Origins = [\"https://a.example\"]; P(p => p.WithOrigins(feed.Origins));",
        """{ "Feed": { "Origins": [ "*" ] } }"""));

    [Theory]
    [InlineData("Trim()")]
    [InlineData("TrimEnd()")]
    [InlineData("Trim().ToLowerInvariant()")]
    public async Task Trimming_keeps_the_place_in_the_file(string call)
    {
        var found = await FindAsync($"P(p => p.WithOrigins(builder.Configuration[\"Origin\"]!.{call}));", """{ "Origin": "https://a.example/ " }""");

        Assert.Equal([("CORS201", Settings, "\"https://a.example/ \"")], found);
    }

    [Fact]
    public async Task A_list_is_not_one_value()
    {
        var found = await FindAsync(
            "var origins = builder.Configuration.GetValue<string[]>(\"Origins\"); P(p => { if (origins is null) p.AllowAnyOrigin(); else p.WithOrigins(origins); });",
            """{ "Origins": [ "https://a.example" ] }""");

        Assert.Equal(["CORS103"], found.Select(each => each.Id));
    }

    [Theory]
    [InlineData("p.WithOrigins(Microsoft.AspNetCore.Cors.Infrastructure.CorsConstants.AnyOrigin)", "CORS103")]
    [InlineData("p.WithOrigins(\"https://a.example\").WithHeaders(Microsoft.Net.Http.Headers.HeaderNames.XRequestedWith)", null)]
    [InlineData("p.WithOrigins(\"https://a.example\").WithHeaders(Microsoft.Net.Http.Headers.HeaderNames.Host)", "CORS406")]
    public async Task Constants_of_the_framework_are_known(string policy, string? rule)
    {
        var found = await FindAsync($"P(p => {policy});", "{}");

        Assert.Equal(rule is null ? [] : [rule], found.Select(each => each.Id));
    }

    private static string With(string service, string policy) =>
        $"builder.Services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<{service}>((o, s) => o.AddDefaultPolicy(p => {policy}));";

    /// <summary>Id, file and marked text of every finding, code and settings together; <c>P(…)</c> adds the default policy.</summary>
    private static async Task<List<(string Id, string File, string Text)>> FindAsync(string services, string settings, string use = "app.UseCors();")
    {
        var parts = services.Split("//\n");
        var code = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors();
            {{parts[0]}}
            var app = builder.Build();
            {{use}}
            app.MapGet("/", () => "");
            app.Run();
            void P(Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder> policy) => builder.Services.AddCors(o => o.AddDefaultPolicy(policy));
            {{string.Concat(parts.Skip(1))}}
            """ + Types;
        var session = Verify.Open(new App(code) { AdditionalFiles = [(Settings, settings)] });
        var found = new List<(string, string, string)>();
        foreach (var (path, text) in new[] { (Settings, settings), (App.Path, code) })
        {
            var live = await session.GetDiagnosticsAsync(path, TestContext.Current.CancellationToken);
            found.AddRange(live.Select(finding => (finding.Id, path, SourceText.From(text).ToString(finding.Location.SourceSpan))));
        }

        Assert.Empty(session.Exceptions);
        return found;
    }
}
