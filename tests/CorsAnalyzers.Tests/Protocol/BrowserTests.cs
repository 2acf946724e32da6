using CorsAnalyzers.Protocol;
using Xunit;
using CorsPolicy = CorsAnalyzers.Protocol.CorsPolicy;

namespace CorsAnalyzers.Tests.Protocol;

/// <summary>The browser's decisions, one rule of the Fetch standard after the other.</summary>
public sealed class BrowserTests
{
    private static readonly Origin Page = OriginOf("https://app.example");

    [Theory]
    [InlineData("GET", "", false)]
    [InlineData("get", "", false)]
    [InlineData("POST", "Content-Type: text/plain", false)]
    [InlineData("POST", "Content-Type: application/json", true)]
    [InlineData("GET", "Authorization: Bearer x", true)]
    [InlineData("GET", "X-Requested-With: XMLHttpRequest", true)]
    [InlineData("GET", "Cookie: ignored", false)]
    [InlineData("PUT", "", true)]
    [InlineData("delete", "", true)]
    [InlineData("patch", "", true)]
    public void Asks_first_unless_method_and_headers_are_safelisted(string method, string headers, bool asks) =>
        Assert.Equal(asks, Browser.NeedsPreflight(new(Page, method, Headers(headers))));

    [Fact]
    public void A_preflight_tells_the_method_as_sent_and_the_unsafe_headers_sorted()
    {
        var request = new BrowserRequest(
            Page,
            "put",
            Headers("X-B: 1", "Content-Type: application/json", "Accept: */*", "Authorization: x"));
        Assert.Equal(new("OPTIONS", "https://app.example", "PUT", "authorization,content-type,x-b"), request.ToPreflight());
        Assert.Equal(new("PUT", "https://app.example"), request.ToActual());
        Assert.Null(BrowserRequest.Get(Page).ToPreflight().RequestedHeaders);
    }

    [Theory]
    [InlineData(false, nameof(BlockReason.None), "Access-Control-Allow-Origin: https://app.example")]
    [InlineData(false, nameof(BlockReason.None), "Access-Control-Allow-Origin: *")]
    [InlineData(false, nameof(BlockReason.None), "access-control-allow-origin:  https://app.example ")]
    [InlineData(false, nameof(BlockReason.MissingAllowOrigin), "")]
    [InlineData(false, nameof(BlockReason.AllowOriginMismatch), "Access-Control-Allow-Origin: https://other.example")]
    [InlineData(false, nameof(BlockReason.AllowOriginMismatch), "Access-Control-Allow-Origin: https://app.example/")]
    [InlineData(false, nameof(BlockReason.AllowOriginMismatch), "Access-Control-Allow-Origin: https://App.example")]
    [InlineData(false, nameof(BlockReason.AllowOriginMismatch), "Access-Control-Allow-Origin: null")]
    [InlineData(false, nameof(BlockReason.AllowOriginMismatch), "Access-Control-Allow-Origin: ")]
    [InlineData(
        false,
        nameof(BlockReason.MultipleAllowOrigin),
        "Access-Control-Allow-Origin: https://app.example",
        "Access-Control-Allow-Origin: https://app.example")]
    [InlineData(false, nameof(BlockReason.MultipleAllowOrigin), "Access-Control-Allow-Origin: *, https://app.example")]
    [InlineData(
        true,
        nameof(BlockReason.None),
        "Access-Control-Allow-Origin: https://app.example",
        "Access-Control-Allow-Credentials: true")]
    [InlineData(
        true,
        nameof(BlockReason.WildcardWithCredentials),
        "Access-Control-Allow-Origin: *",
        "Access-Control-Allow-Credentials: true")]
    [InlineData(true, nameof(BlockReason.CredentialsNotAllowed), "Access-Control-Allow-Origin: https://app.example")]
    [InlineData(
        true,
        nameof(BlockReason.CredentialsNotAllowed),
        "Access-Control-Allow-Origin: https://app.example",
        "Access-Control-Allow-Credentials: True")]
    public void The_response_must_name_the_page_and_allow_its_credentials(bool isCredentialed, string reason, params string[] headers)
    {
        var verdict = Browser.Judge(BrowserRequest.Get(Page, isCredentialed), preflight: null, new(200, Headers(headers)));
        Assert.Equal(
            (reason, reason == nameof(BlockReason.None), false),
            (verdict.Reason.ToString(), verdict.IsAllowed, verdict.AtPreflight));
    }

    [Theory]
    [InlineData(200, nameof(BlockReason.None))]
    [InlineData(204, nameof(BlockReason.None))]
    [InlineData(299, nameof(BlockReason.None))]
    [InlineData(301, nameof(BlockReason.PreflightRedirected))]
    [InlineData(307, nameof(BlockReason.PreflightRedirected))]
    [InlineData(304, nameof(BlockReason.PreflightFailedStatus))]
    [InlineData(401, nameof(BlockReason.PreflightFailedStatus))]
    [InlineData(405, nameof(BlockReason.PreflightFailedStatus))]
    [InlineData(500, nameof(BlockReason.PreflightFailedStatus))]
    public void A_preflight_must_succeed_without_redirect(int status, string reason)
    {
        var verdict = JudgePut(status, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT");
        Assert.Equal((reason, reason != nameof(BlockReason.None)), (verdict.Reason.ToString(), verdict.AtPreflight));
    }

    [Theory]
    [InlineData("PUT", false, "PUT", nameof(BlockReason.None))]
    [InlineData("put", false, "PUT", nameof(BlockReason.None))]
    [InlineData("PUT", false, "GET, PUT", nameof(BlockReason.None))]
    [InlineData("PUT", false, "put", nameof(BlockReason.MethodNotAllowed))]
    [InlineData("patch", false, "PATCH", nameof(BlockReason.MethodNotAllowed))]
    [InlineData("patch", false, "patch", nameof(BlockReason.None))]
    [InlineData("PUT", false, "", nameof(BlockReason.MethodNotAllowed))]
    [InlineData("PUT", false, "*", nameof(BlockReason.None))]
    [InlineData("PUT", true, "*", nameof(BlockReason.MethodNotAllowed))]
    [InlineData("PUT", false, "\"GET, PUT\"", nameof(BlockReason.InvalidAllowMethods))]
    [InlineData("PUT", false, "PUT POST", nameof(BlockReason.InvalidAllowMethods))]
    public void The_preflight_must_allow_the_method_letter_for_letter(string method, bool isCredentialed, string allowed, string reason)
    {
        var headers = Headers(
            "Access-Control-Allow-Origin: https://app.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Methods: " + allowed);
        var verdict = Browser.Judge(new(Page, method, HeaderList.Empty, isCredentialed), new(204, headers), new(200, headers));
        Assert.Equal(reason, verdict.Reason.ToString());
    }

    [Theory]
    [InlineData("Content-Type: application/json", false, "content-type", nameof(BlockReason.None))]
    [InlineData("Content-Type: application/json", false, "CONTENT-TYPE, x-b", nameof(BlockReason.None))]
    [InlineData("Content-Type: application/json", false, "", nameof(BlockReason.HeaderNotAllowed))]
    [InlineData("Content-Type: application/json", false, "*", nameof(BlockReason.None))]
    [InlineData("Content-Type: application/json", true, "*", nameof(BlockReason.HeaderNotAllowed))]
    [InlineData("Content-Type: application/json", false, "\"x-a, content-type\"", nameof(BlockReason.InvalidAllowHeaders))]
    [InlineData("Authorization: Bearer x", false, "*", nameof(BlockReason.HeaderNotAllowed))]
    [InlineData("Authorization: Bearer x", false, "*, Authorization", nameof(BlockReason.None))]
    public void The_preflight_must_allow_each_unsafe_header(string header, bool isCredentialed, string allowed, string reason)
    {
        var headers = Headers(
            "Access-Control-Allow-Origin: https://app.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Headers: " + allowed);
        var verdict = Browser.Judge(new(Page, "POST", Headers(header), isCredentialed), new(204, headers), new(200, headers));
        Assert.Equal(reason, verdict.Reason.ToString());
    }

    [Fact]
    public void An_unreadable_list_fails_even_what_needs_no_entry_in_it()
    {
        var headers = Headers(
            "Access-Control-Allow-Origin: *",
            "Access-Control-Allow-Methods: \"GET, PUT\"",
            "Access-Control-Allow-Headers: content-type");
        var verdict = Browser.Judge(new(Page, "POST", Headers("Content-Type: application/json")), new(204, headers), new(200, headers));
        Assert.Equal((BlockReason.InvalidAllowMethods, "\"GET, PUT\""), (verdict.Reason, verdict.Culprit));
    }

    [Fact]
    public void Safelisted_methods_pass_whatever_the_preflight_lists()
    {
        var headers = Headers("Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET", "Access-Control-Allow-Headers: x-a");
        Assert.True(Browser.Judge(new(Page, "POST", Headers("X-A: 1")), new(204, headers), new(200, headers)).IsAllowed);
    }

    [Fact]
    public void The_preflight_alone_is_not_enough()
    {
        var preflight = new BrowserResponse(204, Headers("Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT"));
        var verdict = Browser.Judge(new(Page, "PUT", HeaderList.Empty), preflight, new(401, HeaderList.Empty));
        Assert.Equal((BlockReason.MissingAllowOrigin, false), (verdict.Reason, verdict.AtPreflight));
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("trace")]
    [InlineData("TRACK")]
    [InlineData("GET, PUT")]
    [InlineData("")]
    public void Some_methods_cannot_be_sent_at_all(string method) =>
        Assert.Equal(
            BlockReason.ForbiddenMethod,
            Browser.Judge(new(Page, method, HeaderList.Empty), new CorsPolicy { Origins = ["*"], Methods = ["*"] }).Reason);

    [Fact]
    public void Missing_responses_block()
    {
        Assert.Equal(BlockReason.NoResponse, Browser.Judge(BrowserRequest.Get(Page), preflight: null, response: null).Reason);
        var verdict = Browser.Judge(new(Page, "PUT", HeaderList.Empty), preflight: null, response: null);
        Assert.Equal((BlockReason.NoResponse, true), (verdict.Reason, verdict.AtPreflight));
    }

    [Theory]
    [InlineData(false, "", "Content-Type")]
    [InlineData(false, "x-total", "Content-Type X-Total")]
    [InlineData(
        false,
        "*",
        "Content-Type X-Total ETag Access-Control-Allow-Origin Access-Control-Allow-Credentials Access-Control-Expose-Headers")]
    [InlineData(true, "*", "Content-Type")]
    [InlineData(
        false,
        "*, Set-Cookie",
        "Content-Type X-Total ETag Access-Control-Allow-Origin Access-Control-Allow-Credentials Access-Control-Expose-Headers")]
    [InlineData(false, "\"X-Total, ETag\"", "Content-Type")]
    [InlineData(true, "ETag, Set-Cookie", "Content-Type ETag")]
    public void The_page_reads_safelisted_and_exposed_headers_and_never_cookies(bool isCredentialed, string exposed, string readable)
    {
        var headers = Headers(
            "Content-Type: application/json",
            "X-Total: 3",
            "ETag: x",
            "Set-Cookie: a=b",
            "Access-Control-Allow-Origin: https://app.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: " + exposed);
        var verdict = Browser.Judge(BrowserRequest.Get(Page, isCredentialed), preflight: null, new(200, headers));
        Assert.Equal(readable.Split(' '), verdict.ReadableHeaders);
        Assert.False(verdict.CanRead("set-cookie"));
        Assert.True(verdict.CanRead("content-type"));
    }

    [Fact]
    public void A_sandboxed_frame_of_any_site_gets_in_where_null_is_allowed()
    {
        var policy = new CorsPolicy { Origins = ["null"], SupportsCredentials = true };
        Assert.True(Browser.Judge(BrowserRequest.Get(Origin.Null, isCredentialed: true), policy).IsAllowed);
        Assert.Equal(BlockReason.MissingAllowOrigin, Browser.Judge(BrowserRequest.Get(Page, isCredentialed: true), policy).Reason);
    }

    [Fact]
    public void Without_a_policy_nothing_is_readable() =>
        Assert.Equal(BlockReason.MissingAllowOrigin, Browser.Judge(new(Page, "PUT", HeaderList.Empty), policy: null).Reason);

    [Fact]
    public void Huge_headers_are_no_trouble()
    {
        var many = string.Join(",", Enumerable.Range(0, 50_000).Select(static i => $"x-{i}"));
        var headers = Headers(
            "Access-Control-Allow-Origin: *",
            "Access-Control-Allow-Headers: " + many,
            "Access-Control-Expose-Headers: " + many);
        var sent = new HeaderList(Enumerable.Range(0, 50_000).Select(static i => new KeyValuePair<string, string>($"X-{i}", "1")));
        Assert.True(Browser.Judge(new(Page, "GET", sent), new(204, headers), new(200, headers)).IsAllowed);
    }

    private static Verdict JudgePut(int preflightStatus, params string[] headers) =>
        Browser.Judge(new(Page, "PUT", HeaderList.Empty), new(preflightStatus, Headers(headers)), new(200, Headers(headers)));

    private static HeaderList Headers(params string[] lines) =>
        new(lines.Where(static line => line.Length > 0)
            .Select(static line => line.Split(": ", 2))
            .Select(static parts => new KeyValuePair<string, string>(parts[0], parts[1])));

    private static Origin OriginOf(string text)
        => Origin.TryParse(text, out var origin) ? origin : throw new ArgumentException(text, nameof(text));
}
