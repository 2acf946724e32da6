using System.Globalization;
using System.Text;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>Settings files are read as the host reads them; it is asked here too.</summary>
public sealed class SettingsFilesTests
{
    private const string Path = "/0/appsettings.json";

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"a":[1,]}""")]
    [InlineData("""{"a":-0.1e+10,}""")]
    [InlineData("""
        // c
        {/* c */"a" :/**/"b"// c
        }// c
        """)]
    [InlineData("\uFEFF{\"a\":null}")]
    [InlineData("""{"a":"\u0041\n\/\"\\"}""")]
    [InlineData("""{"":0}""")]
    [InlineData("""{"a":{"b:c":["x",{"d":true}],"":false},"e::f":1.50}""")]
    [InlineData("""{"":{"a":1},"b":{"":{"c":2}}}""")]
    [InlineData("""{"a":{"b":1},"A":{"c":2}}""")]
    [InlineData("{// to the end of the line\r\"a\":1}")]
    public void Reads_what_the_host_reads(string json)
    {
        var settings = Read(json);

        Assert.All(AskHost(json)!, setting => Assert.Equal(setting.Value, settings.Value(setting.Key)?.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"a"}""")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("{,}")]
    [InlineData("""{"a":[,]}""")]
    [InlineData("""{"a":[1,,2]}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":+1}""")]
    [InlineData("""{"a":1.}""")]
    [InlineData("""{"a":.1}""")]
    [InlineData("""{"a":1e}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":True}""")]
    [InlineData("""{"a":'b'}""")]
    [InlineData("{a:1}")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u00g0"}""")]
    [InlineData("""
        {"a":"
        "}
        """)]
    [InlineData("""{"a":"b}""")]
    [InlineData("""{"a":1}/*""")]
    [InlineData("""{"a":1}}""")]
    [InlineData("""{"a":1,"A":2}""")]
    [InlineData("""{"a"/**/:1}""")]
    public void Refuses_what_the_host_refuses(string json)
    {
        Assert.Null(AskHost(json));
        Assert.False(Read(json).Has("a"));
    }

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Reads_as_deep_as_the_host(int arrays)
    {
        var json = """{"a":""" + new string('[', arrays) + "1" + new string(']', arrays) + "}";

        Assert.Equal(AskHost(json) is not null, Read(json).Has("a"));
    }

    [Fact]
    public void Keys_and_places_are_those_of_the_file()
    {
        const string Json = """{ "A": { "B": [ "x", { "C": true } ] } }""";
        var settings = Read(Json);

        Assert.Equal(["x", "True"], new[] { "a:b:0", "A:B:1:C" }.Select(key => settings.Value(key)!.Text));
        Assert.Equal(
            ["\"x\"", "true"],
            new[] { "a:b:0", "A:B:1:C" }.Select(key => SourceText.From(Json).ToString(settings.Value(key)!.At.SourceSpan)));
        Assert.Equal(["0", "1"], settings.Children("a:b"));
        Assert.True(settings.Has("A"));
        Assert.False(settings.Has("A:B:1:C:D"));
    }

    [Theory]
    [InlineData("""{ "A:10": "c", "A:9": "b", "A": { "x": "e", "2": "a", "Y": { "z": "d" } } }""")]
    [InlineData("""{ "A": { "b": "1", "a": "2", "B:c": "3", "1": [] } }""")]
    public void Children_are_in_the_order_of_the_host(string json)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var host = new ConfigurationBuilder().AddJsonStream(file).Build().GetSection("A").GetChildren();

        Assert.Equal(
            host.Where(child => child.Value is { Length: > 0 } || child.GetChildren().Any()).Select(child => child.Key.ToUpperInvariant()),
            Read(json).Children("A").Select(name => name.ToUpperInvariant()));
    }

    // U+2212 is the minus sign of this culture.
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("")]
    public void Keys_are_read_alike_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture) { NumberFormat = { NegativeSign = "\u2212" } };
        try
        {
            Assert.Equal(["0", "\u22121"], Read("""{ "A": { "\u22121": "last", "0": "a" } }""").Children("A"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Long_names_inside_one_another_cost_what_the_file_costs()
    {
        var open = string.Concat(Enumerable.Range(0, 60).Select(i => $$"""{"{{new string((char)('a' + (i % 26)), 1_000)}}":"""));
        var json = open + "[" + string.Join(",", Enumerable.Repeat("1", 28_000)) + "]" + new string('}', 60);
        Assert.NotNull(Read(json));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var settings = Read(json);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(settings.Has(new string('A', 1_000)));
        Assert.True(allocated < 500L * json.Length, $"{allocated:N0} bytes for {json.Length:N0} characters");
    }

    private static AppSettings Read(string json) => AppSettings.Read([(Path, SourceText.From(json))], "Production");

    /// <summary>What the host makes of a file: its values, or nothing if it refuses it.</summary>
    private static List<KeyValuePair<string, string?>>? AskHost(string json)
    {
        try
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
            return [
                .. new ConfigurationBuilder()
                    .AddJsonStream(file)
                    .Build()
                    .AsEnumerable()
                    .Where(setting => !string.IsNullOrEmpty(setting.Value)),
            ];
        }
        catch (Exception refused) when (refused is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
