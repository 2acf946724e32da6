using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Http;

/// <summary>
/// Finds out what handlers write into <c>Access-Control-Allow-Origin</c> by running them on requests from the probe origins, just as the checks
/// of policies are run.
/// </summary>
internal static class HeaderWriters
{
    private const int Steps = 60_000;
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string AllowCredentials = "Access-Control-Allow-Credentials";

    /// <summary>Whether there is anything to find out: the text of the code, or that of a helper it may call, names such a header.</summary>
    public static bool IsCandidate(Interpreter interpreter, Function function) =>
        interpreter.Exchange is null
        && ((SyntaxNode?)function.Lambda?.Syntax ?? function.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(interpreter.Cancellation)) is { } syntax
        && interpreter.Sources.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
        && SourceIndex.Of(syntax.SyntaxTree, interpreter.Cancellation).MentionsCors;

    /// <param name="run">Runs the handler with the exchange that the interpreter has in hand.</param>
    /// <param name="onStaticFiles">Whether it runs for static files only.</param>
    public static IEnumerable<HandMadeHeader> Ask(Interpreter interpreter, Action run, bool onStaticFiles = false)
    {
        var inquiry = new Inquiry(interpreter, run);
        inquiry.Ask(Probes.Strangers.Take(1));
        if (!inquiry.HasWritten)
        {
            return [];
        }

        inquiry.Ask(Probes.Strangers.Skip(1));
        inquiry.Ask(Probes.From(inquiry.Observation.Texts, inquiry.Observation.Patterns));
        return inquiry.Conclude(onStaticFiles).ToList();
    }

    private sealed class Inquiry(Interpreter interpreter, Action run)
    {
        private readonly List<(Probe Probe, ResponseHead Head)> _seen = [];
        private readonly List<Probe> _asked = [];
        private int _stepsLeft = Steps;

        public Observation Observation { get; } = new();

        /// <summary>Whether the first runs have written the header, or may have under another origin.</summary>
        public bool HasWritten => _seen.Count == 0 || _seen.Any(each => each.Head.Named(AllowOrigin).Any()) || Observation.SubjectWasRead;

        public void Ask(IEnumerable<Probe> probes)
        {
            foreach (var probe in probes.Where(probe => probe.Kind != ProbeKind.Impossible))
            {
                var origin = Value.Of(probe.Origin);
                Observation.Subject = origin;
                _asked.Add(probe);
                interpreter.Observe(Observation);
                try
                {
                    interpreter.TryOnTheSide(ref _stepsLeft, () => _seen.AddRange(interpreter.Handle(origin, Value.Unknown, run).Select(head => (probe, head))));
                }
                finally
                {
                    interpreter.Observe(null);
                }
            }
        }

        public IEnumerable<HandMadeHeader> Conclude(bool onStaticFiles)
        {
            // Where code out of sight has decided, nobody here knows who gets in.
            var known = _seen.Where(each => !each.Head.When.Any(ConfigurationSource.IsOriginCheck)).ToList();
            var mayHide = _seen.Any(each => each.Probe.Kind == ProbeKind.Stranger && each.Head.When.Any(ConfigurationSource.IsOriginCheck));
            foreach (var place in known.SelectMany(each => each.Head.Named(AllowOrigin).Select(header => header.By)).Distinct())
            {
                var writes = known.Where(each => each.Head.Named(AllowOrigin).Any(header => header.By.Equals(place))).ToList();
                var values = writes.SelectMany(each => each.Head.Named(AllowOrigin).Where(header => header.By.Equals(place))).Select(header => header.Value).ToList();
                if (mayHide || values.Any(value => value is not Constant { Content: string }))
                {
                    continue;
                }

                yield return new HandMadeHeader(place, Check(place, writes), Fixed(writes, values))
                {
                    HasCredentials = writes.Any(each => each.Head.Named(AllowCredentials).Any(header => header.Value is Constant { Content: string text } && text.Equals("true", StringComparison.OrdinalIgnoreCase))),
                    HasVary = writes.All(each => each.Head.Named("Vary").Any(header => header.Value is not Constant { Content: string text } || text == "*" || text.IndexOf("Origin", StringComparison.OrdinalIgnoreCase) >= 0)),
                    IsRepeated = writes.Any(each => each.Head.Named(AllowOrigin).Count() > 1),
                    IsOnStaticFiles = onStaticFiles,
                };
            }
        }

        /// <summary>The value, if it is the same whoever asks.</summary>
        private static string? Fixed(List<(Probe Probe, ResponseHead Head)> writes, List<Value> values)
        {
            var texts = values.Select(value => (string)((Constant)value).Content!).Distinct().ToList();
            return texts.Count == 1 && writes.Any(each => each.Probe.Origin != texts[0]) ? texts[0] : null;
        }

        private OriginPredicate Check(CallSite place, List<(Probe Probe, ResponseHead Head)> writes)
        {
            var admitted = new HashSet<string>(
                writes.Where(each => each.Head.Named(AllowOrigin).Any(header => header.Value is Constant { Content: string text } && text == each.Probe.Origin)).Select(each => each.Probe.Origin),
                StringComparer.Ordinal);
            return new OriginPredicate(
                PredicateKind.Custom,
                place,
                _asked.Select(probe => new ProbeAnswer(probe, admitted.Contains(probe.Origin) ? Answer.Admitted : Answer.Refused)).ToEquatableArray(),
                IsConstant: !Observation.SubjectWasRead);
        }
    }
}
