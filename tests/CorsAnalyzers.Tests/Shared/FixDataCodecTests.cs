using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests.Shared;

/// <summary>Every kind of hand-over arrives as it was sent.</summary>
public sealed class FixDataCodecTests
{
    private const string Awkward = "a \"b\"\n\\c; d,\te\u0001\u00e9\u2028";

    public static TheoryData<Type> Kinds => [.. typeof(FixData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FixData)))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Data_arrive_as_they_were_sent(Type kind)
    {
        foreach (var isFull in new[] { true, false })
        {
            var places = 0;
            var sent = (FixData)Sample(kind, isFull, ref places)!;
            var received = FixDataCodec.Read(Report(sent, out var locations));

            Assert.IsType(kind, received);
            Assert.Equal(places, locations.Count - 1);
            Assert.Equal(Shown(sent), Shown(received));
        }
    }

    [Fact]
    public void Nothing_is_sent_for_no_data()
    {
        Assert.Empty(FixDataCodec.Write(null, []));
        Assert.Null(FixDataCodec.Read(Report(null, out _)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"Other":{}}""")]
    [InlineData("""{"MaxAgeData":{}}""")]
    [InlineData("""{"MaxAgeData":{"Days":1}}""")]
    [InlineData("""{"MaxAgeData":{"Seconds":"many"}}""")]
    [InlineData("""{"CopiedPolicyData":{"CopiedBy":7}}""")]
    [InlineData("""{"CallOrderData":{"Move":"Up","Other":0}}""")]
    public void Data_of_another_version_are_no_data(string text)
    {
        var properties = FixDataCodec.Write(new RemovableData(), []);
        var finding = Diagnostic.Create(Descriptor, Place(0), [Place(1)], properties.SetItem(properties.Keys.Single(), text));

        Assert.Null(FixDataCodec.Read(finding));
    }

    private static readonly DiagnosticDescriptor Descriptor = new CorsAnalyzer().SupportedDiagnostics[0];

    // The first additional location is not of the hand-over.
    private static Diagnostic Report(FixData? data, out List<Location> locations)
    {
        locations = [Place(1_000)];
        var properties = FixDataCodec.Write(data, locations);
        return Diagnostic.Create(Descriptor, Place(0), locations, properties);
    }

    private static Location Place(int start) => Location.Create("Program.cs", new TextSpan(start, 1), new LinePositionSpan(new LinePosition(0, start), new LinePosition(0, start + 1)));

    private static object? Sample(Type type, bool isFull, ref int places)
    {
        if (type == typeof(Location))
        {
            places++;
            return Place(places);
        }

        if (type.IsGenericType)
        {
            var list = Array.CreateInstance(type.GenericTypeArguments[0], isFull ? 2 : 0);
            for (var i = 0; i < list.Length; i++)
            {
                list.SetValue(Sample(type.GenericTypeArguments[0], isFull, ref places), i);
            }

            return list;
        }

        if (type == typeof(string) || type == typeof(bool) || type == typeof(long))
        {
            return type == typeof(string) ? Awkward : type == typeof(bool) ? isFull : 12_345_678_901;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(isFull ? 1 : 0);
        }

        var constructor = type.GetConstructors()[0];
        var nullability = new System.Reflection.NullabilityInfoContext();
        var arguments = new List<object?>();
        foreach (var parameter in constructor.GetParameters())
        {
            var isNull = !isFull && nullability.Create(parameter).ReadState == System.Reflection.NullabilityState.Nullable;
            arguments.Add(isNull ? null : Sample(parameter.ParameterType, isFull, ref places));
        }

        return constructor.Invoke([.. arguments]);
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => text,
        Location place => place.ToString(),
        IEnumerable<object> list => $"[{string.Join("|", list.Select(Shown))}]",
        _ when value.GetType().Namespace == typeof(FixData).Namespace && !value.GetType().IsEnum =>
            $"{value.GetType().Name}({string.Join("|", value.GetType().GetConstructors()[0].GetParameters().Select(parameter => Shown(value.GetType().GetProperty(parameter.Name!)!.GetValue(value))))})",
        _ => value.ToString()!,
    };
}
