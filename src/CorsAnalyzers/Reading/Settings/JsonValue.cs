using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Reading.Settings;

/// <summary>A string, number, true, false or null in a settings file.</summary>
/// <param name="Key">Its key as the host composes it: names and indices separated by colons.</param>
/// <param name="Text">Its text as the host hands it out; <see langword="null"/> for <c>null</c>.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record JsonValue(string Key, string? Text, TextSpan Span);
