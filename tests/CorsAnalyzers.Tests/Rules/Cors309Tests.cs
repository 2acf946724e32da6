namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS309: UseCors behind a cache.</summary>
public sealed partial class Cors309Tests : WiringRuleTestBase
{
    private const string Cached = """
        services.AddOutputCache();
        services.AddResponseCaching();
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        """;

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_order_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Cached,
            "app.UseOutputCache(); app.{|CORS309:UseCors|}();",
            """endpoints.MapGet("/", () => "").CacheOutput();"""));

    [Theory]
    [InlineData("app.UseResponseCaching().{|CORS309:UseCors|}();")]
    [InlineData("app.UseResponseCaching(); app.UseOutputCache(); app.{|CORS309:UseCors|}();")]
    [InlineData("app.UseRouting(); app.UseOutputCache(); app.UseStaticFiles(); app.{|CORS309:UseCors|}(); app.UseAuthorization();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.UseResponseCaching(); } app.{|CORS309:UseCors|}();")]
    [InlineData("Cache(app); app.{|CORS309:UseCors|}(); static void Cache(IApplicationBuilder it) => it.UseOutputCache();")]
    public Task Flags_UseCors_behind_either_cache(string pipeline) => Verify.Program(Minimal(Cached, pipeline));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_the_right_order(string style)
        => Verify.Program(Write(
            style,
            Cached,
            "app.UseCors(); app.UseOutputCache(); app.UseResponseCaching();",
            """endpoints.MapGet("/", () => "").CacheOutput();"""));

    [Fact]
    public Task Flags_the_order_in_a_Startup_class_that_is_hosted_elsewhere()
        => Verify.Program(Hide("library", Cached, "app.UseOutputCache(); app.{|CORS309:UseCors|}();"));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Cached, "app.UseOutputCache(); app.UseCors();"));

    [Theory]
    [Case("app.UseResponseCompression(); app.UseCors();")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/static"), a => a.UseOutputCache()); app.UseCors();""")]
    [Case("""app.Map("/static", a => a.UseResponseCaching()); app.UseCors();""")]
    [Case("if (app.Environment.IsDevelopment()) { app.UseOutputCache(); } app.UseCors();")]
    [Case("if (args.Length > 0) { app.UseOutputCache(); } app.UseCors();")]
    [Case("app.UseOutputCache(); if (app.Environment.IsDevelopment()) { app.UseCors(); }")]
    public Task Ignores_a_cache_that_is_not_in_front(string pipeline) => Verify.Program(Minimal(Cached, pipeline));

    [Theory]
    [InlineData("app.UseOutputCache(; app.UseCors();")]
    [InlineData("app.UseOutputCach(); app.UseCors();")]
    [InlineData("app.UseOutputCache(); app.UseCors(")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS309", Cached, pipeline);

    [Theory]
    [InlineData("UseOutputCache")]
    [InlineData("UseResponseCaching")]
    public Task Says_in_an_exact_message_which_cache(string cache) => Verify.Program(
        Minimal(Cached, $"app.{cache}(); app.{{|#0:UseCors|}}();"),
        Verify.Finding(
            "CORS309",
            $"Answers from the cache have no CORS headers, so browsers refuse them: {cache} stores answers before UseCors writes its "
                + "headers. Call UseCors first."));
}
