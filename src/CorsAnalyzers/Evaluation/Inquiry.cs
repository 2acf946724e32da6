using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Evaluation;

/// <summary>
/// A question that is answered by running code aside, on a subject such as an origin. What was looked at on the way is kept in
/// <see cref="Observed"/>, which several inquiries into the same code share.
/// </summary>
internal class Inquiry(Observation observed, Value subject)
{
    public Observation Observed { get; } = observed;

    /// <summary>What the code is asked about.</summary>
    public Value Subject { get; } = subject;

    /// <summary>Whether a value is the subject or a part of it, such as the name in an address.</summary>
    public bool IsOfSubject(Value value) => Subject is Constant { Content: string subject } && value switch
    {
        Constant { Content: string { Length: > 3 } text } => Contains(subject, text) || Contains(text, subject),
        Constant { Content: Uri uri } => Contains(subject, uri.OriginalString),
        _ => false,
    };

    /// <summary>A value was read.</summary>
    public void Saw(Value value) => Observed.Saw(value, Subject);

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>What code looked at while it ran: the strings it works with, and whether it cared for the subject at all.</summary>
internal sealed class Observation
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);

    /// <summary>Whether the subject was read, by whichever inquiry.</summary>
    public bool SubjectWasRead { get; private set; }

    /// <summary>Whether it looked at something that whoever asks can choose.</summary>
    public bool AsksForChoice { get; set; }

    /// <summary>Texts of the code that it works with.</summary>
    public IEnumerable<string> Texts => _texts.Except(_patterns);

    /// <summary>Regular expressions that were matched against.</summary>
    public IEnumerable<string> Patterns => _patterns;

    public void Matched(string pattern) => _patterns.Add(pattern);

    public void Saw(Value value, Value subject)
    {
        if (ReferenceEquals(value, subject))
        {
            SubjectWasRead = true;
        }
        else if (value is Constant { Content: string { Length: > 0 } text, At: not null })
        {
            _texts.Add(text);
        }
    }
}
