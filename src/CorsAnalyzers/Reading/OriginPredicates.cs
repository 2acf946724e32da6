using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading;

/// <summary>Asks a predicate about origins by running it on them.</summary>
internal static class OriginPredicates
{
    /// <summary>Operations for one answer; a predicate that takes longer has no answer.</summary>
    private const int StepsPerProbe = 5_000;

    /// <summary>What the predicate says; <see langword="null"/> where it is not code that can be run.</summary>
    public static OriginPredicate? Ask(Interpreter interpreter, Value predicate, CallSite by)
    {
        if (predicate is not Function)
        {
            return null;
        }

        var observation = new Observation();
        var answers = Probes.Strangers.Select(probe => new ProbeAnswer(probe, Ask(interpreter, predicate, probe, observation))).ToList();
        foreach (var probe in Probes.From(observation.Texts))
        {
            answers.Add(new ProbeAnswer(probe, Ask(interpreter, predicate, probe, observation)));
        }

        return new OriginPredicate(PredicateKind.Custom, by, [.. answers], IsConstant: !observation.SubjectWasRead);
    }

    private static Answer Ask(Interpreter interpreter, Value predicate, Probe probe, Observation observation)
    {
        var answer = Answer.Unknown;
        var origin = Value.Of(probe.Origin);
        observation.Subject = origin;
        interpreter.TryOnTheSide(StepsPerProbe, () =>
        {
            interpreter.Observe(observation);
            try
            {
                var value = interpreter.Apply(predicate, origin);
                answer = !interpreter.IsLive ? Answer.Throws : value switch
                {
                    Constant { Content: true } => Answer.Admitted,
                    Constant { Content: false } => Answer.Refused,
                    _ => Answer.Unknown,
                };
            }
            finally
            {
                interpreter.Observe(null);
            }
        });
        return answer;
    }
}

/// <summary>What a predicate looked at while it ran: the strings it compares with, and whether it cared for the origin at all.</summary>
internal sealed class Observation
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The origin being asked about.</summary>
    public Value? Subject { get; set; }

    public bool SubjectWasRead { get; private set; }

    public IReadOnlyCollection<string> Texts => _texts;

    public void Saw(Value value)
    {
        if (ReferenceEquals(value, Subject))
        {
            SubjectWasRead = true;
        }
        else if (value is Constant { Content: string { Length: > 0 } text })
        {
            _texts.Add(text);
        }
    }
}
