using CorsAnalyzers.Tests.CodeFixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>
/// The ways in which an origin gets into a policy. A rule about an origin must find it in each of them, and mark the literal: each takes a
/// literal with markup and the calls that follow on the builder, and gives a whole app.
/// </summary>
internal static class OriginStyles
{
    private const string Cors = "using Microsoft.AspNetCore.Cors.Infrastructure;\n";

    private static readonly Dictionary<string, Func<string, string, App>> Styles = new(StringComparer.Ordinal)
    {
        ["an argument"] = (origin, rest) => App.OfPolicy($"p.WithOrigins({origin}){rest};"),
        ["one argument of several"] = (origin, rest) => App.OfPolicy($"""p.WithOrigins("https://shop.example", {origin}){rest};"""),
        ["a second call"] = (origin, rest) => App.OfPolicy($"""
            p.WithOrigins("https://shop.example");
            p.WithOrigins({origin}){rest};
            """),
        ["an array"] = (origin, rest) => App.OfPolicy($"p.WithOrigins(new[] {{ {origin} }}){rest};"),
        ["a local"] = (origin, rest) => App.OfPolicy($"""
            var origin = {origin};
            p.WithOrigins(origin){rest};
            """),
        ["a local array"] = (origin, rest) => App.OfPolicy($$"""
            string[] origins = { "https://shop.example", {{origin}} };
            p.WithOrigins(origins){{rest}};
            """),
        ["an element of a local array"] = (origin, rest) => App.OfPolicy($$"""
            var origins = new[] { {{origin}}, "https://shop.example" };
            p.WithOrigins(origins[0]){{rest}};
            """),
        ["a list"] = (origin, rest) => App.OfPolicy($$"""
            var origins = new List<string> { {{origin}} };
            p.WithOrigins(origins.ToArray()){{rest}};
            """),
        ["a list that is added to"] = (origin, rest) => App.OfPolicy($"""
            var origins = new List<string>();
            origins.Add({origin});
            p.WithOrigins(origins.ToArray()){rest};
            """),
        ["a loop"] = (origin, rest) => App.OfPolicy($$"""
            foreach (var origin in new[] { "https://shop.example", {{origin}} })
            {
                p.WithOrigins(origin);
            }

            p{{(rest.Length == 0 ? ".DisallowCredentials()" : rest)}};
            """),
        ["the builder's constructor"] = (origin, rest) => new App(Cors + $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(o => o.AddDefaultPolicy(new CorsPolicyBuilder({{origin}}){{rest}}.Build()));
            var app = builder.Build();
            app.UseCors();
            app.Run();
            """),
        ["a static array of another class"] = (origin, rest) => App.OfPolicy($"p.WithOrigins(Known.Origins){rest};") with
        {
            Sources = [("/0/Known.cs", $$"""
                static class Known
                {
                    public static readonly string[] Origins = { "https://shop.example", {{origin}} };
                }
                """)],
        },
        ["a static string of another class"] = (origin, rest) => App.OfPolicy($"p.WithOrigins(Known.Origin){rest};") with
        {
            Sources = [("/0/Known.cs", $"static class Known {{ public static readonly string Origin = {origin}; }}")],
        },
        ["a property"] = (origin, rest) => App.OfPolicy($"p.WithOrigins(Known.Origins){rest};") with
        {
            Sources = [("/0/Known.cs", $"static class Known {{ public static string[] Origins => new[] {{ {origin} }}; }}")],
        },
        ["a method"] = (origin, rest) => App.OfPolicy($$"""
            p.WithOrigins(Origins().ToArray()){{rest}};

            IEnumerable<string> Origins() => new[] { {{origin}} };
            """),
        ["a parameter"] = (origin, rest) => App.OfPolicy($"""
            Allow({origin});

            void Allow(string origin) => p.WithOrigins(origin){rest};
            """),
    };

    /// <summary>What the compiler must be new enough for.</summary>
    private static readonly Dictionary<string, Func<string, string, App>> NewerStyles = new(StringComparer.Ordinal)
    {
        ["a collection expression"] = (origin, rest) => App.OfPolicy($"""p.WithOrigins(["https://shop.example", {origin}]){rest};"""),
        ["a spread"] = (origin, rest) => App.OfPolicy($"""
            string[] more = [{origin}];
            p.WithOrigins(["https://shop.example", .. more]){rest};
            """),
    };

    public static TheoryData<string> All => [.. Styles.Keys, .. NewerStyles.Keys.Where(_ => Roslyn.HasCollectionExpressions)];

    public static App Write(string style, string origin, string rest =
        "") => (Styles.TryGetValue(style, out var write) ? write : NewerStyles[style])(origin, rest);
}
