using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge;

/// <summary>Which referenced assemblies could touch CORS at all: those that reference ASP.NET Core's CORS assembly, themselves or in turn.</summary>
internal sealed class AssemblyReach(Compilation compilation)
{
    private readonly Dictionary<string, IAssemblySymbol> _byName = ByName(compilation);
    private readonly Dictionary<string, bool> _canTouch = new(StringComparer.Ordinal) { ["Microsoft.AspNetCore.Cors"] = true, ["Microsoft.AspNetCore.Mvc.Cors"] = true };

    /// <summary>Part of .NET or ASP.NET Core: what matters of it has a documented meaning here, the rest does nothing about CORS.</summary>
    public bool IsFramework(IAssemblySymbol? assembly) => assembly is null || IsFramework(assembly.Name);

    public bool CanTouchCors(IAssemblySymbol? assembly) => assembly is not null && CanTouchCors(assembly.Name);

    /// <summary>Whether something that is not ASP.NET Core itself can touch CORS.</summary>
    public bool AnyTouchesCors => _byName.Keys.Any(name => !IsFramework(name) && CanTouchCors(name));

    private static bool IsFramework(string name) =>
        name is "netstandard" or "mscorlib" or "System"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Net.", StringComparison.Ordinal);

    private bool CanTouchCors(string name)
    {
        if (_canTouch.TryGetValue(name, out var known))
        {
            return known;
        }

        // The framework's own assemblies reference each other; only what comes from elsewhere can hide a call.
        _canTouch[name] = false;
        var can = !IsFramework(name)
            && _byName.TryGetValue(name, out var assembly)
            && assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => CanTouchCors(reference.Name));
        _canTouch[name] = can;
        return can;
    }

    private static Dictionary<string, IAssemblySymbol> ByName(Compilation compilation)
    {
        var assemblies = new Dictionary<string, IAssemblySymbol>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            assemblies[assembly.Name] = assembly;
        }

        return assemblies;
    }
}
