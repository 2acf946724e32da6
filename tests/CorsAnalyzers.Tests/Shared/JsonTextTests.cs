using System.Text.Json;
using CorsAnalyzers.Shared.Json;

namespace CorsAnalyzers.Tests.Shared;

/// <summary>The one JSON parser: where values stand, and what it makes of broken texts.</summary>
public sealed class JsonTextTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void Names_values_and_commas_have_places()
    {
        const string Text = """{ "a" : [ 1 , "x" ] , /* c */ "b": null }""";
        var json = JsonText.Parse(Text);

        Assert.Equal(
            ["""{ "a" : [ 1 , "x" ] , /* c */ "b": null }""", """[ 1 , "x" ]""", "1", "\"x\"", "null"],
            json.Nodes.Select(node => json.ToString(node.Span)));
        Assert.Equal(
            [null, "\"a\"", null, null, "\"b\""],
            json.Nodes.Select(node => node.NameSpan is { } name ? json.ToString(name) : null));
        Assert.Equal(
            [null, Text.IndexOf(" , /*", StringComparison.Ordinal) + 1, Text.IndexOf(',', StringComparison.Ordinal), null, null],
            json.Nodes.Select(node => node.Comma?.Start));
        Assert.All(json.Nodes, node => Assert.Same(node, json.ValueAt(node.Span.Start)));
        Assert.All(json.Nodes.Skip(1), node => Assert.Same(node, node.Parent!.Children[node.Index]));
        Assert.Null(json.ValueAt(1));
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData(
        "\"\\u0041\\n\\/\\\"\\\\\"",
        """
        A
        /"\
        """)]
    [InlineData("\"\\q\"", "\\q")]
    [InlineData("\"open", "open")]
    [InlineData("\"", "")]
    public void Escapes_are_resolved(string written, string meant) => Assert.Equal(meant, JsonText.Parse(written).Root!.Text);

    // Each broken text, with what is damaged: the innermost object or array that something is missing from or surplus in.
    [Theory]
    [InlineData("""{"a":[1 2],"b":{}}""", "[1 2]")]
    [InlineData("""{"a":[,],"b":{}}""", "[,]")]
    [InlineData("""{"a":[1],"b":{"c"}}""", """{"c"}""")]
    [InlineData("""{"a":[1],"b":{"c":}}""", """{"c":}""")]
    [InlineData("""{"a":[1],"b":{1}}""", "{1}")]
    [InlineData("""{"a":[1],"b":{{}}}""", "{{}}")]
    public void Damage_stays_where_it_is(string text, string damaged)
    {
        var json = JsonText.Parse(text);

        Assert.False(json.IsValid);
        Assert.Equal([damaged], json.Nodes.Where(node => !node.IsIntact).Select(node => json.ToString(node.Span)));
    }

    [Fact]
    public void Text_that_ends_too_early_has_the_values_up_to_there()
    {
        var json = JsonText.Parse("""{ "a": [ "x", "y""");

        Assert.Equal([JsonKind.Object, JsonKind.Array, JsonKind.String, JsonKind.String], json.Nodes.Select(node => node.Kind));
        Assert.Equal(["x", "y"], json.Nodes.Skip(2).Select(node => node.Text));
        Assert.Equal([false, false, true, false], json.Nodes.Select(node => node.IsIntact));
    }

    [Fact]
    public void A_million_brackets_are_no_recursion()
    {
        var json = JsonText.Parse(new string('[', 1_000_000));

        Assert.Equal(1_000_000, json.Depth);
        Assert.False(json.IsValid);
    }

    [Theory]
    [InlineData("""["a"]""", 1, 0, 1)]
    [InlineData("""{"x":1,"y":{"z":[[],"a","b"]}}""", 20, 1, 3)]
    [InlineData("""/*[*/{"x":[/*]*/"a",],}//""", 16, 0, 1)]
    public void An_array_around_a_position_is_found(string json, int position, int index, int count)
    {
        var item = JsonText.Parse(json).ValueAt(position)!;

        Assert.Equal(
            (JsonKind.Array, true, count, index),
            (item.Parent!.Kind, item.Parent.IsIntact, item.Parent.Children.Count, item.Index));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[", 1)]
    [InlineData("""{"x":"a"}""", 5)]
    [InlineData("""{"x":["a"}""", 6)]
    [InlineData("""[1,,"a"]""", 4)]
    [InlineData("""["a"]""", 2)]
    public void No_array_is_found_where_there_is_none(string json, int position) =>
        Assert.False(JsonText.Parse(json).ValueAt(position)?.Parent is { Kind: JsonKind.Array, IsIntact: true });

    // Random texts of JSON's own characters: the .NET reader decides what is valid.
    [Fact]
    public void Valid_is_what_dotnet_calls_valid()
    {
        var random = new Random(1);
        string[] pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u00e9\"",
            "1",
            "-0.5e3",
            "01",
            "true",
            "nul",
            "/*c*/",
            "//c\n",
            " ",
            "\"\\x\"",
            "\u00a0",
        ];
        string[] shapes = ["""{"a":[%]}""", "[%,%]", "%", "{%}", """{"a"%1}""", """{"a":%,}"""];
        var valid = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = shapes[random.Next(shapes.Length)];
            while (text.Contains('%', StringComparison.Ordinal))
            {
                var hole = text.IndexOf('%', StringComparison.Ordinal);
                var filler = random.Next(3) == 0 && text.Length < 60
                    ? shapes[random.Next(shapes.Length)]
                    : string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => pieces[random.Next(pieces.Length)]));
                text = text[..hole] + filler + text[(hole + 1)..];
            }

            var json = JsonText.Parse(text);
            Assert.True(IsValid(text) == json.IsValid, text);
            Assert.All(json.Nodes, node => Assert.InRange(node.Span.End, node.Span.Start, node.Parent?.Span.End ?? text.Length));
            valid += json.IsValid ? 1 : 0;
        }

        Assert.InRange(valid, 1_000, 19_000);
    }

    private static bool IsValid(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text, Lenient);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
