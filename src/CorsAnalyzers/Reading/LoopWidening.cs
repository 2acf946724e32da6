using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading;

/// <summary>What one run of a loop's body tells about any number of runs.</summary>
internal static class LoopWidening
{
    public static State Widen(State before, State after)
    {
        var widened = after;
        foreach (var pair in after.Heap)
        {
            if (before.Heap.TryGetValue(pair.Key, out var old) && !ReferenceEquals(old, pair.Value))
            {
                widened = widened.With(pair.Key, Widen(pair.Value));
            }
        }

        foreach (var pair in after.Variables)
        {
            if (before.Variables.TryGetValue(pair.Key, out var old) && !Equals(old, pair.Value))
            {
                widened = widened.With(pair.Key, Value.Unknown);
            }
        }

        return widened;
    }

    private static Cell Widen(Cell cell) => cell switch
    {
        ListCell list => list.Select(content => content with { IsOpenEnded = true }),
        PolicyCell policy => policy.Select(variant => variant with
        {
            Origins = Open(variant.Origins),
            Methods = Open(variant.Methods),
            Headers = Open(variant.Headers),
            ExposedHeaders = Open(variant.ExposedHeaders),
        }),
        var other => other,
    };

    // A list that the body left at a lone star stays "any": AllowAny… clears it on every turn.
    private static EntryList Open(EntryList list) => list.IsAny || list.IsKnownEmpty ? list : list with { IsOpenEnded = true };
}
