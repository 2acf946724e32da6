using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>
/// Finds out what a handler writes into <c>Access-Control-Allow-Origin</c> by running it on requests from the probe origins, just as the checks
/// of policies are run.
/// </summary>
internal sealed class HeaderWriters
{
    /// <summary>Work for all requests together.</summary>
    private const int Units = 60_000;

    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string AllowCredentials = "Access-Control-Allow-Credentials";

    private readonly List<Answered> _answers = [];
    private readonly List<Probe> _asked = [];
    private readonly Observation _observed = new();

    private readonly bool _isBound;
    private readonly bool _isEchoing;

    private HeaderWriters(bool isBound, bool isEchoing) => (_isBound, _isEchoing) = (isBound, isEchoing);

    private readonly record struct Answered(Probe Probe, ResponseHead Head);

    /// <summary>Whether the first runs have written the header, or may have under another origin.</summary>
    private bool HasWritten =>
        _answers.Count == 0 || _answers.Any(each => each.Head.Named(AllowOrigin).Any()) || _observed.SubjectWasRead;

    /// <summary>What a handler writes.</summary>
    /// <param name="evaluator">Runs it aside.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="onStaticFiles">Whether it runs for static files only.</param>
    /// <param name="isBound">Whether its parameters are bound from the request, as those of an endpoint are.</param>
    public static IReadOnlyList<HandMadeHeader> Ask(Evaluator evaluator, Function handler, bool onStaticFiles, bool isBound)
    {
        var limit = evaluator.Budget.Spent + Units;
        var asked = new HeaderWriters(isBound, isEchoing: false);
        var found = asked.Ask(evaluator, handler, onStaticFiles, limit);
        if (!asked._observed.AsksForChoice || !asked._answers.Any(each => each.Head.Named(AllowOrigin).Any()))
        {
            return found;
        }

        // Whoever may choose the header's value chooses the own origin. Only what lets everybody in then is news.
        var chosen = new HeaderWriters(isBound, isEchoing: true).Ask(evaluator, handler, onStaticFiles, limit);
        return [.. found, .. chosen.Where(header => header.Check.AdmitsEveryone && !found.Any(other => other.By.Equals(header.By)))];
    }

    private IReadOnlyList<HandMadeHeader> Ask(Evaluator evaluator, Function handler, bool onStaticFiles, long limit)
    {
        AskAll(evaluator, handler, Probes.Strangers.Take(1), limit);
        if (!HasWritten)
        {
            return [];
        }

        AskAll(evaluator, handler, Probes.Strangers.Skip(1), limit);
        AskAll(evaluator, handler, Probes.From(_observed.Texts, _observed.Patterns), limit);
        return Conclude(onStaticFiles).ToList();
    }

    private void AskAll(Evaluator evaluator, Function handler, IEnumerable<Probe> probes, long limit)
    {
        foreach (var probe in probes.Where(probe => probe.Kind != ProbeKind.Impossible))
        {
            _asked.Add(probe);
            var heads = Exchanges.Run(
                evaluator,
                _observed,
                Value.Of(probe.Origin),
                Value.Unknown,
                limit - evaluator.Budget.Spent,
                aside => aside.Apply(handler, [.. handler.Method.Parameters.Select(parameter => Argument(aside, parameter))]),
                _isEchoing);
            _answers.AddRange((heads ?? []).Select(head => new Answered(probe, head)));
        }
    }

    private Value Argument(Evaluator aside, IParameterSymbol parameter) =>
        _isBound && parameter.Type.SpecialType == SpecialType.System_String ? HttpExchanges.Bound(aside, parameter) : aside.Typed(Value.Unknown, parameter.Type);

    private IEnumerable<HandMadeHeader> Conclude(bool onStaticFiles)
    {
        // Where code out of sight has decided, nobody here knows who gets in.
        var known = _answers.Where(each => !IsUnseen(each)).ToList();
        var mayHide = _answers.Any(each => each.Probe.Kind == ProbeKind.Stranger && IsUnseen(each));
        foreach (var place in known.SelectMany(each => each.Head.Named(AllowOrigin).Select(header => header.By)).Distinct())
        {
            var writes = known.Where(each => WrittenBy(each, place).Any()).ToList();
            var values = writes.SelectMany(each => WrittenBy(each, place)).Select(header => header.Value).ToList();
            if (mayHide)
            {
                continue;
            }

            // A value that is not known says nothing about who gets in; but one path that lets everybody in is enough.
            var check = Check(place, writes);
            var isKnown = values.All(value => value is Constant { Content: string });
            if (!isKnown && !check.AdmitsEveryone)
            {
                continue;
            }

            yield return new HandMadeHeader(place, check, isKnown ? Fixed(writes, values) : null)
            {
                HasCredentials = writes.Any(each => each.Head.Named(AllowCredentials).Any(header => IsTrue(header.Value))),
                HasVary = writes.All(each => each.Head.Named("Vary").Any(header => MayNameOrigin(header.Value))),
                IsRepeated = writes.Any(each => each.Head.Named(AllowOrigin).Count() > 1),
                IsOnStaticFiles = onStaticFiles,
            };
        }
    }

    private static bool IsUnseen(Answered answered) => answered.Head.When.Any(assumption => assumption.IsOfUnseenCheck);

    private static IEnumerable<WrittenHeader> WrittenBy(Answered answered, CallSite place) =>
        answered.Head.Named(AllowOrigin).Where(header => header.By.Equals(place));

    private static bool IsTrue(Value value) => value is Constant { Content: string text } && text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool MayNameOrigin(Value value) =>
        value is not Constant { Content: string text } || text == "*" || text.IndexOf("Origin", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The value, if it is the same whoever asks.</summary>
    private static string? Fixed(List<Answered> writes, List<Value> values)
    {
        var texts = values.Select(value => (string)((Constant)value).Content!).Distinct().ToList();
        return texts.Count == 1 && writes.Any(each => each.Probe.Origin != texts[0]) ? texts[0] : null;
    }

    private OriginPredicate Check(CallSite place, List<Answered> writes)
    {
        var admitted = new HashSet<string>(
            writes
                .Where(each => each.Head.Named(AllowOrigin).Any(header => header.Value is Constant { Content: string text } && text == each.Probe.Origin))
                .Select(each => each.Probe.Origin),
            StringComparer.Ordinal);
        return new OriginPredicate(
            PredicateKind.Custom,
            place,
            _asked.Select(probe => new ProbeAnswer(probe, admitted.Contains(probe.Origin) ? Answer.Admitted : Answer.Refused)).ToEquatableArray(),
            IsConstant: !_observed.SubjectWasRead);
    }
}
