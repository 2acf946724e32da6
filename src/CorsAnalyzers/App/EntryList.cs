namespace CorsAnalyzers.App;

/// <summary>One string in a policy: an origin, a method or a header name.</summary>
/// <param name="Text">The text as the developer wrote it, and the literal that holds it.</param>
/// <param name="By">The call that put it there.</param>
/// <param name="IsNormalized">Whether it went through <c>WithOrigins</c>, which lower-cases (facts §1.2).</param>
internal sealed record Entry(Fact<string> Text, CallSite By, bool IsNormalized = true)
{
    /// <summary>Whether a call stands for it, as <c>AllowAnyHeader</c> does for the star, and nobody wrote it.</summary>
    public bool IsImplied => Text.IsKnown && Text.At is null;

    /// <summary>Where a finding about this string belongs: on the literal, otherwise on the call.</summary>
    public Microsoft.CodeAnalysis.Location At => Text.At ?? By.At;
}

/// <summary>A list of a policy: its known strings, and whether more may follow that cannot be known.</summary>
internal sealed record EntryList(EquatableArray<Entry> Entries, bool IsOpenEnded)
{
    public static readonly EntryList Empty = new([], IsOpenEnded: false);

    public static readonly EntryList Unknown = new([], IsOpenEnded: true);

    /// <summary>Exactly one <c>*</c>, which is how ASP.NET Core defines "any" for origins, methods and headers (facts, fact 4).</summary>
    public bool IsAny => !IsOpenEnded && Entries.Length == 1 && Entries[0].Text.Is("*");

    public bool IsKnownEmpty => !IsOpenEnded && Entries.IsEmpty;

    public IEnumerable<Entry> Known => Entries.Where(entry => entry.Text.IsKnown);

    public EntryList Add(IEnumerable<Entry> more, bool openEnded) => new(Entries.AddRange(more), IsOpenEnded || openEnded);
}
