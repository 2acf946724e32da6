using CorsAnalyzers.Tests.CodeFixes;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>How programs are put together: the startup code is followed through classes, files and interfaces.</summary>
public sealed class ProgramTests
{
    [Fact]
    public Task Flags_through_partial_classes_in_several_files() => Verify.Program(new App("""
        Setup.Run(args);
        """)
    {
        Sources =
        [
            ("/0/A.cs", "static partial class Setup { public static void Run(string[] args) { var builder = WebApplication.CreateBuilder(args); Services(builder.Services); var app = builder.Build(); app.UseCors(); app.Run(); } static partial void Services(IServiceCollection services); }"),
            ("/0/B.cs", "static partial class Setup { static partial void Services(IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}())); }"),
        ],
    });

    [Fact]
    public Task Flags_through_an_object_with_a_field() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        new Setup("Spa", new[] { {|CORS103:"*"|} }).Add(builder.Services);
        var app = builder.Build();
        app.UseCors("Spa");
        app.Run();

        class Setup
        {
            private readonly string _name;
            private readonly string[] _origins;

            public Setup(string name, string[] origins)
            {
                _name = name;
                _origins = origins;
            }

            public void Add(IServiceCollection services) => services.AddCors(o => o.AddPolicy(_name, p => p.WithOrigins(_origins)));
        }
        """));

    [Fact]
    public Task Flags_through_a_record() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        var settings = new CorsSettings("Spa", {|CORS103:"*"|});
        builder.Services.AddCors(o => o.AddPolicy(settings.Name, p => p.WithOrigins(settings.Origin)));
        var app = builder.Build();
        app.UseCors(settings.Name);
        app.Run();

        record CorsSettings(string Name, string Origin);
        """);

    [Fact]
    public async Task Flags_through_a_primary_constructor()
    {
        Assert.SkipUnless(FixHarness.HasCollectionExpressions, "This Roslyn does not know primary constructors of classes.");
        await Verify.Program("""
            var builder = WebApplication.CreateBuilder(args);
            new Setup({|CORS103:"*"|}).Add(builder.Services);
            var app = builder.Build();
            app.UseCors();
            app.Run();

            class Setup(string origin)
            {
                public void Add(IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(origin)));
            }
            """);
    }

    [Fact]
    public Task Flags_through_an_interface_whose_object_is_known() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        IModule module = new OpenModule();
        module.Add(builder.Services);
        var app = builder.Build();
        app.UseCors();
        app.Run();

        interface IModule { void Add(IServiceCollection services); }
        class OpenModule : IModule { public void Add(IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}())); }
        """);

    [Fact]
    public Task Flags_through_an_override_of_a_base_class() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        Module module = new OpenModule();
        module.Run(builder.Services);
        var app = builder.Build();
        app.UseCors();
        app.Run();

        abstract class Module
        {
            public void Run(IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => Fill(p)));
            protected abstract void Fill(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p);
        }

        class OpenModule : Module
        {
            protected override void Fill(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p) => p.{|CORS103:AllowAnyOrigin|}();
        }
        """);

    [Fact]
    public Task Flags_in_an_override_that_minimal_hosting_cannot_be_seen_to_call() => Verify.Program("""
        public abstract class Module
        {
            public abstract void Add(IServiceCollection services);
        }

        public class OpenModule : Module
        {
            public override void Add(IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}()));
        }
        """);

    [Fact]
    public Task Flags_what_a_chain_of_helpers_does() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        First(builder);
        var app = builder.Build();
        app.UseCors();
        app.Run();

        static void First(WebApplicationBuilder b) => Second(b.Services);
        static void Second(IServiceCollection s) { Third(s, "x"); }
        static IServiceCollection Third(IServiceCollection s, string unused) => s.AddCors(Fourth);
        static void Fourth(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions o) => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}());
        """);

    [Fact]
    public Task Flags_a_default_policy_by_its_name() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.DefaultPolicyName = "Spa";
            o.AddPolicy("Spa", p => p.{|CORS103:AllowAnyOrigin|}());
        });
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """);

    [Fact]
    public Task Flags_the_pipeline_of_a_web_host_builder() => Verify.Program("""
        using Microsoft.AspNetCore;
        #pragma warning disable ASPDEPR008
        WebHost.CreateDefaultBuilder(args)
            .ConfigureServices(services => services.AddCors())
            .Configure(app => app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}()))
            .Build()
            .Run();
        """);

    [Fact]
    public Task Flags_the_pipeline_of_a_bare_web_host_builder() => Verify.Program("""
        #pragma warning disable ASPDEPR004, ASPDEPR008, CS0618
        new WebHostBuilder()
            .UseKestrel()
            .ConfigureServices(services => services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"))).AddRouting())
            .Configure(app => app.UseCors({|CORS301:"spa"|}))
            .Build()
            .Run();
        """);

    [Fact]
    public Task Flags_the_pipeline_of_a_generic_host() => Verify.Program("""
        Host.CreateDefaultBuilder(args)
            .ConfigureWebHostDefaults(web =>
            {
                web.ConfigureServices(services => services.AddCors(o => o.AddDefaultPolicy(p => p.{|CORS103:AllowAnyOrigin|}())));
                web.Configure(app => { app.UseRouting(); app.UseCors(); app.UseEndpoints(e => e.MapGet("/", () => "")); });
            })
            .Build()
            .Run();
        """);

    [Fact]
    public Task Flags_a_branch_of_the_pipeline() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), branch => branch.UseCors(p => p.{|CORS103:AllowAnyOrigin|}()));
        app.Map("/admin", branch => branch.UseCors(p => p.WithOrigins("https://shop.example")));
        app.Run();
        """);

    [Fact]
    public Task Ignores_the_policy_of_a_builder_that_is_not_used() => Verify.Program("""
        using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        var unused = new CorsPolicyBuilder().AllowAnyOrigin().Build();
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """);

    [Fact]
    public Task Ignores_helpers_that_nothing_calls_in_a_program() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var app = builder.Build();
        app.UseCors();
        app.Run();

        static class Old
        {
            public static void AddOldCors(this IServiceCollection services) => services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
        }
        """);

    [Theory]
    [InlineData("static void Add(IServiceCollection s) { Add(s); s.AddCors(); }")]
    [InlineData("static void Add(IServiceCollection s) => Other(s); static void Other(IServiceCollection s) => Add(s);")]
    [InlineData("static void Add(IServiceCollection s) { if (s.Count > 3) Add(s); else s.AddCors(); }")]
    public Task Ignores_recursion_without_end(string helper) => Verify.Program($$"""
        var builder = WebApplication.CreateBuilder(args);
        Add(builder.Services);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        {{helper}}
        """);
}
