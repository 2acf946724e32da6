using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>The four lists of a policy by kind.</summary>
internal static class PolicyLists
{
    public static EntryList Get(PolicyVariant variant, PolicyListKind kind) => kind switch
    {
        PolicyListKind.Origins => variant.Origins,
        PolicyListKind.Methods => variant.Methods,
        PolicyListKind.Headers => variant.Headers,
        _ => variant.ExposedHeaders,
    };

    public static PolicyVariant Set(PolicyVariant variant, PolicyListKind kind, EntryList list) => kind switch
    {
        PolicyListKind.Origins => variant with { Origins = list },
        PolicyListKind.Methods => variant with { Methods = list },
        PolicyListKind.Headers => variant with { Headers = list },
        _ => variant with { ExposedHeaders = list },
    };

    public static PolicyListKind? Named(string property) => property switch
    {
        "Origins" => PolicyListKind.Origins,
        "Methods" => PolicyListKind.Methods,
        "Headers" => PolicyListKind.Headers,
        "ExposedHeaders" => PolicyListKind.ExposedHeaders,
        _ => null,
    };

    /// <summary>Adds what a value holds: a string, a list of strings, or something that cannot be known. One variant for each it may be.</summary>
    public static IEnumerable<PolicyVariant> Append(Interpreter interpreter, PolicyVariant variant, PolicyListKind kind, Value value, CallSite by, bool normalized)
    {
        foreach (var content in interpreter.Contents(value) ?? [Single(value)])
        {
            if (variant.When.Any(known => content.When.Any(known.Contradicts)))
            {
                continue;
            }

            var entries = content.Items.Select(item => ToEntry(item, by, normalized));
            yield return Set(variant, kind, Get(variant, kind).Add(entries, content.IsOpenEnded)) with { When = variant.When.AddRange(content.When) };
        }
    }

    /// <summary>Notes the parts of a list of origins that configuration gives.</summary>
    public static PolicyVariant Note(Interpreter interpreter, PolicyVariant variant, Call call)
    {
        foreach (var (value, syntax) in Parts(interpreter, call))
        {
            if (value is Unknown { Source: { Aspect: ConfigurationAspect.Content } source })
            {
                var isChecked = variant.When.Concat(interpreter.State.Path).Contains(Assumption.Present(source.Key));
                var origins = new ConfiguredOrigins(call.Site, syntax.GetLocation(), source.Key, source.IsNullable && !isChecked, source.SplitAt);
                variant = variant with { ConfiguredOrigins = variant.ConfiguredOrigins.Add(origins) };
            }
        }

        return variant;
    }

    /// <summary>The arguments, each with what was written for it.</summary>
    private static IEnumerable<(Value Value, SyntaxNode Syntax)> Parts(Interpreter interpreter, Call call)
    {
        if (call.Operation is not IInvocationOperation { Arguments: [.., var last] })
        {
            return [];
        }

        return last.Value is IArrayCreationOperation { Initializer.ElementValues: var elements } && interpreter.Contents(call[0]) is [{ } content] && content.Items.Length == elements.Length
            ? elements.Select((element, i) => (content.Items[i], element.Syntax))
            : [(call[0], last.Value.Syntax)];
    }

    private static ListContent Single(Value value) => value is Constant { Content: string }
        ? new ListContent([value], false, [])
        : new ListContent([], true, []);

    private static Entry ToEntry(Value item, CallSite by, bool normalized) => new(
        item is Constant { Content: string text } constant ? Fact<string>.Known(text, constant.At) : Fact<string>.Unknown,
        by,
        normalized);
}
