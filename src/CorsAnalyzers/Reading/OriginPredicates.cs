using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading;

/// <summary>Asks a predicate about origins by running it on them.</summary>
internal static class OriginPredicates
{
    /// <summary>Operations for all answers together, some 50 ms: a predicate that takes longer has no more answers.</summary>
    private const int Steps = 60_000;

    /// <summary>What the predicate says; <see langword="null"/> where it is not code that can be run.</summary>
    public static OriginPredicate? Ask(Interpreter interpreter, Value predicate, CallSite by)
    {
        if (predicate is not Function)
        {
            return null;
        }

        var inquiry = new Inquiry(interpreter, predicate);
        inquiry.Ask(Probes.Strangers);
        inquiry.Ask(Probes.From(inquiry.Observation.Texts, inquiry.Observation.Patterns));
        return new OriginPredicate(PredicateKind.Custom, by, inquiry.Answers.ToEquatableArray(), IsConstant: !inquiry.Observation.SubjectWasRead);
    }

    private sealed class Inquiry(Interpreter interpreter, Value predicate)
    {
        private int _stepsLeft = Steps;

        public Observation Observation { get; } = new();

        public List<ProbeAnswer> Answers { get; } = [];

        public void Ask(IEnumerable<Probe> probes) => Answers.AddRange(probes.Select(probe => new ProbeAnswer(probe, Ask(probe))));

        private Answer Ask(Probe probe)
        {
            var answer = Answer.Unknown;
            var origin = Value.Of(probe.Origin);
            Observation.Subject = origin;
            interpreter.Observe(Observation);
            try
            {
                interpreter.TryOnTheSide(ref _stepsLeft, () => answer = interpreter.Apply(predicate, origin) switch
                {
                    _ when !interpreter.IsLive => Answer.Throws,
                    Constant { Content: true } => Answer.Admitted,
                    Constant { Content: false } => Answer.Refused,
                    _ => Answer.Unknown,
                });
                return answer;
            }
            finally
            {
                interpreter.Observe(null);
            }
        }
    }
}

/// <summary>What a predicate looked at while it ran: the strings it works with, and whether it cared for the origin at all.</summary>
internal sealed class Observation
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);

    /// <summary>The origin being asked about.</summary>
    public Value? Subject { get; set; }

    public bool SubjectWasRead { get; private set; }

    public IEnumerable<string> Texts => _texts.Except(_patterns);

    /// <summary>Regular expressions that were matched against.</summary>
    public IEnumerable<string> Patterns => _patterns;

    public void Matched(string pattern) => _patterns.Add(pattern);

    public void Saw(Value value)
    {
        if (ReferenceEquals(value, Subject))
        {
            SubjectWasRead = true;
        }
        else if (value is Constant { Content: string { Length: > 0 } text, At: not null })
        {
            _texts.Add(text);
        }
    }
}
