using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Strings made of constants. What the culture would decide is decided ordinally: origins are ASCII.</summary>
internal static class StringCalls
{
    /// <summary>Letters that a replacement may come to.</summary>
    private const long MostReplaced = 10_000_000;

    public static Value? Perform(Interpreter interpreter, Call call)
    {
        if (call.Receiver is null)
        {
            return Static(interpreter, call);
        }

        return call.Receiver switch
        {
            Constant { Content: null } => call.Type == KnownTypes.StringValues ? Value.Of(string.Empty) : interpreter.Throw(),
            Constant { Content: string text } constant => Instance(interpreter, text, constant, call),
            Unknown { Source: not null } unknown => OfConfiguration(interpreter, unknown, call),
            Constant constant when call.Name == "Equals" => interpreter.AreEqual(constant, call[0]),
            _ => null,
        };
    }

    public static Value? Property(string text, IPropertySymbol property, EquatableArray<Value> indices) => property.Name switch
    {
        "Length" => Value.Of(text.Length),
        _ when property.IsIndexer && indices is [Constant { Content: int at }] && at >= 0 && at < text.Length => Value.Of(text[at]),
        _ => null,
    };

    public static Value? Comparer(string name) => name switch
    {
        "Ordinal" or "InvariantCulture" or "CurrentCulture" => Value.Of(StringComparer.Ordinal),
        "OrdinalIgnoreCase" or "InvariantCultureIgnoreCase" or "CurrentCultureIgnoreCase" => Value.Of(StringComparer.OrdinalIgnoreCase),
        _ => null,
    };

    public static Value? Character(Call call) => call[0] is Constant { Content: char c }
        ? call.Name switch
        {
            "IsDigit" => Value.Of(char.IsDigit(c)),
            "IsLetter" => Value.Of(char.IsLetter(c)),
            "IsLetterOrDigit" => Value.Of(char.IsLetterOrDigit(c)),
            "IsWhiteSpace" => Value.Of(char.IsWhiteSpace(c)),
            "ToLowerInvariant" or "ToLower" => Value.Of(char.ToLowerInvariant(c)),
            _ => null,
        }
        : null;

    private static Value? Static(Interpreter interpreter, Call call)
    {
        switch (call.Name)
        {
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when call.Count == 1:
                return IsNullOr(call[0], blankCounts: call.Name == "IsNullOrWhiteSpace");
            case "Equals":
                return interpreter.AreEqual(call[0], call[1], Comparison(call, 2));
            case "Compare" when call[0] is Constant { Content: string a } && call[1] is Constant { Content: string b }:
                return Value.Of(string.Compare(a, b, call[2] is Constant { Content: true } ? StringComparison.OrdinalIgnoreCase : Comparison(call, 2)));
            case "Concat" when call.Arguments.All(argument => argument is Constant):
                return Value.Of(string.Concat(call.Arguments.Select(argument => ((Constant)argument).Content)), call.Operation?.Syntax.GetLocation());
            case "Join":
                return Join(interpreter, call);
            default:
                return null;
        }
    }

    public static Value IsNullOr(Value value, bool blankCounts) => value switch
    {
        Constant { Content: null } => Value.True,
        Constant { Content: string text } => Value.Of(blankCounts ? string.IsNullOrWhiteSpace(text) : text.Length == 0),
        Unknown { Source: { } source } => new Truth(Assumption.Missing(source.Key), Assumption.Present(source.Key)),
        _ => Truth.Either,
    };

    private static Value? Join(Interpreter interpreter, Call call)
    {
        var separator = call[0] switch
        {
            Constant { Content: string text } => text,
            Constant { Content: char c } => c.ToString(),
            _ => null,
        };
        return separator is not null && interpreter.Contents(call[1]) is [{ IsOpenEnded: false } content] && content.Items.All(item => item is Constant)
            ? Value.Of(string.Join(separator, content.Items.Select(item => ((Constant)item).Content)), call.Operation?.Syntax.GetLocation())
            : null;
    }

    /// <summary>Part of a configured text is still that configuration's business.</summary>
    private static Value? OfConfiguration(Interpreter interpreter, Unknown unknown, Call call) => call.Name switch
    {
        "Split" => new Unknown(unknown.Source! with { IsNullable = false, SplitAt = Trims(interpreter, call) ? null : call.Site.At }),
        "Trim" or "TrimEnd" or "TrimStart" or "ToLower" or "ToLowerInvariant" or "Replace" or "ToString" or "ToArray" => new Unknown(unknown.Source! with { IsNullable = false }),
        _ => null,
    };

    // A blank among the separators trims as well.
    private static bool Trims(Interpreter interpreter, Call call) => (Options(call) & 2) != 0 || !(IsTight(call[0])
        || interpreter.Contents(call[0]) is [{ IsOpenEnded: false, Items: [_, ..] items }] && items.All(IsTight));

    private static bool IsTight(Value separator) => separator is Constant { Content: var content }
        && (content is char and not ' ' || (content is string { Length: > 0 } text && !text.Contains(' ')));

    // StringSplitOptions: 1 removes empty entries, 2 trims.
    private static int Options(Call call) => call.Arguments.Skip(1).OfType<Constant>().Select(argument => argument.Content).OfType<int>().LastOrDefault();

    private static Value? Instance(Interpreter interpreter, string text, Constant self, Call call)
    {
        var at = call.Operation?.Syntax.GetLocation() ?? self.At;
        switch (call.Name, Text(call[0]))
        {
            case ("Equals", _):
                return interpreter.AreEqual(self, call[0], Comparison(call, 1));
            case ("ToString" or "Normalize", _):
                return self;
            case ("EndsWith", { } part):
                return Value.Of(text.EndsWith(part, Comparison(call, 1)));
            case ("StartsWith", { } part):
                return Value.Of(text.StartsWith(part, Comparison(call, 1)));
            case ("Contains", { } part):
                return Value.Of(text.IndexOf(part, Comparison(call, 1)) >= 0);
            case ("IndexOf", { } part):
                return IndexOf(text, part, call);
            case ("LastIndexOf", { } part):
                return Value.Of(text.LastIndexOf(part, Comparison(call, 1)));
            case ("CompareTo", { } part):
                return Value.Of(string.CompareOrdinal(text, part));
            case ("Trim", _):
                return Value.Of(text.Trim(Characters(interpreter, call)), at);
            case ("TrimEnd", _):
                return Value.Of(text.TrimEnd(Characters(interpreter, call)), at);
            case ("TrimStart", _):
                return Value.Of(text.TrimStart(Characters(interpreter, call)), at);
            case ("ToLower" or "ToLowerInvariant", _):
                return Value.Of(text.ToLowerInvariant(), at);
            case ("ToUpper" or "ToUpperInvariant", _):
                return Value.Of(text.ToUpperInvariant(), at);
            case ("Replace", { Length: > 0 }) when text.Length * (long)(Text(call[1])?.Length ?? 0) > MostReplaced:
                return null;
            case ("Replace", { Length: > 0 } old) when Text(call[1]) is { } replacement || call[1].IsNull:
                return Value.Of(text.Replace(old, Text(call[1]) ?? string.Empty), at);
            case ("Split", _):
                return Split(interpreter, text, call, self.At ?? at);
            case ("Substring" or "Remove", _):
                return Part(interpreter, text, call, at);
            case ("AsSpan", _) when call.Count == 0:
                return self;
            default:
                return null;
        }
    }

    private static Value? IndexOf(string text, string part, Call call) => call.Arguments.Skip(1).ToArray() switch
    {
        [] => Value.Of(text.IndexOf(part, StringComparison.Ordinal)),
        [Constant { Content: int start }] when call.Parameter(1)?.Type.SpecialType == SpecialType.System_Int32 =>
            start >= 0 && start <= text.Length ? Value.Of(text.IndexOf(part, start, StringComparison.Ordinal)) : null,
        [Constant { Content: int }] => Value.Of(text.IndexOf(part, Comparison(call, 1))),
        _ => null,
    };

    private static Value? Part(Interpreter interpreter, string text, Call call, Location? at)
    {
        if (call.Arguments.Any(argument => argument is not Constant { Content: int }))
        {
            return null;
        }

        var start = (int)((Constant)call[0]).Content!;
        var length = call.Count > 1 ? (int)((Constant)call[1]).Content! : text.Length - start;
        if (start < 0 || length < 0 || start + length > text.Length)
        {
            return interpreter.Throw();
        }

        return Value.Of(call.Name == "Substring" ? text.Substring(start, length) : text.Remove(start, length), at);
    }

    private static Value? Split(Interpreter interpreter, string text, Call call, Location? at)
    {
        var separators = call[0] switch
        {
            Constant { Content: string one } => [one],
            Constant { Content: char one } => [one.ToString()],
            var list when interpreter.Contents(list) is [{ IsOpenEnded: false } content] && content.Items.All(item => Text(item) is not null) => content.Items.Select(item => Text(item)!).ToArray(),
            _ => null,
        };
        if (separators is null)
        {
            return null;
        }

        var options = Options(call);
        IEnumerable<string> parts = text.Split(separators, StringSplitOptions.None);
        parts = (options & 2) != 0 ? parts.Select(part => part.Trim()) : parts;
        parts = (options & 1) != 0 ? parts.Where(part => part.Length > 0) : parts;
        return interpreter.NewList([.. parts.Select(part => Value.Of(part, at))]);
    }

    private static string? Text(Value value) => value switch
    {
        Constant { Content: string text } => text,
        Constant { Content: char c } => c.ToString(),
        _ => null,
    };

    private static char[] Characters(Interpreter interpreter, Call call) => call.Count == 0
        ? []
        : call[0] switch
        {
            Constant { Content: char c } => [c],
            var list when interpreter.Contents(list) is [{ } content] => [.. content.Items.OfType<Constant>().Select(item => item.Content).OfType<char>()],
            _ => [],
        };

    private static StringComparison Comparison(Call call, int index) => call.Parameter(index)?.Type.Name switch
    {
        nameof(StringComparison) when call[index] is Constant { Content: int kind } => kind % 2 == 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal,
        "Boolean" when call[index] is Constant { Content: true } => StringComparison.OrdinalIgnoreCase,
        _ => StringComparison.Ordinal,
    };
}
