using System.Globalization;
using System.Text.Json;
using CorsAnalyzers.Proofs.Browsers;
using CorsAnalyzers.Protocol;
using Microsoft.AspNetCore.Http;

namespace CorsAnalyzers.Proofs;

/// <summary>The protocol itself, whatever servers make of it: the browser's own decisions against <see cref="Browser.Judge(BrowserRequest, BrowserResponse?, BrowserResponse?)"/>.</summary>
public abstract partial class EngineTests<TEngine>
{
    /// <summary>What <c>SetPreflightMaxAge</c> sends: nothing, a whole number, or none.</summary>
    private static readonly string?[] Durations = [null, "0", "2", "600", "86400", "1.5", "6E-05", "0.1728"];

    private static readonly BrowserEngine Engine = BrowserEngine.All.Single(static engine => engine.Name == TEngine.Name);

    [Fact]
    public async Task Decides_as_the_model()
    {
        SkipWithoutBrowser();
        var (address, traffic) = (await browser.WebAsync()).AddApi(static context =>
            ProtocolCase.All[int.Parse(context.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture)].AnswerAsync(context));
        var seen = await browser.FetchAllAsync([.. ProtocolCase.All.Select((each, i) => (each.Request, new Uri(address, $"/{i}")))]);
        var sent = traffic.Answers.ToLookup(static answer => answer.Path);
        var wrong = new List<string>();
        for (var i = 0; i < ProtocolCase.All.Length; i++)
        {
            var each = ProtocolCase.All[i];
            var isAsked = Protocol.Browser.NeedsPreflight(each.Request);
            var verdict = Protocol.Browser.Judge(each.Request, each.Preflight, each.Response, Engine);
            var predicted = Written(isAsked, isAsked && verdict.AtPreflight, verdict.IsAllowed ? ProtocolCase.Asked.Where(verdict.CanRead) : null);
            var here = sent[$"/{i}"].ToList();
            var actual = Written(here.Any(static answer => answer.IsPreflight), here.All(static answer => answer.IsPreflight), seen[i] is { } read ? ProtocolCase.Asked.Where(read.Has) : null);
            if (predicted != actual)
            {
                wrong.Add($"{each}: predicted {predicted}, was {actual}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{ProtocolCase.All.Length} cases, {wrong.Count} decided otherwise.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Remembers_preflights_as_long_as_the_model()
    {
        SkipWithoutBrowser();
        var (address, traffic) = (await browser.WebAsync()).AddApi(static context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowMethods = "PUT";
            if (Durations[int.Parse(context.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture)] is { } duration)
            {
                context.Response.Headers.AccessControlMaxAge = duration;
            }

            return Task.CompletedTask;
        });
        Assert.True(Origin.TryParse("https://app.example.com", out var page));
        await browser.FetchAllAsync([.. Durations.Select((_, i) => (new BrowserRequest(page, "PUT", HeaderList.Empty), new Uri(address, $"/{i}")))], ScriptedRequests.FetchThrice);
        var sent = traffic.Answers.ToLookup(static answer => answer.Path);
        Assert.All(Durations, (duration, i) =>
        {
            var seconds = Engine.SecondsRemembered(new(204, duration is null ? HeaderList.Empty : HeaderList.Empty.With(CorsHeaders.MaxAge, duration)));
            string[] predicted = ["OPTIONS", "PUT", .. seconds > 0 ? [] : new[] { "OPTIONS" }, "PUT", .. seconds > ScriptedRequests.SecondsToThird ? [] : new[] { "OPTIONS" }, "PUT"];
            Assert.True(predicted.SequenceEqual(sent[$"/{i}"].Select(static answer => answer.Method)), $"{duration ?? "none"}: {string.Join(' ', sent[$"/{i}"].Select(static answer => answer.Method))}");
        });
    }

    [Fact]
    public async Task Hides_the_origin_behind_a_redirect_to_another()
    {
        SkipWithoutBrowser();
        var web = await browser.WebAsync();
        var (target, arrived) = web.AddApi(static context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowMethods = "PUT";
            return Task.CompletedTask;
        });
        var (address, _) = web.AddApi(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://app.example.com";
            context.Response.Headers.AccessControlAllowMethods = "PUT";
            if (!HttpMethods.IsOptions(context.Request.Method))
            {
                context.Response.Headers.Location = context.Request.Path == "/here" ? "/there" : context.Request.Path == "/there" ? null : target.ToString();
                context.Response.StatusCode = context.Request.Path == "/there" ? 200 : 307;
            }

            return Task.CompletedTask;
        });
        Assert.True(Origin.TryParse("https://app.example.com", out var page));
        var seen = await browser.FetchAllAsync(
        [
            (new(page, "GET", HeaderList.Empty), new(address, "/away")),
            (new(page, "PUT", HeaderList.Empty), new(address, "/away")),
            (new(page, "GET", HeaderList.Empty), new(address, "/here")),
            (new(page, "PUT", HeaderList.Empty), new(address, "/here")),
        ]);

        Assert.All(seen, Assert.NotNull);
        Assert.All(arrived.Answers, static answer => Assert.Equal("null", answer.Origin));
        Assert.Equal(["GET", "OPTIONS", "PUT"], arrived.Answers.Select(static answer => answer.Method));
    }

    [Theory]
    [InlineData("SameSite=None; Secure", "https://www.bank.test", true)]
    [InlineData("SameSite=Lax", "https://www.bank.test", true)]
    [InlineData("SameSite=None; Secure", "https://evil.test", null)]
    [InlineData("SameSite=Lax", "https://evil.test", false)]
    public async Task Sends_cookies_to_pages_of_other_sites_as_the_facts_say(string attributes, string page, bool? isSent)
    {
        const string Owner = "https://bank.test";

        SkipWithoutBrowser();
        await browser.RunAsync(Owner, "attributes => { document.cookie = `here=1; Path=/; ${attributes}`; }", attributes);
        var sent = await browser.RunAsync(page, "async url => (await fetch(url, { credentials: 'include' })).text()", Owner + Web.CookiesPath);

        Assert.Equal(isSent ?? SendsCookiesToOtherSites ? "here=1" : "", sent.GetString());
    }

    [Theory]
    [InlineData("https://app.example.com", "127.0.0.1")]
    [InlineData("http://app.example.com", "127.0.0.1")]
    public async Task Reaches_loopback(string page, string host)
    {
        SkipWithoutBrowser();
        var program = await programs.GetAsync("var builder = WebApplication.CreateBuilder(args); builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.AllowAnyOrigin())); var app = builder.Build(); app.UseCors(); app.MapGet(\"/\", () => 1); app.Run();", null);
        var mark = browser.Mark;
        var sent = await browser.RunAsync(page, "async url => { try { return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status; } catch (error) { return String(error); } }", program.Address!.ToString().Replace("127.0.0.1", host, StringComparison.Ordinal));
        Assert.Fail($"{page} {host}: {sent}\n{string.Join('\n', browser.PrintedSince(mark))}");
    }

    private static string Written(bool isAsked, bool isStopped, IEnumerable<string>? readable) =>
        $"{(isAsked ? "asked first" : "sent at once")}{(isStopped ? ", not sent" : "")}, {(readable is null ? "blocked" : "allowed, may read " + string.Join(' ', readable))}";
}
