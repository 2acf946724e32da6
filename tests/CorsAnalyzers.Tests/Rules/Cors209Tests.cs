namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS209: a check that throws.</summary>
public sealed partial class Cors209Tests : RuleTestBase
{
    [Theory]
    [Case("""
        o => new Uri(o).Host == "a.example" && new Uri(o).Scheme == "https"
        """)]
    [Case("""o => { var u = new Uri(o); return u.Scheme == "https" && u.Host == "a.example"; }""")]
    [Case("""
        o => o.Substring(0, 8) == "https://" && o.Substring(8) == "a.example"
        """)]
    [Case("""o => o.Split("://")[1] == "a.example" && o.StartsWith("https://")""")]
    public Task Flags_checks_that_throw_for_null(string check)
        => Verify.Policy($"p.{{|CORS209:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_check_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).Scheme == "https" && new Uri(o).Host == "a.example")""",
            "AllowAnyHeader()"));

    [Theory]
    [Case("o => o == \"https://a.example\"")]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == "https" && u.Host == "a.example"
        """)]
    [Case("""
        o => o != "null" && new Uri(o).Scheme == "https" && new Uri(o).Host == "a.example"
        """)]
    [Case("""
        o =>
        {
            try
            {
                return new Uri(o).Scheme == "https" && new Uri(o).Host == "a.example";
            }
            catch (UriFormatException)
            {
                return false;
            }
        }
        """)]
    [Case("o => File.Exists(o)")]
    public Task Ignores_checks_that_answer(string check) => Verify.Policy($"p.SetIsOriginAllowed({check});");

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, """{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).Host == "a.example")"""));

    [Theory]
    [Case("p.SetIsOriginAllowed(o => new Uri(o).);")]
    [Case("p.SetIsOriginAllowed(o => new Uri(o).Host == );")]
    [Case("""p.SetIsOriginAllowed(o => new Ur(o).Host == "a.example");""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS209", policy);

    [Fact]
    public Task Says_in_an_exact_message_which_origin_throws() => Verify.Policy(
        """p.{|#0:SetIsOriginAllowed|}(o => new Uri(o).Scheme == "https" && new Uri(o).Host == "a.example");""",
        Verify.Finding(
            "CORS209",
            "A request with 'Origin: null' fails with status 500, because this check throws; any page can cause that from a sandboxed "
                + "frame. Use Uri.TryCreate and answer false."));
}
