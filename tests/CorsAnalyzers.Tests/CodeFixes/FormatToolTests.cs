using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// What <c>dotnet format analyzers</c> does otherwise than an editor: to learn which kind of repair to make everywhere, it shows a fix the
/// first finding of the analyzer, whichever rule that is of, and goes on without an answer.
/// </summary>
public sealed class FormatToolTests : FixTestBase
{
    [Fact]
    public async Task Ignores_a_finding_of_a_rule_it_does_not_fix()
    {
        var document = await AnalyzedDocument.OfAsync(Policy("p => p.WithOrigins(\"https://a.example/\")"));

        Assert.Empty(await document.OffersAsync(new OpenPolicyFix()));
        Assert.NotEmpty(await document.OffersAsync(new CorrectOriginFix()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FixKeys.ExplicitOrigins)]
    public async Task Fix_all_makes_the_first_repair_when_no_kind_is_named_that_the_rule_offers(string? key)
    {
        var document = await AnalyzedDocument.OfAsync(Policy("p => p.WithOrigins(\"localhost:3000\")"));

        Assert.Equal(2, (await document.OffersAsync(new CorrectOriginFix())).Count);
        Assert.Equal(Policy("p => p.WithOrigins(\"http://localhost:3000\")"), await document.TextAfterAsync(await document.FixAllAsync(new CorrectOriginFix(), key)));
    }
}
