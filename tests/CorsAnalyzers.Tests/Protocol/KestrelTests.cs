using CorsAnalyzers.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using CorsPolicy = CorsAnalyzers.Protocol.CorsPolicy;

namespace CorsAnalyzers.Tests.Protocol;

/// <summary>The same verdict from the model and from a real server, asked the way a browser asks.</summary>
public sealed class KestrelTests
{
    private static readonly CorsPolicy[] Policies =
    [
        new(),
        new() { Origins = ["https://app.example"] },
        new() { Origins = ["https://app.example/"] },
        new() { Origins = ["https://app.example", "https://b.example"], Methods = ["PUT"], Headers = ["content-type"], ExposedHeaders = ["X-Total"], SupportsCredentials = true },
        new() { Origins = ["*"], Methods = ["*"], Headers = ["*"], ExposedHeaders = ["*"] },
        new() { Origins = ["*"], SupportsCredentials = true },
        new() { Origins = ["https://*.example"], Methods = ["PUT, PATCH"], WildcardSubdomains = true, SupportsCredentials = true },
        new() { Origins = ["https://*.example:*"], WildcardSubdomains = true },
        new() { Origins = ["https://app.example"], Methods = ["PUT"], Headers = ["X-Foo:", "content-type"], ExposedHeaders = ["X-Bar:", "X-Total"] },
        new() { Origins = ["https://app.example"], Methods = ["PUT/PATCH"], Headers = ["résumé"], ExposedHeaders = ["X-Total"] },
        new() { Origins = ["https://app.example"], Methods = [" PUT ", "\tPATCH"], Headers = [" content-type", " "], ExposedHeaders = ["X-Total"] },
        new() { Origins = ["https://app.example"], Methods = ["PUT\n"], ExposedHeaders = ["X-Total "] },
        new() { Origins = ["https://app.example"], Methods = ["PUT"], ExposedHeaders = ["X-Total", "naïve"] },
        new() { Origins = ["*", "*"], Methods = ["*", "*"], Headers = ["*", "*"], SupportsCredentials = true },
        new() { IsOriginAllowed = static _ => true, SupportsCredentials = true, Methods = ["put", "PATCH"], Headers = ["*"] },
    ];

    [Fact]
    public async Task A_server_on_the_wire_gets_the_verdict_that_the_model_predicts()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCors(options =>
        {
            for (var i = 0; i < Policies.Length; i++)
            {
                options.AddPolicy(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Policies[i].ToReal());
            }
        });
        await using var app = builder.Build();
        app.UseCors();
        for (var i = 0; i < Policies.Length; i++)
        {
            app.Map($"/{i}", static (HttpContext context) => context.Response.Headers.Append("X-Total", "3")).RequireCors($"{i}");
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
        foreach (var request in Requests())
        {
            for (var i = 0; i < Policies.Length; i++)
            {
                var preflight = Browser.NeedsPreflight(request) ? await Send(client, i, request.ToPreflight()) : null;
                var actual = await Send(client, i, request.ToActual());
                var real = Browser.Judge(request, preflight, actual);
                var model = Browser.Judge(request, Policies[i]);
                Assert.True(
                    (real.Reason, real.AtPreflight, real.CanRead("X-Total") || !real.IsAllowed) == (model.Reason, model.AtPreflight, ExposesTotal(i, request) || !model.IsAllowed),
                    $"policy {i}, {request.Method} from {request.PageOrigin}: real {real.Reason}, model {model.Reason}");
            }
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_refuses_the_characters_that_the_model_says()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", static (HttpContext context) => string.Concat(Enumerable.Range(0, 0x250).Where(c => IsRefused(context.Response.Headers, (char)c)).Select(static c => (char)c)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var refused = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(string.Concat(Enumerable.Range(0, 0x250).Select(static c => (char)c).Where(static c => ServerHeaders.IsRefused($"x{c}y"))), refused);
        await app.StopAsync(TestContext.Current.CancellationToken);

        static bool IsRefused(IHeaderDictionary headers, char c)
        {
            try
            {
                headers["X-Name"] = $"x{c}y";
                headers.Remove("X-Name");
                return false;
            }
            catch (InvalidOperationException exception)
            {
                return exception.GetType().Name == ServerHeaders.Exception;
            }
        }
    }

    private static bool ExposesTotal(int policy, BrowserRequest request) =>
        Policies[policy].ExposedHeaders is ["X-Total"] or ["X-Total "] || (Policies[policy].ExposedHeaders is ["*"] && !request.IsCredentialed);

    private static IEnumerable<BrowserRequest> Requests() =>
        from origin in new[] { "https://app.example", "https://evil.test", "null" }
        from method in new[] { "GET", "put", "patch", "POST" }
        from header in new[] { "Accept", "Content-Type", "Authorization" }
        from isCredentialed in new[] { false, true }
        let page = Origin.TryParse(origin, out var parsed) ? parsed : Origin.Null
        select new BrowserRequest(page, method, HeaderList.Empty.With(header, "application/json"), isCredentialed);

    private static async Task<BrowserResponse> Send(HttpClient client, int policy, CorsRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), $"/{policy}");
        message.Headers.TryAddWithoutValidation(CorsHeaders.Origin, request.Origin);
        if (request.RequestedMethod is not null)
        {
            message.Headers.TryAddWithoutValidation(CorsHeaders.RequestMethod, request.RequestedMethod);
        }

        if (request.RequestedHeaders is not null)
        {
            message.Headers.TryAddWithoutValidation(CorsHeaders.RequestHeaders, request.RequestedHeaders);
        }

        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, HeaderList.From(response.Headers.Concat(response.Content.Headers)));
    }
}
