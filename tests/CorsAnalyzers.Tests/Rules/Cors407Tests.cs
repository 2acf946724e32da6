using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS407: a preflight max-age that browsers ignore or cut.</summary>
public sealed class Cors407Tests : NameRuleTestBase
{
    [Theory]
    [InlineData("new TimeSpan(600)")]
    [InlineData("new TimeSpan(1728000)")]
    [InlineData("TimeSpan.FromTicks(600)")]
    [InlineData("TimeSpan.FromMilliseconds(1500)")]
    [InlineData("TimeSpan.FromSeconds(0.5)")]
    [InlineData("TimeSpan.FromMinutes(1.01)")]
    [InlineData("TimeSpan.MaxValue")]
    public Task Flags_fractions_of_a_second(string age) => Verify.Policy($"{Allowed}.{{|CORS407:SetPreflightMaxAge|}}({age});");

    [Fact]
    public Task Flags_the_property_of_a_policy_object() => Verify.Program(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, {|CORS407:PreflightMaxAge|} = new TimeSpan(600) };"));

    [Theory]
    [InlineData("TimeSpan.FromDays(1)")]
    [InlineData("TimeSpan.FromHours(3)")]
    [InlineData("new TimeSpan(1, 0, 0, 0)")]
    public Task Flags_as_a_suggestion_what_browsers_cut(string age) => Verify.Policy(
        $"{Allowed}.{{|#0:SetPreflightMaxAge|}}({age});", Verify.Finding("CORS407", severity: DiagnosticSeverity.Info));

    [Theory]
    [InlineData("TimeSpan.FromSeconds(600)")]
    [InlineData("TimeSpan.FromMinutes(10)")]
    [InlineData("TimeSpan.FromMinutes(0.5)")]
    [InlineData("TimeSpan.FromHours(2)")]
    [InlineData("new TimeSpan(0, 10, 0)")]
    [InlineData("new TimeSpan(0, 1, 0, 0)")]
    [InlineData("new TimeSpan(600 * TimeSpan.TicksPerSecond)")]
    [InlineData("TimeSpan.Zero")]
    [InlineData("TimeSpan.Parse(File.ReadAllText(\"age.txt\"))")]
    [InlineData("builder.Configuration.GetValue<TimeSpan>(\"Cors:MaxAge\")")]
    public Task Ignores_whole_seconds_and_unknown_durations(string age) => Verify.Policy($"{Allowed}.SetPreflightMaxAge({age});");

    [Fact]
    public Task Ignores_a_duration_that_a_later_call_replaces() => Verify.Policy($"{Allowed}.SetPreflightMaxAge(new TimeSpan(600)).SetPreflightMaxAge(TimeSpan.FromMinutes(10));");

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresOtherBuilders("p.SetPreflightMaxAge(new TimeSpan(600));");

    [Theory]
    [InlineData("new TimeSpan(600 * ")]
    [InlineData("new TimeSpan()")]
    [InlineData("TimeSpan.")]
    public Task Ignores_broken_code(string age) => DoesNotReport("CORS407", $"{Allowed}.SetPreflightMaxAge({age});");

    [Fact]
    public Task Says_in_an_exact_message_what_browsers_make_of_it() => Verify.Policy(
        $"{Allowed}.{{|#0:SetPreflightMaxAge|}}(new TimeSpan(600));",
        Verify.Finding("CORS407", "Browsers ignore this duration and ask again after 5 seconds, Firefox every time: 6E-05 is no whole number of seconds. Write TimeSpan.FromSeconds(600), say."));

    [Fact]
    public Task Says_in_an_exact_message_what_it_is_cut_to() => Verify.Policy(
        $"{Allowed}.{{|#0:SetPreflightMaxAge|}}(TimeSpan.FromDays(1));",
        Verify.Finding("CORS407", "86400 seconds are cut: Chrome and Edge remember a preflight answer for 7200 at the most, Safari for 600, Firefox for 86400.", severity: DiagnosticSeverity.Info));

    [Theory]
    [InlineData("new TimeSpan(600)", 600)]
    [InlineData("new TimeSpan(86400)", 7200)]
    [InlineData("TimeSpan.FromMilliseconds(1500)", 2)]
    [InlineData("TimeSpan.FromMinutes(1.01)", 61)]
    public Task Fix_writes_whole_seconds_that_browsers_remember(string age, int seconds) => Verify.FixPolicy<MaxAgeFix>(
        $"{Allowed}.{{|CORS407:SetPreflightMaxAge|}}({age});",
        $"{Allowed}.SetPreflightMaxAge(TimeSpan.FromSeconds({seconds}));",
        key: FixKeys.WholeSeconds,
        title: $"Change to TimeSpan.FromSeconds({seconds})");

    [Fact]
    public Task Fix_keeps_trivia() => Verify.FixPolicy<MaxAgeFix>(
        $"{Allowed} // shop\n    .{{|CORS407:SetPreflightMaxAge|}}( /* ten minutes */ new TimeSpan(600)); // cached",
        $"{Allowed} // shop\n    .SetPreflightMaxAge( /* ten minutes */ TimeSpan.FromSeconds(600)); // cached");

    [Fact]
    public Task Fix_writes_the_property_of_a_policy_object() => Verify.Fix<MaxAgeFix>(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, {|CORS407:PreflightMaxAge|} = new TimeSpan(600) };"),
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, PreflightMaxAge = TimeSpan.FromSeconds(600) };").Code);

    [Fact]
    public async Task Fix_is_not_offered_for_a_duration_that_is_merely_cut()
    {
        var found = Assert.Single(await Verify.BuildAsync(App.OfPolicy($"{Allowed}.SetPreflightMaxAge(TimeSpan.FromDays(1));")));
        Assert.Empty(found.Properties);
    }

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<MaxAgeFix>(
        TwoPolicies(".WithOrigins(\"https://shop.example\").{|CORS407:SetPreflightMaxAge|}(new TimeSpan(600))", ".WithOrigins(\"https://shop.example\").{|CORS407:SetPreflightMaxAge|}(new TimeSpan(300))"),
        TwoPolicies(".WithOrigins(\"https://shop.example\").SetPreflightMaxAge(TimeSpan.FromSeconds(600))", ".WithOrigins(\"https://shop.example\").SetPreflightMaxAge(TimeSpan.FromSeconds(300))").Code);
}
