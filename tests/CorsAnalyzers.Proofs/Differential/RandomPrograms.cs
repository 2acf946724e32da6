using System.Globalization;
using CorsAnalyzers.App;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Tests.Reading;
using FsCheck;
using FsCheck.Fluent;

[assembly: AssemblyFixture(typeof(RandomPrograms))]

namespace CorsAnalyzers.Proofs.Differential;

/// <summary>Programs made at random, read and running, for all who ask them.</summary>
public sealed class RandomPrograms : IAsyncDisposable
{
    /// <summary>Makes other programs than the usual ones.</summary>
    private const string SeedVariable = "CORS_PROOFS_SEED";

    /// <summary>Makes more of them, or fewer.</summary>
    private const string CountVariable = "CORS_PROOFS_PROGRAMS";

    private readonly Lazy<Task<ImmutableArray<Running>>> _all = new(StartAsync);

    /// <summary>What the programs come of.</summary>
    public static ulong Seed { get; } = Read(SeedVariable, 1);

    /// <summary>How many there are.</summary>
    public static int Count { get; } = (int)Read(CountVariable, 60);

    public async ValueTask DisposeAsync()
    {
        if (_all.IsValueCreated && _all.Value.IsCompletedSuccessfully)
        {
            foreach (var program in await _all.Value)
            {
                await program.Served.DisposeAsync();
            }
        }
    }

    /// <summary>All of them, each started once.</summary>
    internal Task<ImmutableArray<Running>> AllAsync() => _all.Value;

    private static async Task<ImmutableArray<Running>> StartAsync()
    {
        var running = ImmutableArray.CreateBuilder<Running>();
        foreach (var program in RandomProgram.Any.Sample(Count, new Rnd(Seed), 50))
        {
            var host = Assert.Single(Model.Read(program.Code).Hosts);
            running.Add(new(
                running.Count,
                program,
                await ServedProgram.StartAsync(program.Code, settings: null, grpc: null),
                [.. program.Routes.Select(route => (route, Assert.Single(host.Endpoints, endpoint => endpoint.Label.EndsWith("/" + route.Name, StringComparison.Ordinal))))]));
        }

        return running.ToImmutable();
    }

    private static ulong Read(string variable, ulong usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>A program that runs, unless it did not start.</summary>
    /// <param name="Number">Its place among the others.</param>
    /// <param name="Program">What it is made of.</param>
    /// <param name="Served">Itself.</param>
    /// <param name="Endpoints">Its endpoints, as they are asked and as the analyzer has read them.</param>
    internal sealed record Running(int Number, RandomProgram Program, ServedProgram Served, ImmutableArray<(Route Route, Endpoint Endpoint)> Endpoints);
}
