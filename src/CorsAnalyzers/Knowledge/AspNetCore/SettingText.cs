using System.Globalization;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>What a text of configuration becomes where a value of a simple type is asked for, as the framework's converters do it.</summary>
internal static class SettingText
{
    /// <summary>Whether values of a type are made of one text.</summary>
    public static bool IsOneValue(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String || type.TypeKind == TypeKind.Enum || IsUri(type) || IsTimeSpan(type);

    /// <summary>The value; <see langword="null"/> where the text gives none, which stops the app.</summary>
    public static object? Parse(ITypeSymbol type, string text)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return EnumMember(type, text.Trim());
        }

        return type.SpecialType switch
        {
            SpecialType.System_String => text,
            SpecialType.System_Boolean => bool.TryParse(text.Trim(), out var flag) ? flag : null,
            SpecialType.System_Int32 => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null,
            SpecialType.System_Int64 => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null,
            SpecialType.System_Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            SpecialType.System_Char => text.Length == 1 ? text[0] : null,
            _ when IsTimeSpan(type) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : null,
            _ when IsUri(type) => BoundedUri.TryCreate(text, out var uri) ? uri : null,
            _ => null,
        };
    }

    private static bool IsUri(ITypeSymbol type) => type.IsNamed(KnownTypes.Uri);

    private static bool IsTimeSpan(ITypeSymbol type) => type.IsNamed(KnownTypes.TimeSpan);

    // Members of enumerations arrive in code as their numbers.
    private static object? EnumMember(ITypeSymbol type, string name) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(member => member.HasConstantValue && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))?.ConstantValue;
}
