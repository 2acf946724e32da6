using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

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

    /// <summary>Adds what a value holds: a string, a list of strings, or something that cannot be known. One variant for each it may be.</summary>
    public static IEnumerable<PolicyVariant> Append(
        Evaluator evaluator, PolicyVariant variant, PolicyListKind kind, Value value, CallSite by, bool normalized)
    {
        foreach (var content in evaluator.Contents(value) ?? [Single(value)])
        {
            if (variant.When.Any(known => content.When.Any(known.Contradicts)))
            {
                continue;
            }

            evaluator.Budget.Spend(1 + content.Items.Length + (Get(variant, kind).Entries.Length / 8));
            var entries = content.Items.Select(item => ToEntry(item, by, normalized));
            yield return Set(variant, kind, Get(variant, kind).Add(entries, content.IsOpenEnded)) with { When = variant.When.AddRange(content.When) };
        }
    }

    /// <summary>Notes the parts of a list of origins that configuration gives.</summary>
    public static PolicyVariant NoteConfigured(Evaluator evaluator, PolicyVariant variant, Call call)
    {
        foreach (var (value, syntax) in Parts(evaluator, call))
        {
            if (value is Unknown { Source: { Aspect: ExternalAspect.Content, IsUnseenCheck: false } source })
            {
                var isChecked = variant.When.Concat(evaluator.State.Path).Contains(source.Present);
                var origins = new ConfiguredOrigins(call.Site, syntax.GetLocation(), source.Key, source.IsNullable && !isChecked, source.SplitAt);
                variant = variant with { ConfiguredOrigins = variant.ConfiguredOrigins.Add(origins) };
            }
        }

        return variant;
    }

    /// <summary>The arguments, each with what was written for it.</summary>
    private static IEnumerable<(Value Value, SyntaxNode Syntax)> Parts(Evaluator evaluator, Call call)
    {
        if (call.Written is not [.., var last])
        {
            return [];
        }

        return last.Value is IArrayCreationOperation { Initializer.ElementValues: var elements }
            && evaluator.Contents(call[0]) is [{ } content] && content.Items.Length == elements.Length
                ? elements.Select((element, i) => (content.Items[i], element.Syntax))
                : [(call[0], last.Value.Syntax)];
    }

    private static ListContent Single(Value value) =>
        value is Constant { Content: string } ? new ListContent([value], IsOpenEnded: false, []) : ListContent.Unknown;

    private static Entry ToEntry(Value item, CallSite by, bool normalized) => new(
        item is Constant { Content: string text } constant ? Fact<string>.Known(text, constant.At) : Fact<string>.Unknown,
        by,
        normalized);
}
