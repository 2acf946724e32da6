using System.Globalization;
using System.Reflection;
using CorsAnalyzers.Shared.Json;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Shared.HandOver;

/// <summary>
/// Takes <see cref="FixData"/> through a diagnostic: as JSON in one property, with places as indices of its additional locations. A record
/// is what its constructor takes, so that there is nothing to write here for a new one.
/// </summary>
internal static class FixDataCodec
{
    private const string Property = "CorsAnalyzers.FixData";

    /// <summary>The properties of a diagnostic. Its additional locations are what <paramref name="places"/> holds afterwards.</summary>
    public static ImmutableDictionary<string, string?> Write(FixData? data, List<Location> places) => data is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Property, $"{{\"{data.GetType().Name}\":{Encode(data, places)}}}");

    /// <summary>What a diagnostic brings along; <see langword="null"/> if it is nothing, or not of this version.</summary>
    public static FixData? Read(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Property, out var text) && text is not null
        && JsonText.Parse(text) is { IsValid: true, Root.Children: [{ Name: { } name } encoded] }
        && typeof(FixData).Assembly.GetType($"{typeof(FixData).Namespace}.{name}") is { } type
        && TryDecode(encoded, type, diagnostic.AdditionalLocations, out var data)
            ? data as FixData
            : null;

    private static string Encode(object? value, List<Location> places)
    {
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return JsonEscapes.Quote(text);
            case bool flag:
                return flag ? "true" : "false";
            case long number:
                return number.ToString(CultureInfo.InvariantCulture);
            case Enum choice:
                return JsonEscapes.Quote(choice.ToString());
            case Location place:
                places.Add(place);
                return (places.Count - 1).ToString(CultureInfo.InvariantCulture);
            case IEnumerable<object> list:
                return $"[{string.Join(",", list.Select(item => Encode(item, places)))}]";
            default:
                var type = value.GetType();
                var members =
                    Parameters(type).Select(parameter =>
                        $"\"{parameter.Name}\":{Encode(type.GetProperty(parameter.Name!)!.GetValue(value), places)}");
                return $"{{{string.Join(",", members)}}}";
        }
    }

    private static bool TryDecode(JsonNode node, Type type, IReadOnlyList<Location> places, out object? value)
    {
        value = null;
        if (node.Kind == JsonKind.Null)
        {
            return true;
        }

        if (type == typeof(Location))
        {
            var isPlace = int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < places.Count;
            value = isPlace ? places[index] : null;
            return isPlace;
        }

        if (type.IsGenericType)
        {
            return TryDecodeList(node, type.GenericTypeArguments[0], places, out value);
        }

        if (node.Kind == JsonKind.Object)
        {
            return TryDecodeRecord(node, type, places, out value);
        }

        value = type == typeof(string) ? node.Text
            : type == typeof(bool) ? node.Kind == JsonKind.True
            : type == typeof(long)
                ? (long.TryParse(node.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null)
            : Enum.IsDefined(type, node.Text) ? Enum.Parse(type, node.Text)
            : null;
        return value is not null;
    }

    private static bool TryDecodeList(JsonNode node, Type type, IReadOnlyList<Location> places, out object? value)
    {
        var list = Array.CreateInstance(type, node.Children.Count);
        value = list;
        foreach (var child in node.Children)
        {
            if (!TryDecode(child, type, places, out var item))
            {
                return false;
            }

            list.SetValue(item, child.Index);
        }

        return true;
    }

    private static bool TryDecodeRecord(JsonNode node, Type type, IReadOnlyList<Location> places, out object? value)
    {
        var parameters = Parameters(type);
        var arguments = new object?[parameters.Length];
        value = null;
        if (node.Children.Count != parameters.Length)
        {
            return false;
        }

        foreach (var parameter in parameters)
        {
            if (node.Children[parameter.Position].Name != parameter.Name
                || !TryDecode(node.Children[parameter.Position], parameter.ParameterType, places, out arguments[parameter.Position]))
            {
                return false;
            }
        }

        value = Activator.CreateInstance(type, arguments);
        return true;
    }

    private static ParameterInfo[] Parameters(Type type) => type.GetConstructors()[0].GetParameters();
}
