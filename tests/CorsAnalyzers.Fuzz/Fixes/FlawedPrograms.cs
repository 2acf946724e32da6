using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Proofs.Differential;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>Programs with something wrong in them: those of the repository, random ones, and the former with pieces of one another.</summary>
internal static class FlawedPrograms
{
    private static readonly ImmutableArray<FuzzProgram> Written =
    [
        .. Corpus.Cases.Where(program => program.Name.StartsWith("fix-", StringComparison.Ordinal)),
        .. Corpus.Samples.Where(sample => !sample.Name.EndsWith("/Right", StringComparison.Ordinal)),
        .. Choice.Mix([.. Corpus.Pages, .. Corpus.Shapes], program => program.Name),
    ];

    /// <summary>Calls on policies from all written programs, with what surrounds them.</summary>
    private static readonly Lazy<ImmutableArray<string>> PolicyCalls = new(() =>
    [
        .. Written.SelectMany(program => program.Sources)
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax access && IsOfPolicy(access.Name.Identifier.ValueText))
            .Select(call => $".{((MemberAccessExpressionSyntax)call.Expression).Name}{call.ArgumentList}")
            .Where(call => call.Length < 200)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>One after another without end: first what is written, then random ones of both kinds in turn.</summary>
    public static IEnumerable<FuzzProgram> All(int seed)
    {
        var written = Written.GetEnumerator();
        for (var number = 0; ; number++)
        {
            if (written.MoveNext())
            {
                yield return written.Current;
            }

            // Most of the short form is written, all the rest of a long one is random.
            if (number < Written.Length && number % 8 != 0)
            {
                continue;
            }

            var random = RandomProgram.Any.Sample(1, new Rnd((ulong)unchecked((seed * 1_000_003) + number)), 50).First();
            yield return FuzzProgram.Of($"seed {seed}, random program {number}", random.Code);
            yield return Recombine(seed, number);
        }
    }

    /// <summary>A written program with calls of others in its policies.</summary>
    private static FuzzProgram Recombine(int seed, int number)
    {
        var random = new Random(unchecked((seed * 7_368_787) + number));
        var program = Choice.Pick(Written, written => written.Name, random.NextInt64());
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            var file = random.Next(program.Files.Length);
            if (!program.Files[file].IsSource)
            {
                continue;
            }

            var text = program.Files[file].Text;
            var names = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => IsOfPolicy(access.Name.Identifier.ValueText) && access.Parent is InvocationExpressionSyntax).ToList();
            if (names.Count > 0)
            {
                var access = names[random.Next(names.Count)];
                var added = Choice.Pick(PolicyCalls.Value, call => call, random.NextInt64());
                var (start, end) = (access.OperatorToken.SpanStart, access.Parent!.Span.End);
                program = program.With(file, random.Next(4) switch
                {
                    0 => text[..start] + added + text[end..],
                    1 => text.Insert(end, added),
                    _ => text.Insert(start, added),
                });
            }
        }

        return program with { Name = $"seed {seed}, recombination {number}: {program.Name}" };
    }

    private static bool IsOfPolicy(string name) =>
        name is "WithOrigins" or "WithHeaders" or "WithMethods" or "WithExposedHeaders" or "AllowCredentials" or "DisallowCredentials"
            or "SetIsOriginAllowed" or "SetIsOriginAllowedToAllowWildcardSubdomains" or "SetPreflightMaxAge"
            or "AllowAnyOrigin" or "AllowAnyMethod" or "AllowAnyHeader";
}
