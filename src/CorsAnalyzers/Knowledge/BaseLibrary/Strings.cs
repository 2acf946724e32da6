using System.Globalization;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Strings made of constants. What the culture would decide is decided ordinally: origins are ASCII.</summary>
internal sealed class Strings : Module
{
    private delegate Value? OnText(Evaluator evaluator, Constant self, string text, Call call);

    private delegate Value? OnTwo(Evaluator evaluator, string text, string part, Call call);

    public override string Subject => "Strings";

    public override bool RunsRealCode => true;

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.String;
        rows.Methods(Type, (_, call) => call.Count == 1 ? IsNullOr(call[0], blankCounts: false) : null, "IsNullOrEmpty");
        rows.Methods(Type, (_, call) => call.Count == 1 ? IsNullOr(call[0], blankCounts: true) : null, "IsNullOrWhiteSpace");
        rows.Methods(KnownTypes.StringValues, (_, call) => call.Count == 1 ? IsNullOr(call[0], blankCounts: false) : null, "IsNullOrEmpty");
        rows.Methods(Type, Compare, "Compare");
        rows.Methods(Type, (evaluator, call) => Joined(evaluator, call, string.Empty, call.Arguments), "Concat");
        rows.Methods(Type, Join, "Join");
        rows.Methods(Type, Format, "Format");
        foreach (var type in new[] { Type, KnownTypes.StringValues, KnownTypes.Object })
        {
            rows.Methods(type, AreEqual, "Equals");
            rows.Methods(type, On((_, self, _, _) => self), "ToString");
        }

        rows.Methods(Type, On((_, self, _, _) => self), "Normalize", "Intern");
        rows.Methods(Type, With((_, text, part, call) => Value.Of(text.EndsWith(part, Comparison(call, 1)))), "EndsWith");
        rows.Methods(Type, With((_, text, part, call) => Value.Of(text.StartsWith(part, Comparison(call, 1)))), "StartsWith");
        rows.Methods(Type, With((_, text, part, call) => Value.Of(text.IndexOf(part, Comparison(call, 1)) >= 0)), "Contains");
        rows.Methods(Type, With(IndexOf), "IndexOf");
        rows.Methods(Type, With((_, text, part, call) => Value.Of(text.LastIndexOf(part, Comparison(call, 1)))), "LastIndexOf");
        rows.Methods(Type, With((_, text, part, _) => Value.Of(string.CompareOrdinal(text, part))), "CompareTo");
        rows.Methods(Type, Made((text, letters) => text.Trim(letters)), "Trim");
        rows.Methods(Type, Made((text, letters) => text.TrimStart(letters)), "TrimStart");
        rows.Methods(Type, Made((text, letters) => text.TrimEnd(letters)), "TrimEnd");
        rows.Methods(Type, Made((text, _) => text.ToLowerInvariant()), "ToLower", "ToLowerInvariant");
        rows.Methods(Type, Made((text, _) => text.ToUpperInvariant()), "ToUpper", "ToUpperInvariant");
        rows.Methods(Type, On(Replace), "Replace");
        rows.Methods(Type, On(Split), "Split");
        rows.Methods(Type, On(Part), "Substring", "Remove");
        rows.Methods(Type, On((evaluator, _, text, _) => evaluator.NewList([.. text.Take(MostLetters).Select(letter => Value.Of(letter))])), "ToCharArray");
        rows.Methods(KnownTypes.MemoryExtensions, On((_, self, _, call) => call.Count == 0 ? self : null), "AsSpan");
        rows.Properties(Type, Length, "Length");
        rows.Properties(Type, Letter, "this[]");
        rows.Properties(KnownTypes.StringValues, (_, access) => access.Receiver is Constant { Content: string } ? Value.Of(1) : null, "Count");
        rows.Properties(KnownTypes.StringValues, FirstValue, "this[]");
        rows.Constructor(KnownTypes.StringValues, (_, call) => call.Count == 1 ? call[0] : null);
        rows.Field(Type, "Empty", string.Empty);
        rows.Field(KnownTypes.StringValues, "Empty", null);
        rows.Properties("System.StringComparer", (_, _) => Value.Of(StringComparer.Ordinal), "Ordinal", "InvariantCulture", "CurrentCulture");
        rows.Properties(
            "System.StringComparer",
            (_, _) => Value.Of(StringComparer.OrdinalIgnoreCase),
            "OrdinalIgnoreCase", "InvariantCultureIgnoreCase", "CurrentCultureIgnoreCase");
    }

    /// <summary>Letters of a text that are looked at one by one.</summary>
    private const int MostLetters = 1_000;

    /// <summary>Whether a text is null, empty or, if asked for, blank.</summary>
    public static Value IsNullOr(Value value, bool blankCounts) => value switch
    {
        Constant { Content: null } => Value.True,
        Constant { Content: string text } => Value.Of(blankCounts ? string.IsNullOrWhiteSpace(text) : text.Length == 0),
        Unknown { Source: { } source } => source.IsThere.Negated,
        _ => Truth.Either,
    };

    /// <summary>The text of a string or letter.</summary>
    public static string? Text(Value value) => value switch
    {
        Constant { Content: string text } => text,
        Constant { Content: char c } => c.ToString(),
        _ => null,
    };

    /// <summary>A method of a text that is known; of one that configuration gives, what is still that configuration's business.</summary>
    private static CallMeaning On(OnText meaning) => (evaluator, call) =>
    {
        switch (call.Receiver)
        {
            case Constant { Content: string text } self:
                evaluator.Budget.SpendText(text.Length);
                return meaning(evaluator, self, text, call);
            case Constant { Content: null }:
                return call.Type == KnownTypes.StringValues ? Value.Of(string.Empty) : evaluator.Throw();
            default:
                return OfConfiguration(evaluator, call);
        }
    };

    private static CallMeaning With(OnTwo meaning) =>
        On((evaluator, _, text, call) => Text(call[0]) is { } part ? meaning(evaluator, text, part, call) : null);

    private static CallMeaning Made(Func<string, char[], string> make) => On((evaluator, self, text, call) =>
        Value.Of(make(text, Letters(evaluator, call)), Place(self, call)));

    // Where to change it. Trimmed or in lower case once more, what is put right in a settings file stays so.
    private static Location? Place(Constant self, Call call) => self.At is { IsInSource: false } ? self.At : call.At ?? self.At;

    private static Value? OfConfiguration(Evaluator evaluator, Call call) => call.Receiver is not Unknown { Source: { IsUnseenCheck: false } source } ? null
        : call.Name switch
        {
            "Split" => new Unknown(source with { IsNullable = false, SplitAt = Trims(evaluator, call) ? null : call.Site.At }),
            "Trim" or "TrimEnd" or "TrimStart" or "ToLower" or "ToLowerInvariant" or "Replace" or "ToString" =>
                new Unknown(source with { IsNullable = false }),
            _ => null,
        };

    private static Value? AreEqual(Evaluator evaluator, Call call)
    {
        if (call.Receiver is null)
        {
            return call.Type == KnownTypes.String || call.Count == 2 ? evaluator.AreEqual(call[0], call[1], Comparison(call, 2)) : null;
        }

        return call.Receiver switch
        {
            Constant { Content: null } => evaluator.Throw(),
            Constant self => evaluator.AreEqual(self, call[0], Comparison(call, 1)),
            _ => null,
        };
    }

    private static Value? Compare(Evaluator evaluator, Call call) => call[0] is Constant { Content: string a } && call[1] is Constant { Content: string b }
        ? Value.Of(string.Compare(a, b, call[2] is Constant { Content: true } ? StringComparison.OrdinalIgnoreCase : Comparison(call, 2)))
        : null;

    private static Value? Join(Evaluator evaluator, Call call) =>
        Text(call[0]) is { } separator && evaluator.Contents(call[1]) is [{ IsOpenEnded: false } content]
            ? Joined(evaluator, call, separator, content.Items)
            : null;

    /// <summary>Measured before it is made: many references to one long text are soon more than there is memory.</summary>
    private static Value? Joined(Evaluator evaluator, Call call, string separator, EquatableArray<Value> parts)
    {
        if (parts.Length == 1 && evaluator.Contents(parts[0]) is [{ IsOpenEnded: false } content])
        {
            parts = content.Items;
        }

        evaluator.Budget.Spend(1 + (parts.Length / 8));
        var texts = new List<string>(parts.Length);
        var length = 0L;
        foreach (var part in parts)
        {
            if (part is not Constant constant || (length += 1 + separator.Length) > Value.MostText)
            {
                return null;
            }

            var text = Convert.ToString(constant.Content, CultureInfo.InvariantCulture) ?? string.Empty;
            length += text.Length;
            texts.Add(text);
        }

        evaluator.Budget.SpendText(Math.Min(length, Value.MostText));
        return length > Value.MostText ? null : Value.Of(string.Join(separator, texts), call.At);
    }

    /// <summary><c>string.Format("https://{0}", host)</c>; the first argument may be a culture.</summary>
    private static Value? Format(Evaluator evaluator, Call call)
    {
        var at = call.Parameter(0)?.Type.SpecialType == SpecialType.System_String ? 0 : 1;
        var arguments = call.Arguments.Skip(at + 1).ToEquatableArray();
        if (arguments.Length == 1 && evaluator.Contents(arguments[0]) is [{ IsOpenEnded: false } content])
        {
            arguments = content.Items;
        }

        if (call[at] is not Constant { Content: string format } || arguments.Any(argument => argument is not Constant { Content: string or int or char or null }))
        {
            return null;
        }

        // An alignment may ask for any number of blanks.
        var isPlain = !format.Contains(',') && !format.Contains(':') || format.Replace("://", string.Empty).IndexOfAny([',', ':']) < 0;
        var longest = arguments.Max(argument => (long)(Text(argument)?.Length ?? 12));
        if (!isPlain || format.Length + (longest * format.Count(letter => letter == '{')) > Value.MostText)
        {
            return null;
        }

        evaluator.Budget.SpendText(format.Length + longest);
        var contents = arguments.Select(argument => ((Constant)argument).Content).ToArray();
        return Value.Of(string.Format(CultureInfo.InvariantCulture, format, contents), call.At);
    }

    // A blank among the separators trims as well.
    private static bool Trims(Evaluator evaluator, Call call) => (Options(call) & 2) != 0
        || !(IsTight(call[0]) || (evaluator.Contents(call[0]) is [{ IsOpenEnded: false, Items: [_, ..] items }] && items.All(IsTight)));

    private static bool IsTight(Value separator) => separator is Constant { Content: var content }
        && (content is char and not ' ' || (content is string { Length: > 0 } text && !text.Contains(' ')));

    // StringSplitOptions: 1 removes empty entries, 2 trims.
    private static int Options(Call call) => call.Arguments.Skip(1).OfType<Constant>().Select(argument => argument.Content).OfType<int>().LastOrDefault();

    private static Value? IndexOf(Evaluator evaluator, string text, string part, Call call) => call.Arguments.Skip(1).ToArray() switch
    {
        [] => Value.Of(text.IndexOf(part, StringComparison.Ordinal)),
        [Constant { Content: int start }] when call.Parameter(1)?.Type.SpecialType == SpecialType.System_Int32 =>
            start >= 0 && start <= text.Length ? Value.Of(text.IndexOf(part, start, StringComparison.Ordinal)) : evaluator.Throw(),
        [Constant { Content: int }] => Value.Of(text.IndexOf(part, Comparison(call, 1))),
        _ => null,
    };

    private static Value? Replace(Evaluator evaluator, Constant self, string text, Call call)
    {
        if (Text(call[0]) is not { Length: > 0 } old || (Text(call[1]) is null && !call[1].IsNull))
        {
            return null;
        }

        var replacement = Text(call[1]) ?? string.Empty;
        var longest = replacement.Length <= old.Length ? text.Length : text.Length / old.Length * (long)replacement.Length;
        evaluator.Budget.SpendText(Math.Min(longest, Value.MostText));
        return longest > Value.MostText ? null : Value.Of(text.Replace(old, replacement), call.At ?? self.At);
    }

    private static Value? Part(Evaluator evaluator, Constant self, string text, Call call)
    {
        if (call.Count is 0 or > 2 || call.Arguments.Any(argument => argument is not Constant { Content: int }))
        {
            return null;
        }

        var start = (int)((Constant)call[0]).Content!;
        var length = call.Count > 1 ? (int)((Constant)call[1]).Content! : text.Length - start;
        if (start < 0 || length < 0 || length > text.Length - start)
        {
            return evaluator.Throw();
        }

        return Value.Of(call.Name == "Substring" ? text.Substring(start, length) : text.Remove(start, length), call.At ?? self.At);
    }

    private static Value? Split(Evaluator evaluator, Constant self, string text, Call call)
    {
        var separators = call[0] switch
        {
            { } one when Text(one) is { } separator => [separator],
            var list when evaluator.Contents(list) is [{ IsOpenEnded: false } content] && content.Items.All(item => Text(item) is not null) =>
                content.Items.Select(item => Text(item)!).ToArray(),
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
        var at = self.At ?? call.At;
        return evaluator.NewList([.. parts.Select(part => Value.Of(part, at))]);
    }

    private static Value? Length(Evaluator evaluator, PropertyAccess access) =>
        access.Receiver is Constant { Content: string text } ? Value.Of(text.Length) : null;

    private static Value? Letter(Evaluator evaluator, PropertyAccess access) => (access.Receiver, access.Indices) switch
    {
        (Constant { Content: string text }, [Constant { Content: int at }]) when at >= 0 && at < text.Length => Value.Of(text[at]),
        (Constant { Content: string text }, [IndexFromEnd { Places: var at }]) when at > 0 && at <= text.Length => Value.Of(text[text.Length - at]),
        _ => null,
    };

    // The one value of a header.
    private static Value? FirstValue(Evaluator evaluator, PropertyAccess access) =>
        access is { Receiver: Constant { Content: string } text, Indices: [Constant { Content: 0 }] } ? text : null;

    private static char[] Letters(Evaluator evaluator, Call call) => call.Count == 0
        ? []
        : call[0] switch
        {
            Constant { Content: char c } => [c],
            Constant { Content: string text } => text.ToCharArray(),
            var list when evaluator.Contents(list) is [{ } content] => [.. content.Items.OfType<Constant>().Select(item => item.Content).OfType<char>()],
            _ => [],
        };

    private static StringComparison Comparison(Call call, int index) => call.Parameter(index)?.Type.Name switch
    {
        nameof(StringComparison) when call[index] is Constant { Content: int kind } =>
            kind % 2 == 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal,
        "Boolean" when call[index] is Constant { Content: true } => StringComparison.OrdinalIgnoreCase,
        _ => StringComparison.Ordinal,
    };
}
