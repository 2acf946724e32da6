using System.Text.Json;
using CorsAnalyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

public sealed class AppSettingsEditTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static string Edit(string json) =>
        AppSettingsEdit.AddOrigins(json, ["https://a.example", "https://b.example"]) is { } change ? SourceText.From(json).WithChanges(change).ToString() : json;

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    [InlineData("{\n}\n")]
    [InlineData("{ // none\n}")]
    [InlineData("\uFEFF{ \"AllowedHosts\": \"*\" }")]
    [InlineData("{\n\t\"A\": { \"B\": [1, -2.5e+3, true, null, \"}\"] },\n\t\"C\": \"\\\"}\"\n}")]
    [InlineData("{\n  /* a } */ \"A\": 1, // }\n}")]
    [InlineData("{\n  \"A\": [ // ]\n  1 ]\n}")]
    [InlineData("{\r\n  \"Cors\": {\r\n  }\r\n}")]
    [InlineData("{\n  \"cors\": {\n    \"MaxAge\": 5\n  },\n  \"X\": 1\n}")]
    public void Adds_the_section_and_keeps_the_rest(string json)
    {
        var edited = Edit(json);

        using var before = JsonDocument.Parse(json.TrimStart('\uFEFF'), Lenient);
        using var after = JsonDocument.Parse(edited.TrimStart('\uFEFF'), Lenient);
        var section = after.RootElement.EnumerateObject().Single(static member => member.Name.Equals("Cors", StringComparison.OrdinalIgnoreCase)).Value;
        Assert.Equal(["https://a.example", "https://b.example"], section.GetProperty("AllowedOrigins").EnumerateArray().Select(static origin => origin.GetString()));
        foreach (var member in before.RootElement.EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Object || member.Name == "A"))
        {
            Assert.Equal(member.Value.GetRawText(), after.RootElement.GetProperty(member.Name).GetRawText());
        }

        Assert.Equal(json.Contains("\r\n", StringComparison.Ordinal), edited.Contains("\r\n", StringComparison.Ordinal));
        Assert.Equal(edited, Edit(edited));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"A\": }")]
    [InlineData("{ \"A\": 1")]
    [InlineData("{ \"A\" 1 }")]
    [InlineData("{} {}")]
    [InlineData("{ \"A\": \"")]
    [InlineData("{ \"Cors\": null }")]
    [InlineData("{ \"Cors\": { \"allowedOrigins\": [] } }")]
    [InlineData("{ \"Cors:AllowedOrigins:0\": \"https://a.example\" }")]
    [InlineData("{ \"Cors\": { \"AllowedOrigins:0\": \"https://a.example\" } }")]
    public void Leaves_alone_what_it_does_not_understand_or_is_there(string json) => Assert.Equal(json, Edit(json));

    [Fact]
    public void Writes_in_the_indentation_of_the_file() =>
        Assert.Equal(
            "{\n    \"A\": 1,\n    \"Cors\": {\n        \"AllowedOrigins\": [\n            \"https://a.example\",\n            \"https://b.example\"\n        ]\n    }\n}\n",
            Edit("{\n    \"A\": 1\n}\n"));
}
