using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Knowledge.AspNetCore;
using CorsAnalyzers.Reading.Routing;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Reading;

/// <summary>Reads what a compilation does about CORS: finds where it starts, runs that, and writes down what was left behind.</summary>
internal sealed class AppReader
{
    /// <summary>Work for one compilation in one environment: under a second.</summary>
    private const long UnitsOfAll = 1_000_000;

    /// <summary>Work for one root. Startup code takes a few thousand units; more than this is a program, not startup code.</summary>
    private const long UnitsOfRoot = 200_000;

    private readonly SourceModels _sources;
    private readonly string _environment;
    private readonly AppSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly List<SourceIndex> _files;
    private readonly Budget _budget = new(UnitsOfAll);
    private readonly AssemblyReach _reach;
    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<HandMadeHeader> _handMadeHeaders = [];
    private readonly List<CorsHost> _hosts = [];
    private readonly HashSet<SyntaxTree> _readers = [];
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _controllers;
    private EquatableArray<PolicyUse> _attributes = [];
    private bool _hidesUses;

    private AppReader(
        SourceModels sources, AppSettings settings, string environment, List<SourceIndex> files, List<SourceIndex> all, CancellationToken cancellation)
    {
        (_sources, _settings, _environment, _files, _cancellation) = (sources, settings, environment, files, cancellation);
        _reach = new AssemblyReach(sources.Compilation);
        _controllers = new(() => Distinct(all.SelectMany(file => file.Controllers).Select(OutermostType)).Where(Controllers.IsController).ToList());
    }

    /// <summary>What the app does in one environment.</summary>
    /// <param name="sources">The code.</param>
    /// <param name="settings">What the settings files say in that environment.</param>
    /// <param name="environment">The value of <c>EnvironmentName</c>.</param>
    /// <param name="cancellation">Ends the reading at once.</param>
    public static CorsApp Read(SourceModels sources, AppSettings settings, string environment, CancellationToken cancellation)
    {
        var all = sources.Compilation.SyntaxTrees.Select(tree => SourceIndex.Of(tree, cancellation)).ToList();
        var files = all.Where(index => index.MentionsCors).ToList();
        return files.Count == 0
            ? CorsApp.Nothing(environment)
            : new AppReader(sources, settings, environment, files, all, cancellation).Read();
    }

    private CorsApp Read()
    {
        _hidesUses = _files.Any(file => file.HidesUses);
        _attributes = _files.SelectMany(file => file.Attributes).Select(AttributeUse).OfType<PolicyUse>().ToEquatableArray();
        RunRoots(_sources.Compilation.GetEntryPoint(_cancellation));

        // Where other code may act on the pipeline, or the user is still typing, nothing is said about what is missing or misplaced.
        var isSettled = !_hidesUses && !_files.Any(file => file.IsBeingTyped);
        return new CorsApp(_environment, _hosts.SelectMany(host => host.Policies).ToEquatableArray())
        {
            HandMadeHeaders = _handMadeHeaders.Distinct().ToEquatableArray(),
            HasCorsMiddleware = _hosts.Any(host => host.Pipeline.Any(step => step.Kind == MiddlewareKind.Cors)),
            Hosts = _hosts.Select(host => Settled(host, isSettled)).ToEquatableArray(),
            AttributeUses = _attributes,
            MisplacedAttributes = _files.SelectMany(file => file.Attributes).Select(Misplaced).OfType<MisplacedAttribute>().ToEquatableArray(),
            MayHaveMetadataElsewhere = _reach.AnyTouchesCors,
            FrameworkVersion = _sources.Compilation.GetTypeByMetadataName(KnownTypes.CorsPolicyBuilder)?.ContainingAssembly.Identity.Version.Major ?? 0,
        };
    }

    private void RunRoots(IMethodSymbol? entryPoint)
    {
        var readers = ReadersOfHeaderNames();
        _readers.UnionWith(readers.Select(method => method.SyntaxTree));
        if (entryPoint is not null)
        {
            Run(evaluator => evaluator.Run(entryPoint, null, []));
        }

        foreach (var type in Distinct(_files.SelectMany(file => file.StartupMethods).Select(method => Symbol(method)?.ContainingType)))
        {
            RunStartup(type);
        }

        foreach (var type in _files.SelectMany(file => file.CorsClasses).Select(Symbol).OfType<INamedTypeSymbol>())
        {
            _hidesUses |= !WasVisited(type) && DeferredOptions.ConfiguresCors(type);
            RunCorsClass(type);
        }

        foreach (var method in _files.SelectMany(file => file.StartupMethods).Select(Symbol).OfType<IMethodSymbol>())
        {
            if (!_visited.Contains(method) && !StartupClass.IsOfAnotherEnvironment(method) && (entryPoint is null || IsCalledFromElsewhere(method)))
            {
                RunPart(method);
            }
        }

        foreach (var method in _files.SelectMany(file => file.HeaderWriters).Concat(readers).Distinct().Select(Symbol).OfType<IMethodSymbol>())
        {
            if (!_visited.Contains(method))
            {
                RunHandler(method, isProgram: entryPoint is not null);
            }
        }
    }

    /// <summary>The methods that may take a header's name from a constant of another class. Their files need not speak of CORS.</summary>
    private List<MethodDeclarationSyntax> ReadersOfHeaderNames()
    {
        var names = _files.SelectMany(file => file.HeaderNames).Distinct().ToList();
        return names.Count == 0
            ? []
            : _sources.Compilation.SyntaxTrees.SelectMany(tree => SourceIndex.MethodsThatRead(tree, names, _cancellation)).ToList();
    }

    private static CorsHost Settled(CorsHost host, bool isSettled)
    {
        host = host with { IsWhole = host.IsWhole && isSettled, IsOrdered = host.IsOrdered && isSettled };
        return host with
        {
            Endpoints = host.Endpoints.Select(endpoint => endpoint with { Effective = EffectivePolicy.Of(host, endpoint) }).ToEquatableArray(),
        };
    }

    private static IEnumerable<INamedTypeSymbol> Distinct(IEnumerable<INamedTypeSymbol?> types) =>
        types.OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    // By its name: a semantic model of each file of an app with many controllers would cost more than all else.
    private INamedTypeSymbol? OutermostType(ClassDeclarationSyntax type)
    {
        var spaces = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()).Reverse();
        return _sources.Compilation.Assembly.GetTypeByMetadataName(string.Join(".", spaces.Append(type.Identifier.ValueText)));
    }

    private ISymbol? Symbol(SyntaxNode declaration) => _sources.Of(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellation);

    private bool WasVisited(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Any(_visited.Contains);

    // In an app, a method that nothing reached is dead code, unless it is reached in a way that cannot be followed.
    private static bool IsCalledFromElsewhere(IMethodSymbol method) =>
        method.IsOverride || method.IsVirtual
        || method.ContainingType.AllInterfaces.Any(type => type.GetMembers().Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    private MisplacedAttribute? Misplaced(AttributeSyntax attribute)
    {
        if (attribute.Parent?.Parent is not MethodDeclarationSyntax declaration
            || Symbol(declaration) is not IMethodSymbol { ContainingType: { } type } method
            || !method.GetAttributes().Any(each => EndpointAttributes.IsCors(each) && each.ApplicationSyntaxReference?.Span == attribute.Span))
        {
            return null;
        }

        var isOnPage = EndpointAttributes.Bases(type).Any(each => each.IsNamed(KnownTypes.PageModel));
        return isOnPage || (Controllers.IsController(type) && !Controllers.IsAction(method))
            ? new MisplacedAttribute(new CallSite(attribute.Name.ToString(), Call.NameLocation(attribute)), method.Name, isOnPage)
            : null;
    }

    private PolicyUse? AttributeUse(AttributeSyntax attribute)
    {
        var model = _sources.Of(attribute.SyntaxTree);
        if (model.GetSymbolInfo(attribute, _cancellation).Symbol is not IMethodSymbol { ContainingType: { } type }
            || !type.IsNamed(KnownTypes.EnableCorsAttribute)
            || attribute.ArgumentList?.Arguments.FirstOrDefault() is not { } argument)
        {
            return null;
        }

        return EndpointAttributes.Use(attribute, hasName: true, model.GetConstantValue(argument.Expression, _cancellation).Value);
    }

    private void RunStartup(INamedTypeSymbol type) => Run(evaluator =>
    {
        if (StartupClass.Is(_environment, type) && !WasVisited(type))
        {
            var host = evaluator.NewHost(Facet.Builder).Host;
            evaluator.ChangeHost(host, before => before with { IsHostedElsewhere = true });
            StartupClass.Run(evaluator, type, host);
        }
    });

    /// <summary>A method that sets up part of a host: whoever calls it does the rest.</summary>
    private void RunPart(IMethodSymbol method) => Run(evaluator =>
    {
        var host = NewPart(evaluator);
        var self = method.IsStatic ? null : HostFaces.NewInjected(evaluator, method.ContainingType, host);
        evaluator.Run(method, self, [.. method.Parameters.Select(parameter => Argument(evaluator, parameter, host))]);
    });

    private static int NewPart(Evaluator evaluator)
    {
        var host = evaluator.NewHost(Facet.Builder).Host;
        evaluator.ChangeHost(host, before => before with { IsPartial = true });
        return host;
    }

    private static Value Argument(Evaluator evaluator, IParameterSymbol parameter, int host)
    {
        if (!parameter.Type.IsNamed(KnownTypes.CorsPolicyBuilder))
        {
            return HostFaces.FaceOf(evaluator, parameter.Type, host) ?? Value.Unknown;
        }

        // Somebody's policy, of which nothing is known but what this method does to it.
        var policy = evaluator.New(PolicyCell.Unknown);
        Policies.Register(evaluator, host, Fact<string>.Unknown, policy.Id, Site(parameter.ContainingSymbol));
        return policy;
    }

    private static CallSite Site(ISymbol symbol) => new(symbol.Name, symbol.Locations.FirstOrDefault() ?? Location.None);

    /// <summary>A method that is run on requests: an action, a filter, a helper that nobody calls in sight.</summary>
    private void RunHandler(IMethodSymbol method, bool isProgram)
    {
        // Middleware that the program does not use is not run on anything.
        if (isProgram && method.Name is "Invoke" or "InvokeAsync" && method.ContainingType.InstanceConstructors.Any(TakesWhatComesNext))
        {
            return;
        }

        Run(evaluator =>
        {
            var self = method.IsStatic ? null : evaluator.NewObject(method.ContainingType, null, []);
            var isAction = Controllers.IsController(method.ContainingType) && Controllers.IsAction(method);
            Handlers.Run(evaluator, [new Function(method, null, null, self)], onStaticFiles: false, isBound: isAction);
        });
    }

    private static bool TakesWhatComesNext(IMethodSymbol constructor) =>
        constructor.Parameters.Any(parameter => parameter.Type.Name == "RequestDelegate");

    /// <summary>A class that provides policies or configures options.</summary>
    private void RunCorsClass(INamedTypeSymbol type) => Run(evaluator =>
    {
        var host = NewPart(evaluator);
        DeferredOptions.AddClass(evaluator, host, type, null);
        if (!type.AllInterfaces.Any(each => each.IsNamed(KnownTypes.CorsPolicyProvider)))
        {
            return;
        }

        foreach (var method in type.GetMembers("GetPolicyAsync").OfType<IMethodSymbol>())
        {
            var self = HostFaces.NewInjected(evaluator, type, host);
            foreach (var policy in Evaluator.Each(evaluator.Run(method, self, [])).OfType<Reference>().Where(each => evaluator.Cell<PolicyCell>(each) is not null))
            {
                Policies.Register(evaluator, host, Fact<string>.Unknown, policy.Id, Site(method));
            }
        }
    });

    /// <summary>Runs one root in an evaluator of its own. What takes too much work, or fails, leaves nothing behind; the others go on.</summary>
    private void Run(Action<Evaluator> root)
    {
        var run = new AppRun(_environment, _settings, _reach, tree => _readers.Contains(tree) || SourceIndex.Of(tree, _cancellation).MentionsCors);
        var evaluator = new Evaluator(_sources, run, _budget, _cancellation);
        using var limit = _budget.Narrow(UnitsOfRoot);
        try
        {
            root(evaluator);
            foreach (var host in Started(evaluator).ToList())
            {
                RunDeferred(evaluator, host);
            }
        }
        catch (Exception exception) when (IsGivenUp(exception))
        {
            return;
        }
        finally
        {
            _visited.UnionWith(evaluator.Visited);
        }

        _handMadeHeaders.AddRange(run.HandMadeHeaders);
        _hosts.AddRange(Started(evaluator).Select(host =>
            new HostWriter(evaluator, evaluator.Cell<HostCell>(host)!, _attributes, _controllers).Write()));
    }

    // Whoever works on the analyzer wants to see its faults; whoever uses it wants to build.
    private static bool IsGivenUp(Exception exception) => exception switch
    {
        OutOfBudgetException or InsufficientExecutionStackException => true,
        OperationCanceledException => false,
#if DEBUG
        _ => false,
#else
        _ => true,
#endif
    };

    // Where every path ends with an exception, nothing of its hosts is left: that app does not start.
    private static IEnumerable<int> Started(Evaluator evaluator) => evaluator.App().Hosts.Where(host => evaluator.Cell<HostCell>(host) is not null);

    // As the framework does when the pipeline is built, in the order of registration.
    private static void RunDeferred(Evaluator evaluator, int host)
    {
        evaluator.Restart();
        for (var done = Log<Deferred>.Empty; evaluator.Cell<HostCell>(host)!.Deferred is var all && all.Count > done.Count; done = all)
        {
            foreach (var deferred in all.After(done))
            {
                if (deferred.IsCertain)
                {
                    evaluator.Apply(deferred.Function, deferred.Argument);
                }
                else
                {
                    evaluator.Fork(
                    [
                        new Arm([], () => Value.Unknown),
                        new Arm(deferred.When, () => evaluator.Apply(deferred.Function, deferred.Argument)),
                    ]);
                }

                evaluator.Restart();
            }
        }
    }
}
