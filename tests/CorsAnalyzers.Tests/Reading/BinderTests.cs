using System.Text;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>What the real binder and the real container do with settings (facts §1.10), on which the analyzer's reading rests.</summary>
public sealed class BinderTests
{
    [Theory]
    [InlineData("""{ "A": { "x": "last", "10": "second", "9": "first" } }""", "first second last")]
    [InlineData("""{ "A": [ "a", { "Origin": "b" }, "c" ] }""", "a c")]
    [InlineData("""{ "A": [] }""", "")]
    [InlineData("""{ "A": "a" }""", null)]
    [InlineData("{}", null)]
    public void An_array_takes_all_children(string json, string? items)
    {
        var bound = Host(json).GetSection("A").Get<string[]>();

        Assert.Equal(items, bound is null ? null : string.Join(' ', bound));
    }

    [Fact]
    public void An_empty_list_is_null_where_it_is_no_array() => Assert.Null(Host("""{ "A": [] }""").GetSection("A").Get<List<string>>());

    [Fact]
    public void Items_are_added_to_those_of_the_declaration()
    {
        var section = Host("""{ "Array": [ "b" ], "List": [ "b" ], "Items": [ "b" ], "Fixed": [ "b" ], "Map": { "k": "b" }, "Inner": { "X": "b" }, "Private": "b", "Init": "b" }""");
        var bound = section.Get<Lists>()!;

        Assert.All([bound.Array, bound.List, bound.Items, bound.Fixed], list => Assert.Equal(["a", "b"], list));
        Assert.Equal("a b", $"{bound.Map["j"]} {bound.Map["k"]}");
        Assert.Equal("b a", $"{bound.Inner.X} {bound.Inner.Y}");
        Assert.Equal(" b", bound.Private + " " + bound.Init);

        section.Bind(bound);
        Assert.Equal(["a", "b", "b"], bound.List);
    }

    [Fact]
    public void A_record_takes_parameters_by_name()
    {
        var bound = Host("""{ "Origins": [ "b" ] }""").Get<Made>()!;

        Assert.Equal(["b"], bound.Origins);
        Assert.Equal("default", bound.Name);
    }

    [Fact]
    public void One_value_is_never_a_list()
    {
        var host = Host("""{ "A": [ "a" ] }""");

        Assert.Null(host.GetValue<string[]>("A"));
        Assert.Null(host.GetValue<List<string>>("A"));
    }

    [Fact]
    public void A_Uri_adds_the_slash()
    {
        var uri = Host("""{ "A": "https://front.example" }""").GetValue<Uri>("A")!;

        Assert.All([uri.ToString(), $"{uri}", uri.AbsoluteUri], text => Assert.Equal("https://front.example/", text));
        Assert.All([uri.OriginalString, uri.GetLeftPart(UriPartial.Authority)], text => Assert.Equal("https://front.example", text));
    }

    [Fact]
    public void Simple_values_are_converted()
    {
        var host = Host("""{ "Day": "friday", "Span": "00:10:00", "Days": "10", "Flag": true, "One": "1", "Yes": "yes" }""");

        Assert.Equal(DayOfWeek.Friday, host.GetValue<DayOfWeek>("Day"));
        Assert.Equal(TimeSpan.FromMinutes(10), host.GetValue<TimeSpan>("Span"));
        Assert.Equal(TimeSpan.FromDays(10), host.GetValue<TimeSpan>("Days"));
        Assert.True(host.GetValue<bool>("Flag"));
        Assert.All(["One", "Yes"], key => Assert.Throws<InvalidOperationException>(() => host.GetValue<bool>(key)));
    }

    [Fact]
    public void A_policy_is_bound_as_it_is_written()
    {
        var policy = Host("""{ "Origins": [ "https://A.example" ], "Headers": [ "*" ], "Methods": [ "GET" ], "ExposedHeaders": [ "X-A" ], "SupportsCredentials": true, "PreflightMaxAge": "00:10:00" }""")
            .Get<CorsPolicy>()!;

        Assert.Equal(["https://A.example", "GET", "X-A"], [.. policy.Origins, .. policy.Methods, .. policy.ExposedHeaders]);
        Assert.True(policy is { AllowAnyHeader: true, SupportsCredentials: true, PreflightMaxAge.TotalMinutes: 10 });
    }

    [Fact]
    public void Options_are_filled_in_the_order_of_registration_and_then_afterwards()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(Host("""{ "A": { "From": "section " } }"""));
        services.PostConfigure<Text>(text => text.Value += "post ");
        services.AddOptions<Text>().BindConfiguration("A").Configure(text => text.Value += text.From + "code ");
        services.Configure<Text>("named", text => text.Value += "named ");
        services.ConfigureAll<Text>(text => text.Value += "all ");
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var monitor = provider.GetRequiredService<IOptionsMonitor<Text>>();
        string[] all = [provider.GetRequiredService<IOptions<Text>>().Value.Value, monitor.CurrentValue.Value, scope.ServiceProvider.GetRequiredService<IOptionsSnapshot<Text>>().Value.Value];

        Assert.All(all, text => Assert.Equal("section code all post ", text));
        Assert.Equal("named all ", monitor.Get("named").Value);
        Assert.Null(provider.GetService<Text>());
    }

    [Fact]
    public void The_last_registration_is_handed_out()
    {
        using var provider = new ServiceCollection().AddSingleton(new Text { Value = "a" }).AddSingleton(_ => new Text { Value = "b" }).BuildServiceProvider();

        Assert.Equal("b", provider.GetRequiredService<Text>().Value);
    }

    private static IConfigurationRoot Host(string json)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new ConfigurationBuilder().AddJsonStream(file).Build();
    }

    private sealed class Lists
    {
        public string[] Array { get; set; } = ["a"];

        public List<string> List { get; set; } = ["a"];

        public IEnumerable<string> Items { get; set; } = ["a"];

        public List<string> Fixed { get; } = ["a"];

        public Dictionary<string, string> Map { get; set; } = new() { ["j"] = "a", ["k"] = "a" };

        public Inside Inner { get; set; } = new() { Y = "a" };

        public string? Private { get; private set; }

        public string? Init { get; init; }
    }

    private sealed class Inside
    {
        public string X { get; set; } = "";

        public string Y { get; set; } = "";
    }

    private sealed record Made(string[] Origins, string Name = "default");

    private sealed class Text
    {
        public string Value { get; set; } = "";

        public string From { get; set; } = "";
    }
}
