namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS410: a policy that hides the outcome of gRPC-Web calls.</summary>
public sealed partial class Cors410Tests : WiringRuleTestBase
{
    private const string All = "\"Grpc-Status\", \"Grpc-Message\", \"Grpc-Encoding\", \"Grpc-Accept-Encoding\"";
    private const string GreeterClass = "\npublic class Greeter { }\n";

    private static string Policy(string policy, string add = "AddDefaultPolicy")
        => "services.AddGrpc(); services.AddCors(o => o."
            + add
            + """(p => p.WithOrigins("https://shop.example").AllowAnyHeader()"""
            + policy
            + "));";

    private static App Grpc(App app) => app.Sources.Count == 0
        ? app with { Code = app.Code + GreeterClass, References = [Stubs.GrpcWeb] }
        : app with { Sources = [.. app.Sources, ("/0/Greeter.cs", GreeterClass)], References = [Stubs.GrpcWeb] };

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_a_policy_that_exposes_nothing_in_every_style(string style)
        => Verify.Program(Grpc(Write(
            style,
            Policy(string.Empty, "{|CORS410:AddDefaultPolicy|}"),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")));

    [Theory]
    [InlineData("app.UseGrpcWeb(); app.UseCors();", "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")]
    [InlineData(
        "app.UseGrpcWeb(new Grpc.AspNetCore.Web.GrpcWebOptions { DefaultEnabled = true }); app.UseCors();",
        "endpoints.MapGrpcService<Greeter>();")]
    [InlineData("app.UseGrpcWeb(); app.UseCors();", "var greeter = endpoints.MapGrpcService<Greeter>(); greeter.EnableGrpcWeb();")]
    [InlineData("app.UseGrpcWeb(); app.UseCors();", "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb().RequireCors();")]
    public Task Flags_it_however_the_service_is_opened_to_browsers(string pipeline, string endpoints)
        => Verify.Program(Grpc(Minimal(Policy(string.Empty, "{|CORS410:AddDefaultPolicy|}"), pipeline, endpoints)));

    [Fact]
    public Task Flags_a_service_with_the_attribute()
        => Verify.Program(new App(Minimal(
            Policy(string.Empty, "{|CORS410:AddDefaultPolicy|}"),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>();")
            + """

            [Grpc.AspNetCore.Web.EnableGrpcWeb]
            public class Greeter { }
            """)
        {
            References = [Stubs.GrpcWeb],
        });

    [Fact]
    public Task Flags_the_list_that_lacks_some()
        => Verify.Program(Grpc(Minimal(
            Policy(""".{|CORS410:WithExposedHeaders|}("Grpc-Status", "Grpc-Message")"""),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_a_policy_that_exposes_them(string style)
        => Verify.Program(Grpc(Write(
            style,
            Policy(".WithExposedHeaders(" + All + ")"),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")));

    [Theory]
    [Case(""".WithExposedHeaders("grpc-status", "GRPC-MESSAGE", "grpc-encoding", "grpc-accept-encoding")""")]
    [Case(""".WithExposedHeaders("*")""")]
    [Case(""".WithExposedHeaders(builder.Configuration.GetSection("Exposed").Get<string[]>() ?? new string[0])""")]
    public Task Ignores_policies_that_expose_them_in_other_ways_or_may(string policy)
        => Verify.Program(Grpc(Minimal(
            Policy(policy),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")));

    [Theory]
    [Parts("app.UseCors();", "endpoints.MapGrpcService<Greeter>();")]
    [Parts("app.UseGrpcWeb(); app.UseCors();", "endpoints.MapGrpcService<Greeter>();")]
    [Parts(
        "app.UseGrpcWeb(new Grpc.AspNetCore.Web.GrpcWebOptions { DefaultEnabled = true }); app.UseCors();",
        "endpoints.MapGrpcService<Greeter>().DisableGrpcWeb();")]
    [Parts(
        "app.UseGrpcWeb(); app.UseCors();",
        "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb().WithMetadata(new Microsoft.AspNetCore.Cors.DisableCorsAttribute());")]
    [Parts("app.UseGrpcWeb(); if (args.Length > 0) { app.UseCors(); }", "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")]
    [Parts("app.UseGrpcWeb(); app.UseCors();", """endpoints.MapGet("/", () => "");""")]
    public Task Ignores_services_that_pages_do_not_call_by_it(string pipeline, string endpoints)
        => Verify.Program(Grpc(Minimal(Policy(string.Empty), pipeline, endpoints)));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Grpc(Hide(
            how,
            Policy(string.Empty),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")));

    [Fact]
    public Task Ignores_look_alike_hosts() => IgnoresOtherHosts(
        """
        services.AddCors(o => o.AddDefaultPolicy(p => { }));
        var app = builder.Build();
        app.UseCors();
        app.MapGrpcService<Greeter>().EnableGrpcWeb();
        """,
        """
        namespace Elsewhere
        {
            public class Greeter { }
            public static class Web
            {
                public static Endpoint MapGrpcService<T>(this App app) => new();
                public static Endpoint EnableGrpcWeb(this Endpoint endpoint) => endpoint;
            }
        }
        """);

    [Theory]
    [InlineData("endpoints.MapGrpcService<Greeter>().EnableGrpcWeb(")]
    [InlineData("endpoints.MapGrpcService<>().EnableGrpcWeb();")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping(
        "CORS410",
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));""",
        "app.UseCors();",
        endpoints);

    [Theory]
    [Case("", "Grpc-Status, Grpc-Message, Grpc-Encoding and Grpc-Accept-Encoding", "them")]
    [Case(""".WithExposedHeaders("Grpc-Status", "Grpc-Message", "Grpc-Encoding")""", "Grpc-Accept-Encoding", "it")]
    public Task Says_in_an_exact_message_what_is_hidden(string policy, string missing, string it) => Verify.Program(
        Grpc(Minimal(
            policy.Length == 0
                ? Policy(policy, "{|#0:AddDefaultPolicy|}")
                : Policy(policy.Replace("WithExposedHeaders", "{|#0:WithExposedHeaders|}", StringComparison.Ordinal)),
            "app.UseGrpcWeb(); app.UseCors();",
            "endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();")),
        Verify.Finding(
            "CORS410",
            $"Browser clients of Greeter cannot tell how a call ended: this policy does not expose {missing}. Add {it} with "
                + "WithExposedHeaders."));
}
