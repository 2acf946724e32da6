using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS410 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors410Tests : WiringRuleTestBase
{
    private const string Names = "\"Grpc-Status\", \"Grpc-Message\", \"Grpc-Encoding\", \"Grpc-Accept-Encoding\"";

    [Theory]
    [Parts(
        "AddDefaultPolicy",
        """p => p.WithOrigins("https://shop.example").AllowAnyHeader().{|CORS410:WithExposedHeaders|}("X-Total" /* pages */)""",
        """p => p.WithOrigins("https://shop.example").AllowAnyHeader().WithExposedHeaders("X-Total", """ + Names + " /* pages */)")]
    [Parts(
        "{|CORS410:AddDefaultPolicy|}",
        """
        p => p
            .WithOrigins("https://shop.example") // ours
            .AllowAnyHeader()
        """,
        "p => p\n    .WithOrigins(\"https://shop.example\") // ours\n    .AllowAnyHeader()\n    .WithExposedHeaders(" + Names + ")")]
    public Task Fix_exposes_the_headers_and_keeps_trivia(string call, string before, string after) => Verify.Fix<NotAllowedFix>(
        Greeter(call, before),
        Greeter("AddDefaultPolicy", after).Code,
        key: FixKeys.ExposeHeaders,
        title: "Expose Grpc-Status, Grpc-Message, Grpc-Encoding and Grpc-Accept-Encoding");

    [Fact]
    public Task Fix_exposes_only_what_is_missing() => Verify.Fix<NotAllowedFix>(
        Greeter(
            "AddDefaultPolicy",
            """
            p => p
                .WithOrigins("https://shop.example")
                .AllowAnyHeader()
                .{|CORS410:WithExposedHeaders|}("Grpc-Status", "Grpc-Message", "Grpc-Encoding")
            """),
        Greeter(
            "AddDefaultPolicy",
            $"""
            p => p
                .WithOrigins("https://shop.example")
                .AllowAnyHeader()
                .WithExposedHeaders({Names})
            """).Code,
        title: "Expose Grpc-Accept-Encoding");

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NotAllowedFix>(
        new App(TwoGreeters("{|CORS410:UseCors|}", "")) { References = [Stubs.GrpcWeb] },
        TwoGreeters("UseCors", ".WithExposedHeaders(" + Names + ")"));

    private static string TwoGreeters(string useCors, string exposed) => TwoApps(
        $"""
        app.UseGrpcWeb();
                app.{useCors}({ShopPolicy}.AllowAnyHeader(){exposed});
                app.MapGrpcService<Greeter>().EnableGrpcWeb();
        """,
        "builder.Services.AddCors().AddGrpc();") + "\ninternal sealed class Greeter\n{\n}\n";

    private static App Greeter(string call, string policy) => new(WebApp(
        $"""
        builder.Services.AddGrpc();
        builder.Services.AddCors(o => o.{call}({policy}));
        """,
        """
        app.UseGrpcWeb();
        app.UseCors();
        app.MapGrpcService<Greeter>().EnableGrpcWeb();
        """) + "\ninternal sealed class Greeter\n{\n}\n")
    { References = [Stubs.GrpcWeb] };
}
