using System.Globalization;
using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs;

/// <summary>Programs made at random are read by the analyzer and served by Kestrel: what it predicts is what comes over the wire.</summary>
public sealed class DifferentialTests(RandomPrograms programs)
{
    internal const int OriginsPerEndpoint = 3;
    private const double MostUnknown = 0.15;

    internal static readonly string[] Pages = ["https://a.example", "https://evil.test", "https://b.example:8443", "https://x.a.example", "null", "http://localhost:3000"];

    [Fact]
    public async Task A_server_answers_random_programs_as_the_model_predicts()
    {
        var (endpoints, exchanges, unknown) = (0, 0, 0);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var mismatches = new List<string>();
        foreach (var (number, program, served, read) in await programs.AllAsync())
        {
            if (served.Address is null)
            {
                mismatches.Add($"Program {number} did not start: {served.Failure}\n{program.Code}");
                continue;
            }

            foreach (var (route, endpoint) in read)
            {
                var kind = endpoint.Effective.None?.ToString() ?? (endpoint.Effective.Policies.IsEmpty ? "unknown" : "policy");
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                var origins = Prediction.Origins(endpoint, Pages).ToList();
                for (var i = 0; i < OriginsPerEndpoint; i++)
                {
                    var origin = origins[(endpoints + i) % origins.Count];
                    foreach (var request in new[] { new CorsRequest(route.Method, origin), new CorsRequest("OPTIONS", origin, route.Method, "x-one,content-type") })
                    {
                        exchanges++;
                        if (endpoint.Answer(request) is not { } predicted)
                        {
                            unknown++;
                            continue;
                        }

                        var actual = await HttpBrowser.SendAsync(new Uri(served.Address, route.Path), request, HeaderList.Empty, null, "", TestContext.Current.CancellationToken);
                        if (Written(predicted) != Written(actual))
                        {
                            mismatches.Add($"Program {number}: {request} to {route.Path} ({kind}): predicted {Written(predicted)}, was {Written(actual)}\n{program.Code}");
                        }
                    }
                }

                endpoints++;
            }
        }

        var summary = $"Seed {RandomPrograms.Seed}: {RandomPrograms.Count} programs, {endpoints} endpoints ({string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))}), {exchanges} exchanges, {unknown} not predicted.";
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(mismatches.Count == 0, $"{summary} {mismatches.Count} were predicted wrong.\n{string.Join('\n', mismatches.Take(5))}");
        Assert.True(unknown < MostUnknown * exchanges, summary);
        Assert.All(Enum.GetNames<NoPolicy>().Append("policy"), kind => Assert.Contains(kind, kinds.Keys));
    }

    /// <summary>Status and CORS headers.</summary>
    private static string Written(BrowserResponse response) => string.Join("; ", response.Headers
        .Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) || header.Key.Equals(CorsHeaders.Vary, StringComparison.OrdinalIgnoreCase))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.OrdinalIgnoreCase)
        .Prepend(response.Status.ToString(CultureInfo.InvariantCulture)));
}
