using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>The assemblies that programs are compiled against, from the reference packs that the build has downloaded.</summary>
internal static class References
{
    private const string Framework = "net10.0";

    private static readonly Lazy<ImmutableArray<(string Name, MetadataReference Reference)>> Files = new(
        () => [.. new[] { "microsoft.netcore.app.ref", "microsoft.aspnetcore.app.ref" }.SelectMany(FilesOf)]);

    /// <summary>All but those named.</summary>
    public static IEnumerable<MetadataReference> Without(ImmutableArray<string> missing) =>
        Files.Value.Where(file => !missing.Contains(file.Name)).Select(file => file.Reference);

    /// <summary>Assemblies without which a web app does not compile, but goes on being typed.</summary>
    public static ImmutableArray<string> Droppable { get; } =
    [
        "Microsoft.AspNetCore.Mvc.Core", "Microsoft.AspNetCore.Mvc.Abstractions", "Microsoft.AspNetCore.Mvc.RazorPages", "Microsoft.AspNetCore.Mvc",
        "Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Routing.Abstractions", "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Http.Abstractions", "Microsoft.AspNetCore.Http.Features", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.AspNetCore.Cors", "System.Linq", "System.Collections", "System.Runtime", "System.Text.RegularExpressions",
    ];

    private static IEnumerable<(string Name, MetadataReference Reference)> FilesOf(string package) => Directory
        .EnumerateFiles(
            Path.Combine(Repository.Metadata("PackagesFolder"), package, Repository.Metadata(Framework), "ref", Framework),
            "*.dll")
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path)));
}
