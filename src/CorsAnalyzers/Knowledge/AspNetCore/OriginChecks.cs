using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Asks a check of origins by running it on them.</summary>
internal static class OriginChecks
{
    /// <summary>
    /// Work for all answers together, or a quarter of what is left: a check that takes more has no more answers, and many such checks leave
    /// something for the code behind them.
    /// </summary>
    private const int Units = 60_000;

    /// <summary>What the check says; <see langword="null"/> where it is not code that can be run.</summary>
    public static OriginPredicate? Ask(Evaluator evaluator, Value check, CallSite by)
    {
        if (check is not Function)
        {
            return null;
        }

        var observed = new Observation();
        var limit = evaluator.Budget.Spent + Math.Min(Units, evaluator.Budget.Left / 4);
        var answers = new List<ProbeAnswer>();
        AskAll(Probes.Strangers);
        AskAll(Probes.From(observed.Texts, observed.Patterns));
        return new OriginPredicate(PredicateKind.Custom, by, answers.ToEquatableArray(), IsConstant: !observed.SubjectWasRead);

        void AskAll(IEnumerable<Probe> probes)
        {
            foreach (var probe in probes)
            {
                var answer = Ask(evaluator, check, new Inquiry(observed, Value.Of(probe.Origin)), limit - evaluator.Budget.Spent);
                answers.Add(new ProbeAnswer(probe, answer ?? Answer.Unknown));

                // What does not come to an end with one origin is not asked about others.
                limit = answer is null ? 0 : limit;
            }
        }
    }

    private static Answer? Ask(Evaluator evaluator, Value check, Inquiry inquiry, long units)
    {
        var answer = Answer.Unknown;
        var done = evaluator.Aside(inquiry, units, aside => answer = aside.Apply(check, inquiry.Subject) switch
        {
            _ when !aside.IsLive => Answer.Throws,
            Constant { Content: true } => Answer.Admitted,
            Constant { Content: false } => Answer.Refused,
            _ => Answer.Unknown,
        });
        return done ? answer : null;
    }
}
