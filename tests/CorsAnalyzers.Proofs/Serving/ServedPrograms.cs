using System.Collections.Concurrent;
using CorsAnalyzers.Proofs.Serving;

[assembly: AssemblyFixture(typeof(ServedPrograms))]

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>The programs that run, each started once for all tests.</summary>
public sealed class ServedPrograms : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Code, string? Settings, string? Grpc), Lazy<Task<ServedProgram>>> _programs = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Who could not be compiled has failed its tests already.
        foreach (var program in _programs.Values.Where(program => program.Value.IsCompletedSuccessfully))
        {
            await (await program.Value).DisposeAsync();
        }
    }

    internal Task<ServedProgram> GetAsync(string code, string? settings, string? grpc = null) =>
        _programs.GetOrAdd((code, settings, grpc), static key => new(() => ServedProgram.StartAsync(key.Code, key.Settings, key.Grpc))).Value;
}
