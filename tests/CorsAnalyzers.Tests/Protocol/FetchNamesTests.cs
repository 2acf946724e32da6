using CorsAnalyzers.Protocol;
using Xunit;

namespace CorsAnalyzers.Tests.Protocol;

public sealed class FetchNamesTests
{
    [Theory]
    [InlineData("get", "GET")]
    [InlineData("Post", "POST")]
    [InlineData("put", "PUT")]
    [InlineData("delete", "DELETE")]
    [InlineData("head", "HEAD")]
    [InlineData("options", "OPTIONS")]
    [InlineData("patch", "patch")]
    [InlineData("query", "query")]
    [InlineData("PATCH", "PATCH")]
    public void Fetch_upper_cases_six_methods_and_leaves_all_others(string written, string sent) =>
        Assert.Equal(sent, Methods.NormalizedByFetch(written));

    [Theory]
    [InlineData("GET", true, false)]
    [InlineData("HEAD", true, false)]
    [InlineData("POST", true, false)]
    [InlineData("get", false, false)]
    [InlineData("PUT", false, false)]
    [InlineData("CONNECT", false, true)]
    [InlineData("trace", false, true)]
    [InlineData("Track", false, true)]
    [InlineData(null, false, false)]
    public void Methods_are_safelisted_forbidden_or_neither(string? method, bool isSafelisted, bool isForbidden) =>
        Assert.Equal((isSafelisted, isForbidden), (Methods.IsSafelisted(method), Methods.IsForbidden(method)));

    [Theory]
    [InlineData("PUT", true)]
    [InlineData("x-custom!", true)]
    [InlineData("*", true)]
    [InlineData("GET, PUT", false)]
    [InlineData("GET PUT", false)]
    [InlineData("PUT ", false)]
    [InlineData("\"PUT\"", false)]
    [InlineData("P\u00dcT", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_name_is_one_token(string? text, bool isToken) =>
        Assert.Equal((isToken, isToken), (Methods.IsToken(text), RequestHeaders.IsToken(text)));

    [Theory]
    [InlineData("Accept", "application/json", true)]
    [InlineData("Accept", """a"b""", false)]
    [InlineData("accept-language", "de-DE, en;q=0.5", true)]
    [InlineData("Accept-Language", "de/DE", false)]
    [InlineData("Content-Language", "de", true)]
    [InlineData("Content-Type", "text/plain; charset=utf-8", true)]
    [InlineData("Content-Type", "TEXT/PLAIN", true)]
    [InlineData("Content-Type", "multipart/form-data; boundary=x", true)]
    [InlineData("Content-Type", "application/x-www-form-urlencoded", true)]
    [InlineData("Content-Type", "application/json", false)]
    [InlineData("Content-Type", "text/plain; a=\"b\"", false)]
    [InlineData("Content-Type", "", false)]
    [InlineData("Range", "bytes=0-", true)]
    [InlineData("Range", "bytes=0-1023", true)]
    [InlineData("Range", "bytes=9-10", true)]
    [InlineData("Range", "bytes=10-9", false)]
    [InlineData("Range", "bytes=-5", false)]
    [InlineData("Range", "bytes=0-1,3-4", false)]
    [InlineData("Authorization", "Bearer x", false)]
    [InlineData("X-Requested-With", "XMLHttpRequest", false)]
    [InlineData(null, "x", false)]
    [InlineData("Accept", null, false)]
    public void Some_request_headers_are_safelisted_depending_on_their_value(string? name, string? value, bool isSafelisted) =>
        Assert.Equal(isSafelisted, RequestHeaders.IsSafelisted(name, value));

    [Fact]
    public void A_safelisted_header_has_at_most_128_characters()
    {
        Assert.True(RequestHeaders.IsSafelisted("Accept", new string('a', 128)));
        Assert.False(RequestHeaders.IsSafelisted("Accept", new string('a', 129)));
    }

    [Fact]
    public void Safelisted_headers_have_at_most_1024_characters_together()
    {
        KeyValuePair<string, string>[] eight = [.. Enumerable.Repeat(new KeyValuePair<string, string>("Accept", new string('a', 128)), 8)];
        Assert.False(RequestHeaders.NeedsPreflight(eight));
        Assert.Equal(["accept", "content-language"], RequestHeaders.UnsafeNames([.. eight, new("Content-Language", "de")]));
    }

    [Fact]
    public void A_preflight_names_the_headers_sorted_in_lower_case_and_once()
    {
        var names = RequestHeaders.UnsafeNames(
            [new("X-B", "1"), new("Authorization", "x"), new("x-b", "2"), new("Accept", "*/*"), new("Cookie", "c")]);
        Assert.Equal(["authorization", "x-b"], names);
    }

    [Theory]
    [InlineData("Cookie", true)]
    [InlineData("origin", true)]
    [InlineData("HOST", true)]
    [InlineData("Access-Control-Request-Method", true)]
    [InlineData("Sec-Fetch-Mode", true)]
    [InlineData("proxy-anything", true)]
    [InlineData("Authorization", false)]
    [InlineData("Content-Type", false)]
    [InlineData("Sec", false)]
    [InlineData("User-Agent", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Some_request_headers_only_the_browser_sets(string? name, bool isForbidden) =>
        Assert.Equal(isForbidden, RequestHeaders.IsForbidden(name));

    [Theory]
    [InlineData("Cache-Control", true, false, false)]
    [InlineData("content-type", true, false, false)]
    [InlineData("Content-Length", true, false, false)]
    [InlineData("Last-Modified", true, false, true)]
    [InlineData("Set-Cookie", false, true, true)]
    [InlineData("ETag", false, false, true)]
    [InlineData("Access-Control-Allow-Origin", false, false, true)]
    [InlineData("Content-Disposition", false, false, false)]
    [InlineData("X-Total-Count", false, false, false)]
    [InlineData(null, false, false, false)]
    public void Response_headers_are_always_never_or_maybe_readable(string? name, bool isSafelisted, bool isForbidden, bool isResponseOnly)
        =>
            Assert.Equal(
                (isSafelisted, isForbidden, isResponseOnly),
                (ResponseHeaders.IsSafelisted(name), ResponseHeaders.IsForbidden(name), ResponseHeaders.IsResponseOnly(name)));

    [Fact]
    public void Header_values_are_joined_and_lists_are_read_member_by_member()
    {
        var headers = HeaderList.Empty.With("X-List", " a, b ").With("x-list", ",c").With("X-Quoted", "\"a, b\"");
        Assert.Equal("a, b, ,c", headers.Get("x-LIST"));
        Assert.Equal(["a", "b", "c"], headers.GetTokens("X-List"));
        Assert.Null(headers.GetTokens("X-Quoted"));
        Assert.Null(headers.Get("X-Absent"));
        Assert.Empty(headers.GetTokens("X-Absent")!);
        Assert.Equal(["X-List", "X-Quoted"], headers.Names);
    }
}
