using System.Globalization;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares reported diagnostics with expected ones.</summary>
internal static class DiagnosticMatcher
{
    /// <summary>Fails with both lists unless every expected diagnostic is reported and nothing else is.</summary>
    public static void Verify(
        ImmutableArray<Diagnostic> actual,
        ImmutableArray<DiagnosticResult> expected,
        Action<Diagnostic, DiagnosticResult, IVerifier>? further,
        IVerifier verifier)
    {
        var partner = Assign(actual, expected);
        var missing = expected.Where((_, index) => !partner.Contains(index)).ToImmutableArray();
        var extra = actual.Where((_, index) => partner[index] < 0).ToImmutableArray();
        if (missing.IsEmpty && extra.IsEmpty)
        {
            for (var index = 0; index < actual.Length; index++)
            {
                further?.Invoke(actual[index], expected[partner[index]], verifier);
            }

            return;
        }

        var message = new StringBuilder();
        if (actual.Length != expected.Length)
        {
            message.AppendLine(CultureInfo.InvariantCulture, $"Mismatch between number of diagnostics returned, expected \"{expected.Length}\" actual \"{actual.Length}\"");
        }

        foreach (var result in missing)
        {
            message.AppendLine(CultureInfo.InvariantCulture, $"Expected, but not reported: {Describe(result)}");
            if (extra.Where(diagnostic => diagnostic.Id == result.Id).MinBy(diagnostic => Differences(diagnostic, result).Count()) is { } nearest)
            {
                foreach (var difference in Differences(nearest, result))
                {
                    message.AppendLine(CultureInfo.InvariantCulture, $"  {difference}");
                }
            }
        }

        foreach (var diagnostic in extra)
        {
            message.AppendLine(CultureInfo.InvariantCulture, $"Reported, but not expected: {Describe(diagnostic)}");
        }

        message.AppendLine().AppendLine("Diagnostics:").Append(DescribeAll(actual));
        verifier.Fail(message.ToString());
    }

    /// <summary>One reported diagnostic a line, each as a test would write it and as the compiler prints it.</summary>
    public static string DescribeAll(ImmutableArray<Diagnostic> diagnostics)
        => diagnostics.IsEmpty
            ? "    NONE." + Environment.NewLine
            : string.Concat(diagnostics.Select(diagnostic => $"    {Describe(diagnostic)}{Environment.NewLine}"));

    private static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var place = diagnostic.Location == Location.None
            ? ".WithNoLocation()"
            : string.Create(CultureInfo.InvariantCulture, $".WithSpan(\"{span.Path}\", {span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}, {span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1})");
        var text = diagnostic.Location.SourceTree is { } tree ? $" on '{tree.GetText().ToString(diagnostic.Location.SourceSpan)}'" : "";
        return $"new DiagnosticResult(\"{diagnostic.Id}\", DiagnosticSeverity.{diagnostic.Severity}){place}{text}: {Message(diagnostic)}";
    }

    private static string Describe(DiagnosticResult expected)
    {
        var place = expected.Spans.FirstOrDefault().Span;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{expected.Severity} {expected.Id} {(expected.HasLocation ? $"at {place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})-({place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})" : "without location")}{(expected.Message is { } message ? $": {message}" : "")}");
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Differences(Diagnostic actual, DiagnosticResult expected)
    {
        if (actual.Id != expected.Id)
        {
            yield return $"Expected id '{expected.Id}', actual '{actual.Id}'";
        }

        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && actual.Severity != expected.Severity)
        {
            yield return $"Expected severity '{expected.Severity}', actual '{actual.Severity}'";
        }

        if (expected.Message is { } message ? message != Message(actual) : !ArgumentsAgree(actual, expected))
        {
            var wanted = expected.Message ?? $"… with arguments {string.Join(", ", expected.MessageArguments ?? [])}";
            yield return $"Expected message '{wanted}'{Environment.NewLine}  actual message   '{Message(actual)}'";
        }

        if (expected.IsSuppressed is { } suppressed && suppressed != actual.IsSuppressed)
        {
            yield return $"Expected suppressed '{suppressed}', actual '{actual.IsSuppressed}'";
        }

        if (!expected.HasLocation)
        {
            if (actual.Location != Location.None)
            {
                yield return $"Expected no location, actual {actual.Location.GetLineSpan()}";
            }

            yield break;
        }

        if (Difference(actual.Location, expected.Spans[0]) is { } difference)
        {
            yield return difference;
        }

        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations)
            || expected.Spans[0].Options.HasFlag(DiagnosticLocationOptions.IgnoreAdditionalLocations))
        {
            yield break;
        }

        if (actual.AdditionalLocations.Count != expected.Spans.Length - 1)
        {
            yield return $"Expected {expected.Spans.Length - 1} additional locations, actual {actual.AdditionalLocations.Count}";
            yield break;
        }

        foreach (var additional in actual.AdditionalLocations.Zip(expected.Spans.Skip(1), Difference).OfType<string>())
        {
            yield return $"Additional location: {additional}";
        }
    }

    private static bool ArgumentsAgree(Diagnostic actual, DiagnosticResult expected)
        => expected.MessageArguments is not { } arguments
            || string.Format(CultureInfo.InvariantCulture, actual.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)
                == Message(actual);

    private static string? Difference(Location actual, DiagnosticLocation expected)
    {
        var span = actual.GetLineSpan();
        var same = span.Path == expected.Span.Path
            && span.StartLinePosition == expected.Span.StartLinePosition
            && (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || span.EndLinePosition == expected.Span.EndLinePosition);
        return same ? null : $"Expected location {expected.Span}, actual {span}";
    }

    /// <summary>For each reported diagnostic the index of the expected one that it stands for, or -1 (a largest matching).</summary>
    private static int[] Assign(ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected)
    {
        var fits = actual.Select(diagnostic => expected.Select(result => !Differences(diagnostic, result).Any()).ToArray()).ToArray();
        var partner = Enumerable.Repeat(-1, actual.Length).ToArray();
        for (var wanted = 0; wanted < expected.Length; wanted++)
        {
            Place(wanted, new bool[actual.Length]);
        }

        return partner;

        bool Place(int wanted, bool[] tried)
        {
            for (var candidate = 0; candidate < actual.Length; candidate++)
            {
                if (!fits[candidate][wanted] || tried[candidate])
                {
                    continue;
                }

                tried[candidate] = true;
                if (partner[candidate] < 0 || Place(partner[candidate], tried))
                {
                    partner[candidate] = wanted;
                    return true;
                }
            }

            return false;
        }
    }
}
