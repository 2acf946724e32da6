using System.Globalization;
using CorsAnalyzers.Protocol;
using Xunit;
using CorsPolicy = CorsAnalyzers.Protocol.CorsPolicy;

namespace CorsAnalyzers.Tests.Protocol;

/// <summary>The model's answers, header for header, are those of the real middleware.</summary>
public sealed class CorsPolicyTests
{
    private const string App = "https://app.example";

    private static readonly CorsPolicy[] Policies =
    [
        new(),
        new() { Origins = [App] },
        new() { Origins = [App], SupportsCredentials = true },
        new() { Origins = [App, "https://b.example"], Methods = ["GET", "PUT"], Headers = ["x-a", "Content-Type"], ExposedHeaders = ["X-Total", "ETag"] },
        new() { Origins = ["*"] },
        new() { Origins = ["*"], Methods = ["*"], Headers = ["*"], ExposedHeaders = ["*"] },
        new() { Origins = ["*"], SupportsCredentials = true },
        new() { Origins = ["*", App], SupportsCredentials = true },
        new() { Origins = ["*"], IsOriginAllowed = static _ => false },
        new() { Origins = [App], IsOriginAllowed = static _ => false },
        new() { Origins = [App], IsOriginAllowed = static _ => true, SupportsCredentials = true },
        new() { Origins = [App], IsOriginAllowed = static origin => new Uri(origin).Host == "app.example" },
        new() { Origins = ["null"], SupportsCredentials = true },
        new() { Origins = ["https://*.example"] },
        new() { Origins = ["https://*.example"], WildcardSubdomains = true },
        new() { Origins = [App, "https://*.b.example:*"], WildcardSubdomains = true },
        new() { Origins = ["https://*.example", "https://*.b.example:*"], WildcardSubdomains = true },
        new() { Origins = ["*"], WildcardSubdomains = true },
        new() { Origins = ["*", "https://*.example"], WildcardSubdomains = true },
        new() { WildcardSubdomains = true },
        new() { Origins = [App], Methods = ["*"], Headers = ["*"] },
        new() { Origins = [App], Methods = ["*", "PUT"], Headers = ["*", "x-a"] },
        new() { Origins = [App], Methods = ["GET, PUT"], Headers = ["x-a, x-b", "x-c"], ExposedHeaders = ["X-1,X-2"] },
        new() { Origins = [App], Methods = ["\"A,B\""], Headers = ["\"x-a,x-b"], ExposedHeaders = ["\"", ","] },
        new() { Origins = [App], Methods = [""], Headers = ["", ""], ExposedHeaders = [""] },
        new() { Origins = [App], PreflightMaxAge = TimeSpan.Zero },
        new() { Origins = [App], PreflightMaxAge = TimeSpan.FromMinutes(10) },
        new() { Origins = [App], PreflightMaxAge = TimeSpan.FromSeconds(1.5) },
        new() { Origins = [App], PreflightMaxAge = new TimeSpan(600) },
        new() { Origins = [App], PreflightMaxAge = TimeSpan.MaxValue },
    ];

    private static readonly string?[] Origins = [null, "", App, "https://APP.example", App + "/", "https://evil.test", "null", "*", "https://x.b.example", "https://b.example"];

    private static readonly (string Method, string? RequestedMethod, string? RequestedHeaders)[] Kinds =
    [
        ("GET", null, null),
        ("PUT", "PUT", "x-a"),
        ("OPTIONS", null, "x-a"),
        ("OPTIONS", "PUT", null),
        ("options", "PUT", "x-a,content-type"),
        ("OPTIONS", "", ""),
        ("OPTIONS", "A,B", " x-a , ,x-b"),
        ("OPTIONS", "PATCH", "\"x-a, x-b\", \"x-c\" , x\"y,z\""),
        ("OPTIONS", "PATCH", "x-a, \"\""),
    ];

    [Fact]
    public async Task Every_policy_answers_every_request_as_the_real_middleware_does()
    {
        foreach (var policy in Policies)
        {
            foreach (var origin in Origins)
            {
                foreach (var (method, requestedMethod, requestedHeaders) in Kinds)
                {
                    await AssertSameAnswer(policy, new(method, origin, requestedMethod, requestedHeaders));
                }
            }
        }
    }

    [Fact]
    public async Task Random_policies_answer_random_requests_as_the_real_middleware_does()
    {
        string[] names = ["*", "GET", "PUT", "x-a", "X-B", "a,b", "\"q,r\"", "", "Authorization", "x-c, x-d"];
        string[] entries = ["*", App, "null", "https://*.example", "https://*.b.example:8443", "https://*.a:*", "*://*.c", "http://localhost:3000", "", "https://B.example"];
        string[] origins = [App, "null", "https://x.example", "https://x.b.example:8443", "http://localhost:3000", "https://B.example", "garbage", "https://evil.test", "*"];
        Func<string, bool>?[] predicates = [null, null, null, static _ => true, static origin => origin.EndsWith("example", StringComparison.Ordinal), static origin => new Uri(origin).Port == 443];
        var random = new Random(20240101);
        for (var i = 0; i < 5000; i++)
        {
            var policy = new CorsPolicy
            {
                Origins = [.. Some(entries)],
                Methods = [.. Some(names)],
                Headers = [.. Some(names)],
                ExposedHeaders = [.. Some(names)],
                IsOriginAllowed = predicates[random.Next(predicates.Length)],
                WildcardSubdomains = random.Next(2) == 0,
                SupportsCredentials = random.Next(2) == 0,
                PreflightMaxAge = random.Next(3) == 0 ? TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerDay)) : null,
            };
            var isPreflight = random.Next(2) == 0;
            await AssertSameAnswer(policy, new(
                isPreflight ? "OPTIONS" : "GET",
                random.Next(10) == 0 ? null : origins[random.Next(origins.Length)],
                isPreflight ? names[random.Next(names.Length)] : null,
                random.Next(2) == 0 ? string.Join(random.Next(2) == 0 ? "," : ", ", Some(names)) : null));
        }

        IEnumerable<string> Some(string[] values) => Enumerable.Range(0, random.Next(4)).Select(_ => values[random.Next(values.Length)]).ToArray();
    }

    [Fact]
    public async Task Without_a_policy_the_middleware_stands_aside_even_at_a_preflight()
    {
        var request = new CorsRequest("OPTIONS", App, "PUT");
        var real = await AspNetCore.Respond(policy: null, request);
        var model = CorsPolicy.Respond(policy: null, request);
        Assert.Equal(Describe(real), Describe(model));
        Assert.Null(model.Status);
        Assert.Empty(model.Headers);
        Assert.Equal(405, model.ToBrowserResponse(pipelineStatus: 405).Status);
    }

    [Fact]
    public void A_preflight_is_answered_with_204_whether_or_not_the_origin_is_admitted()
    {
        var policy = new CorsPolicy { Origins = [App], Methods = ["PUT"], Headers = ["x-a"] };
        Assert.Equal(
            "204 Access-Control-Allow-Headers: x-a; Access-Control-Allow-Methods: PUT; Access-Control-Allow-Origin: https://app.example",
            Describe(policy.Respond(new("OPTIONS", App, "DELETE", "x-other"))));
        Assert.Equal("204 ", Describe(policy.Respond(new("OPTIONS", "https://evil.test", "PUT"))));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(1, true, true)]
    public void Vary_is_sent_for_several_origins_or_a_predicate_only(int origins, bool hasPredicate, bool varies)
    {
        var policy = new CorsPolicy
        {
            Origins = [.. new[] { App, "https://b.example" }.Take(origins)],
            IsOriginAllowed = hasPredicate ? static _ => true : null,
        };
        Assert.Equal(varies ? "Origin" : null, policy.Respond(new("GET", App)).Headers.Get("Vary"));
    }

    [Fact]
    public void Any_origin_with_credentials_throws_as_soon_as_a_request_has_an_origin()
    {
        var policy = new CorsPolicy { Origins = ["*"], SupportsCredentials = true };
        Assert.Equal(nameof(ArgumentException), policy.Respond(new("GET", App)).Throws);
        Assert.Equal(500, policy.Respond(new("GET", App)).ToBrowserResponse().Status);
        Assert.Equal(CorsResponse.PassedOn, policy.Respond(new("GET", Origin: null)));
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(-1)]
    public void A_negative_max_age_is_refused_when_a_policy_is_made(int milliseconds)
    {
        var age = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder().SetPreflightMaxAge(age));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { PreflightMaxAge = age });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_stars_admit_nobody(bool hasWildcards)
    {
        var policy = new CorsPolicy { Origins = ["*", "*"], WildcardSubdomains = hasWildcards };
        Assert.False(policy.Admits(App).Admitted);
        Assert.False(policy.ToReal().IsOriginAllowed(App));
    }

    [Theory]
    [InlineData("UriFormatException", "null")]
    [InlineData("UriFormatException", "garbage")]
    [InlineData(null, "https://x.example")]
    public void An_exception_of_the_predicate_is_named(string? exception, string origin)
    {
        var policy = new CorsPolicy { IsOriginAllowed = static origin => new Uri(origin).Host == "x.example" };
        Assert.Equal(exception, policy.Respond(new("GET", origin)).Throws);
    }

    [Fact]
    public void Max_age_is_written_in_seconds_whatever_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var policy = new CorsPolicy { Origins = [App], PreflightMaxAge = TimeSpan.FromSeconds(1.5) };
            Assert.Equal("1.5", policy.Respond(new("OPTIONS", App, "PUT")).Headers.Get("Access-Control-Max-Age"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Ten_thousand_origins_and_huge_headers_are_no_trouble()
    {
        var policy = new CorsPolicy
        {
            Origins = [.. Enumerable.Range(0, 10_000).Select(static i => $"https://*.a{i}.example")],
            WildcardSubdomains = true,
            Headers = ["*"],
        };
        Assert.True(policy.Admits("https://x.a9999.example").Admitted);
        Assert.False(policy.Admits("https://x.b.example").Admitted);
        Assert.False(policy.Admits(new string('a', 1 << 20)).Admitted);
        var echoed = policy.Respond(new("OPTIONS", "https://x.a0.example", "PUT", new string(',', 1 << 20) + "x-a")).Headers;
        Assert.Equal("x-a", echoed.Get("Access-Control-Allow-Headers"));
    }

    [Fact]
    public void Lists_that_were_never_set_count_as_empty()
    {
        var policy = new CorsPolicy { Origins = default, Methods = default, Headers = default, ExposedHeaders = default, WildcardSubdomains = true };
        Assert.Equal("204 ", Describe(policy.Respond(new("OPTIONS", App, "PUT"))));
    }

    private static async Task AssertSameAnswer(CorsPolicy policy, CorsRequest request)
    {
        var real = Describe(await AspNetCore.Respond(policy.ToReal(), request));
        var model = Describe(policy.Respond(request));
        Assert.True(real == model, $"origins [{string.Join(" ", policy.Origins)}], {request}\nreal:  {real}\nmodel: {model}");
    }

    // The order of headers means nothing on the wire.
    private static string Describe(CorsResponse response)
    {
        var headers = response.Headers.Select(static header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
        return $"{response.Throws}{response.Status} {string.Join("; ", headers)}";
    }
}
