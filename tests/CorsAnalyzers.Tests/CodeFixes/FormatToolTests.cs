using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// What <c>dotnet format analyzers</c> does otherwise than an editor: to learn which kind of repair to make everywhere, it shows a fix the
/// first finding of the analyzer, whichever rule that is of, and goes on without an answer.
/// </summary>
public sealed class FormatToolTests : FixTestBase
{
    [Fact]
    public Task Ignores_a_finding_of_a_rule_it_does_not_fix() =>
        OffersNothing(new OpenPolicyFix(), RuleIds.OriginNeverMatches, Policy("p => p.[|AllowAnyOrigin|]()"), Origins(Example));

    [Theory]
    [InlineData(null)]
    [InlineData(FixKeys.ExplicitOrigins)]
    public async Task Fix_all_makes_the_first_repair_when_no_kind_is_named_that_the_rule_offers(string? key)
    {
        var harness = await FixHarness.Of(
            new CorrectOriginFix(),
            RuleIds.OriginNeverMatches,
            Policy("p => p.WithOrigins([|\"https://a.example/\"|])"),
            [Choices("https://a.example", "https://b.example")]);

        Assert.Equal(Policy("p => p.WithOrigins(\"https://a.example\")"), await harness.FixAll(key, FixAllScope.Solution));
    }
}
