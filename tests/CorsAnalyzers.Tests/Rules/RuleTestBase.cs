using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>Words that the tests of all rules share.</summary>
public abstract class RuleTestBase
{
    /// <summary>The origin that a fix writes where nothing tells a better one.</summary>
    protected const string Placeholder = "https://app.example.com";

    /// <summary>Types that look like the framework's and do nothing of the kind.</summary>
    protected const string LookAlikes = """

        namespace Fake
        {
            public class CorsPolicy
            {
                public List<string> Origins { get; } = new();
                public bool SupportsCredentials { get; set; }
                public Func<string, bool>? IsOriginAllowed { get; set; }
            }

            public class CorsPolicyBuilder
            {
                public CorsPolicyBuilder(params string[] origins) { }
                public CorsPolicyBuilder AllowAnyOrigin() => this;
                public CorsPolicyBuilder AllowAnyHeader() => this;
                public CorsPolicyBuilder AllowCredentials() => this;
                public CorsPolicyBuilder WithOrigins(params string[] origins) => this;
                public CorsPolicyBuilder SetIsOriginAllowed(Func<string, bool> predicate) => this;
                public CorsPolicyBuilder SetIsOriginAllowedToAllowWildcardSubdomains() => this;
                public CorsPolicy Build() => new();
            }

            public class CorsOptions
            {
                public void AddPolicy(string name, Action<CorsPolicyBuilder> configure) { }
                public void AddDefaultPolicy(Action<CorsPolicyBuilder> configure) { }
            }

            public static class Extensions
            {
                public static void AddCors(this WebApplicationBuilder builder, Action<CorsOptions> configure) { }
                public static void UseCors(this WebApplication app, Action<CorsPolicyBuilder> configure) { }
            }
        }
        """;

    /// <summary>Requires silence about types of other namespaces that have the framework's names; <c>p</c> is one of them.</summary>
    private protected static Task IgnoresLookAlikes([StringSyntax(App.Language)] string policyCode) => Verify.Program($$"""
        using Fake;
        var builder = WebApplication.CreateBuilder(args);
        builder.AddCors(o => o.AddDefaultPolicy(p => { {{policyCode}} }));
        builder.AddCors(o => o.AddPolicy("Spa", p => { {{policyCode}} }));
        var app = builder.Build();
        app.UseCors(p => { {{policyCode}} });
        app.Run();
        {{LookAlikes}}
        """);

    /// <summary>Requires exactly the findings of the markup in an app whose code has errors.</summary>
    private protected static Task Typing([StringSyntax(App.Language)] App app) => Verify.Program(app with { MayHaveErrors = true });

    /// <summary>As <see cref="Typing"/>, for statements on a builder.</summary>
    private protected static Task TypingPolicy([StringSyntax(App.Language)] string policyCode) => Typing(App.OfPolicy(policyCode));

    /// <summary>
    /// For a fix that ends in a finding of another rule, which is marked, and whose own fix is not to be applied as well.
    /// </summary>
    private protected static void LeavesAnotherFinding<TFix>(CSharpCodeFixTest<CorsAnalyzer, TFix, DefaultVerifier> test)
        where TFix : CodeFixProvider, new()
    {
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
    }

    /// <summary>Requires that half-typed statements on a builder get no finding of this rule, and that nothing throws.</summary>
    private protected static async Task DoesNotReport(string id, [StringSyntax(App.Language)] string policyCode)
        => Assert.DoesNotContain(id, (await Verify.BuildAsync(App.OfPolicy(policyCode))).Select(diagnostic => diagnostic.Id));

    /// <summary>An app with two policies, each in use for an endpoint.</summary>
    private protected static App TwoPolicies(
        [StringSyntax(App.Language)] string first,
        [StringSyntax(App.Language)] string second) => new($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy("First", p => p{{first}}); // the first
            o.AddPolicy("Second", p => p{{second}}); // the second
        });
        var app = builder.Build();
        app.UseCors("First");
        app.MapGet("/", () => "Hello").RequireCors("Second");
        app.Run();
        """);

    /// <summary>An app with these policy objects in use.</summary>
    private protected static App PolicyObject([StringSyntax(App.Language)] string statements) => new($$"""
        using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        {{statements}}
        builder.Services.AddCors(o => o.AddDefaultPolicy(policy));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """);

    /// <summary>A policy that is registered for every environment, in an app that goes by another one.</summary>
    private protected static App Unused([StringSyntax(App.Language)] string policy) => new($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy("Used", p => p.WithOrigins("https://shop.example"));
            o.AddPolicy({|CORS318:"Unused"|}, p => p{{policy}});
        });
        var app = builder.Build();
        app.UseCors("Used");
        app.Run();
        """);

    /// <summary>A policy that is registered for every environment, and used in Development.</summary>
    private protected static App UsedInDevelopment([StringSyntax(App.Language)] string policy) => new($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy("Production", p => p.WithOrigins("https://shop.example"));
            o.AddPolicy("Development", p => p{{policy}});
        });
        var app = builder.Build();
        app.UseCors(app.Environment.IsDevelopment() ? "Development" : "Production");
        app.Run();
        """);
}
