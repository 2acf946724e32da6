using System.Diagnostics.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What the tests of the rules about methods, headers, max-age and configuration share.</summary>
public abstract class NameRuleTestBase : RuleTestBase
{
    /// <summary>A builder with everything the framework's has, which is not the framework's.</summary>
    private const string OtherBuilder = """

        namespace Elsewhere
        {
            public class CorsPolicy
            {
                public List<string> Headers { get; } = new();
                public TimeSpan? PreflightMaxAge { get; set; }
            }

            public class CorsPolicyBuilder
            {
                public CorsPolicyBuilder(params string[] origins) { }
                public CorsPolicyBuilder(CorsPolicy policy) { }
                public CorsPolicyBuilder WithOrigins(params string[]? origins) => this;
                public CorsPolicyBuilder WithMethods(params string[] methods) => this;
                public CorsPolicyBuilder WithHeaders(params string[] headers) => this;
                public CorsPolicyBuilder WithExposedHeaders(params string[] headers) => this;
                public CorsPolicyBuilder SetPreflightMaxAge(TimeSpan age) => this;
                public CorsPolicyBuilder SetIsOriginAllowed(Func<string, bool> predicate) => this;
                public CorsPolicyBuilder AllowCredentials() => this;
                public CorsPolicy Build() => new();
            }

            public static class Extensions
            {
                public static void AddCors(this WebApplicationBuilder builder, Action<CorsPolicyBuilder> configure) { }
            }
        }
        """;

    private protected const string Allowed = """p.WithOrigins("https://shop.example")""";

    /// <summary>Requires silence about a builder of another namespace that has the framework's names.</summary>
    private protected static Task IgnoresOtherBuilders(
        [StringSyntax(App.Language)] string policyCode,
        string? editorConfig = null) => Verify.Program(new App($$"""
        using Elsewhere;
        var builder = WebApplication.CreateBuilder(args);
        builder.AddCors(p => { {{policyCode}} });
        var app = builder.Build();
        app.Run();
        {{OtherBuilder}}
        """)
        {
            EditorConfig = editorConfig,
        });
}
