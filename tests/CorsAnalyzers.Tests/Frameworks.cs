using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests;

/// <summary>The frameworks that tested apps are compiled against: .NET and ASP.NET Core together.</summary>
internal static class Frameworks
{
    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<Framework> All { get; } = [.. new[] { "net6.0", "net8.0", "net9.0", "net10.0", "net11.0" }.Select(Of)];

    public static Framework Net60 => Named("net6.0");

    public static Framework Net100 => Named("net10.0");

    /// <summary>.NET without ASP.NET Core: an app in which no CORS type exists.</summary>
    public static Framework WithoutAspNetCore { get; } = new("net10.0", () => Read("Microsoft.NETCore.App.Ref", "net10.0"));

    public static Framework Named(string name) => All.First(framework => framework.Name == name);

    private static Framework Of(string name)
        => new(name, () => [.. Read("Microsoft.NETCore.App.Ref", name), .. Read("Microsoft.AspNetCore.App.Ref", name)]);

    private static ImmutableArray<MetadataReference> Read(string pack, string framework)
        => [.. Directory.EnumerateFiles(FolderOf(pack, framework), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file))];

    // The build downloads the packs and says where they are, and in which version.
    private static string FolderOf(string pack, string framework)
        => Path.Combine(Metadata("PackagesFolder"), pack.ToLowerInvariant(), Metadata(framework), "ref", framework);

    private static string Metadata(string key)
        => typeof(Frameworks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}

/// <summary>What a tested app is compiled against; read once, when first asked for.</summary>
internal sealed class Framework(string name, Func<ImmutableArray<MetadataReference>> read)
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references = new(read);

    /// <summary>The framework's short name, such as <c>net8.0</c>.</summary>
    public string Name => name;

    public ImmutableArray<MetadataReference> References => _references.Value;
}
