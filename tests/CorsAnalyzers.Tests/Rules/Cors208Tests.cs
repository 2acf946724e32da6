using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS208: a list of origins in one setting, split without trimming.</summary>
public sealed class Cors208Tests : NameRuleTestBase
{
    private const string Options = "StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries";

    private static string With(string policy)
        => policy.Replace("READ", """builder.Configuration["Cors:Origins"]""", StringComparison.Ordinal);

    [Theory]
    [Case("p.WithOrigins(READ!.{|CORS208:Split|}(','));")]
    [Case("""p.WithOrigins(READ!.{|CORS208:Split|}(";"));""")]
    [Case("p.WithOrigins(READ!.{|CORS208:Split|}(',', ';'));")]
    [Case("p.WithOrigins(READ!.{|CORS208:Split|}(new[] { ',', ';' }));")]
    [Case("p.WithOrigins(READ!.{|CORS208:Split|}(',', StringSplitOptions.RemoveEmptyEntries));")]
    [Case("p.WithOrigins(READ?.{|CORS208:Split|}(',') ?? Array.Empty<string>());")]
    [Case("p.WithOrigins((READ ?? throw new InvalidOperationException()).{|CORS208:Split|}(','));")]
    [Case("""
        var origins = READ!.{|CORS208:Split|}(',');
        p.WithOrigins(origins);
        """)]
    [Case("""p.WithOrigins(builder.Configuration.GetValue<string>("Cors:Origins")!.{|CORS208:Split|}(',').ToArray());""")]
    public Task Flags_parts_that_keep_their_blanks(string policy) => Verify.Policy(With(policy));

    [Theory]
    [Case("p.WithOrigins(READ!.Split(',', StringSplitOptions.TrimEntries));")]
    [Case("p.WithOrigins(READ!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));")]
    [Case("p.WithOrigins(READ!.Split(',').Select(origin => origin.Trim()).ToArray());")]
    [Case("""p.WithOrigins(READ!.Split(", "));""")]
    [Case("p.WithOrigins(READ!.Split(' '));")]
    [Case("p.WithOrigins(READ!.Split(new[] { ',', ' ' }, StringSplitOptions.RemoveEmptyEntries));")]
    [Case("p.WithOrigins(READ!.Split());")]
    [Case("""p.WithOrigins("https://a.example,https://b.example".Split(','));""")]
    [Case("""p.WithOrigins("https://shop.example").WithMethods(READ!.Split(','));""")]
    [Case("""p.WithOrigins(File.ReadAllText("origins.txt").Split(','));""")]
    public Task Ignores_parts_that_are_trimmed_and_other_lists(string policy) => Verify.Policy(With(policy));

    [Theory]
    [InlineData("p.WithOrigins(READ!.Split(;")]
    [InlineData("p.WithOrigins(READ!.Split(',', StringSplitOptions.));")]
    [InlineData("p.WithOrigins(READ!.)")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS208", With(policy));

    [Fact]
    public Task Says_in_an_exact_message_what_a_blank_does() => Verify.Policy(
        With("p.WithOrigins(READ!.{|#0:Split|}(','));"),
        Verify.Finding(
            "CORS208",
            "A blank in 'Cors:Origins', as in 'https://a.example, https://b.example', makes an origin that never matches: Split leaves it "
                + "there. Trim the parts."));

    [Theory]
    [Change("Split(',')", "Split(',', OPTIONS)")]
    [Change("""Split(";")""", """Split(";", OPTIONS)""")]
    [Change("Split(',', ';')", "Split(new[] { ',', ';' }, OPTIONS)")]
    [Change("Split(new[] { ',', ';' })", "Split(new[] { ',', ';' }, OPTIONS)")]
    [Change("Split(',', 5)", "Split(',', 5, OPTIONS)")]
    [Change("Split(',', StringSplitOptions.None)", "Split(',', OPTIONS)")]
    [Change("Split(',', StringSplitOptions.RemoveEmptyEntries)", "Split(',', OPTIONS)")]
    [Change("Split(separator: ',')", "Split(separator: ',', options: OPTIONS)")]
    public Task Fix_trims_whatever_the_overload(string before, string after) => Verify.FixPolicy<SplitWithoutTrimFix>(
        With($"p.WithOrigins(READ!.{{|CORS208:Split|}}{before["Split".Length..]});"),
        With($"p.WithOrigins(READ!.{after.Replace("OPTIONS", Options, StringComparison.Ordinal)});"),
        key: FixKeys.TrimEntries,
        title: "Trim the parts and leave out empty ones");

    [Fact]
    public Task Fix_keeps_trivia() => Verify.FixPolicy<SplitWithoutTrimFix>(
        With("""
            p.WithOrigins(
                READ! // one string
                    .{|CORS208:Split|}( /* comma */ ',' )); // many
            """),
        With($"""
            p.WithOrigins(
                READ! // one string
                    .Split( /* comma */ ',', {Options} )); // many
            """));

    [Fact]
    public Task Fix_is_not_offered_for_options_that_are_computed() => Verify.NoFix<SplitWithoutTrimFix>(
        App.OfPolicy(With("""
            const StringSplitOptions none = StringSplitOptions.None;
            p.WithOrigins(READ!.{|CORS208:Split|}(',', none));
            """)));

    [Fact]
    public Task Fix_all_trims_every_list() => Verify.Fix<SplitWithoutTrimFix>(
        TwoPolicies(With(".WithOrigins(READ!.{|CORS208:Split|}(','))"), With(".WithOrigins(READ!.{|CORS208:Split|}(';'))")),
        TwoPolicies(With($".WithOrigins(READ!.Split(',', {Options}))"), With($".WithOrigins(READ!.Split(';', {Options}))")).Code);
}
