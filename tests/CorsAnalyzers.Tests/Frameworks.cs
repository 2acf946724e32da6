using System.Reflection;
using Microsoft.CodeAnalysis.Testing;

namespace CorsAnalyzers.Tests;

/// <summary>The frameworks that tested apps are compiled against: .NET and ASP.NET Core together.</summary>
internal static class Frameworks
{
    public static ReferenceAssemblies Net60 { get; } = Of("net6.0");

    public static ReferenceAssemblies Net80 { get; } = Of("net8.0");

    public static ReferenceAssemblies Net90 { get; } = Of("net9.0");

    public static ReferenceAssemblies Net100 { get; } = Of("net10.0");

    /// <summary>.NET without ASP.NET Core: an app in which no CORS type exists.</summary>
    public static ReferenceAssemblies WithoutAspNetCore { get; } = Bare("net10.0");

    private static ReferenceAssemblies Of(string framework)
        => Bare(framework).AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", VersionOf(framework))]);

    private static ReferenceAssemblies Bare(string framework)
        => new(framework, new PackageIdentity("Microsoft.NETCore.App.Ref", VersionOf(framework)), Path.Combine("ref", framework));

    private static string VersionOf(string framework)
        => typeof(Frameworks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == framework).Value!;
}
