using FsCheck;
using FsCheck.Fluent;

namespace CorsAnalyzers.Proofs.Differential;

/// <summary>Policies at random: the calls on a builder, mistakes included, but for the one that keeps a program from starting.</summary>
/// <param name="Calls">The calls in order: name and arguments.</param>
/// <param name="IsBlock">Whether each call is a statement of its own.</param>
internal sealed record RandomPolicy(IReadOnlyList<(string Name, string[] Arguments)> Calls, bool IsBlock)
{
    private static readonly Gen<string> Origin = Gen.Frequency(
        (4, Gen.Elements(Quoted("https://a.example"), Quoted("https://b.example:8443"), Quoted("http://localhost:3000"))),
        (3, Gen.Elements(Quoted("https://*.a.example"), Quoted("https://A.example"), Quoted("null"), Quoted("*"))),
        (1, Gen.Elements(Quoted("https://a.example/"), Quoted("a.example"), Quoted("https://*.a.example:*"), Quoted("https://bücher.example/x"))));

    private static readonly Gen<string> Method = Gen.Elements(Quoted("GET"), Quoted("PUT"), Quoted("DELETE"), Quoted("patch"), Quoted("*"), Quoted("PUT, PATCH"));

    private static readonly Gen<string> Header = Gen.Elements(Quoted("content-type"), Quoted("X-One"), Quoted("Authorization"), Quoted("*"), Quoted("x-a, x-b"));

    private static readonly Gen<string> Predicate = Gen.Elements(
        "_ => true",
        "_ => false",
        "origin => origin == \"https://a.example\"",
        "origin => origin.EndsWith(\".a.example\", StringComparison.Ordinal)",
        "origin => origin.StartsWith(\"http://localhost\")",
        "origin => new Uri(origin).Host == \"localhost\"",
        "origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback",
        "origin => new[] { \"https://a.example\", \"https://b.example:8443\" }.Contains(origin)");

    private static readonly Gen<string> MaxAge = Gen.Elements("TimeSpan.FromMinutes(10)", "TimeSpan.FromSeconds(1.5)", "new TimeSpan(0, 10, 0)", "new TimeSpan(600)", "TimeSpan.Zero", "TimeSpan.FromHours(24)");

    private static readonly Gen<(string Name, string[] Arguments)> Call = Gen.Frequency(
        (8, Listed("WithOrigins", Origin)),
        (2, Plain("AllowAnyOrigin")),
        (2, Predicate.Select(predicate => ("SetIsOriginAllowed", new[] { predicate }))),
        (2, Plain("SetIsOriginAllowedToAllowWildcardSubdomains")),
        (3, Listed("WithMethods", Method)),
        (2, Plain("AllowAnyMethod")),
        (3, Listed("WithHeaders", Header)),
        (2, Plain("AllowAnyHeader")),
        (3, Listed("WithExposedHeaders", Header)),
        (4, Plain("AllowCredentials")),
        (1, Plain("DisallowCredentials")),
        (2, MaxAge.Select(age => ("SetPreflightMaxAge", new[] { age }))));

    public static readonly Gen<RandomPolicy> Any =
        from length in Gen.Choose(0, 6)
        from calls in Gen.ListOf(Call, length)
        from isBlock in Gen.Elements(true, false)
        select new RandomPolicy(Startable([.. calls]), isBlock);

    /// <summary>As a delegate that configures a builder.</summary>
    public string AsDelegate() => Calls.Count == 0 ? "p => { }"
        : IsBlock ? $"p => {{ {string.Join(' ', Calls.Select(call => $"p{Written(call)};"))} }}"
        : $"p => p{string.Concat(Calls.Select(Written))}";

    /// <summary>As a policy that is ready.</summary>
    public string AsObject() => $"new CorsPolicyBuilder(){string.Concat(Calls.Select(Written))}.Build()";

    private static string Written((string Name, string[] Arguments) call) => $".{call.Name}({string.Join(", ", call.Arguments)})";

    private static Gen<(string Name, string[] Arguments)> Plain(string name) => Gen.Constant((name, Array.Empty<string>()));

    private static Gen<(string Name, string[] Arguments)> Listed(string name, Gen<string> item) =>
        from length in Gen.Choose(1, 3)
        from items in Gen.ListOf(item, length)
        select (name, items.ToArray());

    private static string Quoted(string text) => $"\"{text}\"";

    // Any origin together with credentials is refused by the builder (facts §1.6).
    private static IReadOnlyList<(string Name, string[] Arguments)> Startable(IReadOnlyList<(string Name, string[] Arguments)> calls)
    {
        var origins = new List<string>();
        foreach (var (name, arguments) in calls)
        {
            if (name == "AllowAnyOrigin")
            {
                origins.Clear();
                origins.Add(Quoted("*"));
            }
            else if (name == "WithOrigins")
            {
                origins.AddRange(arguments);
            }
        }

        return origins is ["\"*\""] ? [.. calls.Where(call => call.Name != "AllowCredentials")] : calls;
    }
}
