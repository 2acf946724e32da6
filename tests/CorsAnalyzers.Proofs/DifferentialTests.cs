using System.Globalization;
using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Tests.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CorsAnalyzers.Proofs;

/// <summary>Programs made at random are read by the analyzer and served by Kestrel: what it predicts is what comes over the wire.</summary>
public sealed class DifferentialTests
{
    /// <summary>Makes other programs than the usual ones.</summary>
    private const string SeedVariable = "CORS_PROOFS_SEED";

    /// <summary>Makes more of them, or fewer.</summary>
    private const string CountVariable = "CORS_PROOFS_PROGRAMS";

    private const int OriginsPerEndpoint = 3;
    private const double MostUnknown = 0.15;

    private static readonly string[] Pages = ["https://a.example", "https://evil.test", "https://b.example:8443", "https://x.a.example", "null", "http://localhost:3000"];

    private static readonly ulong Seed = Read(SeedVariable, 1);
    private static readonly int Count = (int)Read(CountVariable, 60);

    [Fact]
    public async Task A_server_answers_random_programs_as_the_model_predicts()
    {
        var (endpoints, exchanges, unknown) = (0, 0, 0);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var mismatches = new List<string>();
        foreach (var (program, number) in RandomProgram.Any.Sample(Count, new Rnd(Seed), 50).Select((program, number) => (program, number)))
        {
            var host = Assert.Single(Model.Read(program.Code).Hosts);
            await using var served = await ServedProgram.StartAsync(program.Code, settings: null, grpc: null);
            if (served.Address is null)
            {
                mismatches.Add($"Program {number} did not start: {served.Failure}\n{program.Code}");
                continue;
            }

            foreach (var route in program.Routes)
            {
                var endpoint = Assert.Single(host.Endpoints, endpoint => endpoint.Label.EndsWith("/" + route.Name, StringComparison.Ordinal));
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

        var summary = $"Seed {Seed}: {Count} programs, {endpoints} endpoints ({string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))}), {exchanges} exchanges, {unknown} not predicted.";
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

    private static ulong Read(string variable, ulong usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : usual;
}
