using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Routing;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Reading;

/// <summary>Reads what a compilation does about CORS: finds where it starts, runs that, and writes down what was left behind.</summary>
internal sealed class AppReader
{
    private readonly SourceModels _sources;
    private readonly string _environment;
    private readonly CancellationToken _cancellation;
    private readonly List<SourceIndex> _files;
    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<Policy> _policies = [];
    private readonly List<HandMadeHeader> _handMadeHeaders = [];
    private readonly List<CorsHost> _hosts = [];
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _controllers;
    private EquatableArray<PolicyUse> _attributes = [];
    private bool _hasCorsMiddleware;
    private bool _hidesUses;

    private AppReader(SourceModels sources, string environment, List<SourceIndex> files, List<SourceIndex> all, CancellationToken cancellation)
    {
        (_sources, _environment, _files, _cancellation) = (sources, environment, files, cancellation);
        _controllers = new(() => [.. all.SelectMany(file => file.Controllers).Select(OutermostType).OfType<INamedTypeSymbol>().Where(Controllers.IsController).Distinct(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>()]);
    }

    public static CorsApp Read(SourceModels sources, string environment, CancellationToken cancellation)
    {
        var all = sources.Compilation.SyntaxTrees.Select(tree => SourceIndex.Of(tree, cancellation)).ToList();
        var files = all.Where(index => index.MentionsCors).ToList();
        return files.Count == 0 ? CorsApp.Nothing(environment) : new AppReader(sources, environment, files, all, cancellation).Read();
    }

    private CorsApp Read()
    {
        _hidesUses = _files.Any(file => file.HidesUses);
        _attributes = _files.SelectMany(file => file.Attributes).Select(AttributeUse).OfType<PolicyUse>().ToEquatableArray();
        var entryPoint = _sources.Compilation.GetEntryPoint(_cancellation);
        if (entryPoint is not null)
        {
            RunMethod(entryPoint, isWholeProgram: true);
        }

        foreach (var type in _files.SelectMany(file => file.StartupMethods).Select(ContainingType).OfType<INamedTypeSymbol>().Distinct(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>())
        {
            RunStartup(type);
        }

        foreach (var type in _files.SelectMany(file => file.CorsClasses).Select(Symbol).OfType<INamedTypeSymbol>())
        {
            _hidesUses |= !type.GetMembers().OfType<IMethodSymbol>().Any(_visited.Contains) && ConfigureOptions.IsOfCors(type);
            RunCorsClass(type);
        }

        foreach (var method in _files.SelectMany(file => file.StartupMethods).Select(Symbol).OfType<IMethodSymbol>())
        {
            if (!_visited.Contains(method) && !StartupClass.IsOfAnotherEnvironment(method) && (entryPoint is null || IsCalledFromElsewhere(method)))
            {
                RunMethod(method, isWholeProgram: false);
            }
        }

        foreach (var method in _files.SelectMany(file => file.HeaderWriters).Select(Symbol).OfType<IMethodSymbol>())
        {
            if (!_visited.Contains(method))
            {
                RunHandler(method, isProgram: entryPoint is not null);
            }
        }

        // Where other code may act on the pipeline, or the user is still typing, nothing is said about what is missing or misplaced.
        var isSettled = !_hidesUses && !_files.Any(file => file.IsBeingTyped);
        return new CorsApp(_environment, _policies.ToEquatableArray())
        {
            HandMadeHeaders = _handMadeHeaders.Distinct().ToEquatableArray(),
            HasCorsMiddleware = _hasCorsMiddleware,
            Hosts = _hosts.Select(host => WithEffectivePolicies(host with { IsWhole = host.IsWhole && isSettled, IsOrdered = host.IsOrdered && isSettled })).ToEquatableArray(),
            AttributeUses = _attributes,
            MisplacedAttributes = _files.SelectMany(file => file.Attributes).Select(Misplaced).OfType<MisplacedAttribute>().ToEquatableArray(),
            MayHaveMetadataElsewhere = new AssemblyReach(_sources.Compilation).AnyTouchesCors,
            FrameworkVersion = _sources.Compilation.GetTypeByMetadataName(KnownTypes.CorsPolicyBuilder)?.ContainingAssembly.Identity.Version.Major ?? 0,
        };
    }

    // By its name: a semantic model of each file of an app with many controllers would cost more than all else.
    private INamedTypeSymbol? OutermostType(ClassDeclarationSyntax type)
    {
        var spaces = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()).Reverse();
        return _sources.Compilation.Assembly.GetTypeByMetadataName(string.Join(".", spaces.Append(type.Identifier.ValueText)));
    }

    private static CorsHost WithEffectivePolicies(CorsHost host) =>
        host with { Endpoints = host.Endpoints.Select(endpoint => endpoint with { Effective = EffectivePolicy.Of(host, endpoint) }).ToEquatableArray() };

    private INamedTypeSymbol? ContainingType(SyntaxNode method) => Symbol(method)?.ContainingType;

    private ISymbol? Symbol(SyntaxNode declaration) => _sources.Of(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellation);

    // In an app, a method that nothing reached is dead code, unless it is reached in a way that cannot be followed.
    private static bool IsCalledFromElsewhere(IMethodSymbol method) =>
        method.IsOverride || method.IsVirtual
        || method.ContainingType.AllInterfaces.Any(type => type.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    private MisplacedAttribute? Misplaced(AttributeSyntax attribute)
    {
        if (attribute.Parent?.Parent is not MethodDeclarationSyntax declaration || Symbol(declaration) is not IMethodSymbol { ContainingType: { } type } method
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

    private void RunStartup(INamedTypeSymbol type) => Run(interpreter =>
    {
        if (StartupClass.Is(interpreter, type) && !type.GetMembers().OfType<IMethodSymbol>().Any(_visited.Contains))
        {
            var host = interpreter.NewHost(Facet.Builder).Host;
            interpreter.ChangeHost(host, before => before with { IsHostedElsewhere = true });
            StartupClass.Run(interpreter, type, host);
        }
    });

    private void RunMethod(IMethodSymbol method, bool isWholeProgram) => Run(interpreter =>
    {
        if (isWholeProgram)
        {
            interpreter.Run(method, null, []);
            return;
        }

        var host = interpreter.NewHost(Facet.Builder).Host;
        interpreter.ChangeHost(host, before => before with { IsPartial = true });
        var self = method.IsStatic ? null : interpreter.NewObject(method.ContainingType, HostValues.Constructor(method.ContainingType), HostValues.Injected(interpreter, HostValues.Constructor(method.ContainingType), host));
        interpreter.Run(method, self, [.. method.Parameters.Select(parameter => Argument(interpreter, parameter, host))]);
    });

    private static Value Argument(Interpreter interpreter, IParameterSymbol parameter, int host)
    {
        if (parameter.Type is INamedTypeSymbol type && interpreter.TypeName(type) == KnownTypes.CorsPolicyBuilder)
        {
            // Somebody's policy, of which nothing is known but what this method does to it.
            var policy = interpreter.New(new PolicyCell([PolicyVariant.Unknown]));
            var registration = new Registration(Fact<string>.Unknown, policy.Id, new CallSite(parameter.ContainingSymbol.Name, parameter.ContainingSymbol.Locations[0]));
            interpreter.ChangeHost(host, before => before with { Registrations = before.Registrations.Add(registration) });
            return policy;
        }

        return HostValues.FaceOf(interpreter, parameter.Type, host) ?? Value.Unknown;
    }

    /// <summary>A method that is run on requests: an action, a filter, a helper that nobody calls in sight.</summary>
    private void RunHandler(IMethodSymbol method, bool isProgram)
    {
        // Middleware that the program does not use is not run on anything.
        if (isProgram && method.Name is "Invoke" or "InvokeAsync" && method.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Type.Name == "RequestDelegate")))
        {
            return;
        }

        Run(interpreter =>
        {
            var self = method.IsStatic ? null : interpreter.NewObject(method.ContainingType, null, []);
            interpreter.RunHandlers([new Function(method, null, null, self)], onStaticFiles: false);
        });
    }

    private void RunCorsClass(INamedTypeSymbol type) => Run(interpreter =>
    {
        var host = interpreter.NewHost(Facet.Builder).Host;
        interpreter.ChangeHost(host, before => before with { IsPartial = true });
        ConfigureOptions.Run(interpreter, host, type, null);
        foreach (var method in type.GetMembers("GetPolicyAsync").OfType<IMethodSymbol>().Where(_ => type.AllInterfaces.Any(each => interpreter.TypeName(each) == KnownTypes.CorsPolicyProvider)))
        {
            var constructor = HostValues.Constructor(type);
            var self = interpreter.NewObject(type, constructor, HostValues.Injected(interpreter, constructor, host));
            var site = new CallSite(method.Name, method.Locations[0]);
            foreach (var policy in interpreter.Each(interpreter.Run(method, self, [])).OfType<Reference>().Where(value => interpreter.Cell<PolicyCell>(value) is not null))
            {
                interpreter.ChangeHost(host, before => before with { Registrations = before.Registrations.Add(new Registration(Fact<string>.Unknown, policy.Id, site)) });
            }
        }
    });

    /// <summary>Runs one root in an interpreter of its own. Code that is too long or too deep to be startup code leaves nothing behind.</summary>
    private void Run(Action<Interpreter> root)
    {
        var interpreter = new Interpreter(_sources, _environment, _cancellation);
        try
        {
            root(interpreter);
            foreach (var host in Started(interpreter).ToList())
            {
                RunDeferred(interpreter, host);
            }
        }
        catch (Exception exception) when (exception is OutOfStepsException or InsufficientExecutionStackException)
        {
            return;
        }
        finally
        {
            _visited.UnionWith(interpreter.Visited);
        }

        _handMadeHeaders.AddRange(interpreter.HandMadeHeaders);
        foreach (var host in Started(interpreter))
        {
            var read = HostOf(interpreter, interpreter.Cell<HostCell>(host)!);
            _hasCorsMiddleware |= read.Pipeline.Any(step => step.Kind == MiddlewareKind.Cors);
            _policies.AddRange(read.Policies);
            _hosts.Add(read);
        }
    }

    // Where every path ends with an exception, nothing of its hosts is left: that app does not start.
    private static IEnumerable<int> Started(Interpreter interpreter) => interpreter.Hosts.Where(host => interpreter.Cell<HostCell>(host) is not null);

    // As the framework does when the pipeline is built, in the order of registration.
    private static void RunDeferred(Interpreter interpreter, int host)
    {
        interpreter.Revive();
        for (var i = 0; i < interpreter.Cell<HostCell>(host)!.Deferred.Length; i++)
        {
            var deferred = interpreter.Cell<HostCell>(host)!.Deferred[i];
            if (deferred.IsCertain)
            {
                interpreter.Apply(deferred.Function, deferred.Argument);
            }
            else
            {
                interpreter.Fork([new Arm([], () => Value.Unknown), new Arm(deferred.When, () => interpreter.Apply(deferred.Function, deferred.Argument))]);
            }

            interpreter.Revive();
        }
    }

    private CorsHost HostOf(Interpreter interpreter, HostCell host) => new()
    {
        IsWhole = host is { HasPipeline: true, MayHideUses: false, IsPartial: false, IsHostedElsewhere: false },
        IsOrdered = host is { MayHideUses: false, IsPartial: false },
        IsWebApplication = host.IsWebApplication,
        VariesByEnvironment = host.VariesByEnvironment,
        Pipeline = host.Pipeline,
        Endpoints = new EndpointReader(interpreter, host, _controllers).Read(),
        Policies = PoliciesOf(interpreter, host).ToEquatableArray(),
        PolicyNames = host.Registrations.Select(registration => new PolicyName(registration.Name, registration.By, registration.IsCertain, registration.IsDefault)).ToEquatableArray(),
        DefaultPolicyName = host.DefaultPolicyName,
        CorsServices = host.Services.Where(call => CorsServicesCalls.BringsCors(call.Name)).ToEquatableArray(),
        PolicyServices = host.Services.Where(call => CorsServicesCalls.TakesPolicies(call.Name)).ToEquatableArray(),
        HasAuthenticationServices = host.Services.Any(call => CorsServicesCalls.BringsAuthentication(call.Name)),
        HasAuthorizationServices = host.Services.Any(call => CorsServicesCalls.BringsAuthorization(call.Name)),
        HasFallbackPolicy = host.HasFallbackPolicy,
        Authentication = host.Authentication,
        ServesPages = host.ServesPages,
        LimitsWebSocketOrigins = host.LimitsWebSocketOrigins,
        SuppressedChecks = host.SuppressedChecks,
        UnreadOptions = host.UnreadOptions,
        LateCorsServices = host.LateServices.Where(call => CorsServicesCalls.TakesPolicies(call.Name)).ToEquatableArray(),
    };

    private IEnumerable<Policy> PoliciesOf(Interpreter interpreter, HostCell host)
    {
        var uses = host.Uses.AddRange(_attributes);
        var isVisible = host is { HasPipeline: true, MayHideUses: false, IsPartial: false };
        foreach (var registration in host.Registrations)
        {
            var by = uses.Where(use => Uses(use, registration.Name, host.DefaultPolicyName)).ToList();
            var usage = by.Count > 0 ? Usage.Used
                : isVisible && registration.Name.IsKnown && uses.All(use => use.IsNameKnown) ? Usage.Unused
                : Usage.Unknown;
            yield return Policy(interpreter, registration.Policy, registration.Name, registration.By, usage, by) with
            {
                IsCertain = registration.IsCertain,
                IsNamedElsewhere = registration.Name.IsKnown && interpreter.SkippedTexts.Contains(registration.Name.Value!),
            };
        }

        foreach (var use in uses.Where(use => use.Inline is not null))
        {
            yield return Policy(interpreter, use.Inline!.Value, Fact<string>.Unknown, use.By, Usage.Used, [use]) with { Inline = use.Inline };
        }
    }

    private static Policy Policy(Interpreter interpreter, int id, Fact<string> name, CallSite by, Usage usage, List<PolicyUse> uses) => new(
        name,
        by,
        interpreter.Cell<PolicyCell>(id)?.Variants ?? [PolicyVariant.Unknown],
        usage,
        uses.Select(use => use.By).ToEquatableArray());

    private static bool Uses(PolicyUse use, Fact<string> name, Fact<string> defaultName) => use.Inline is null && name.IsKnown
        && (use.Names.Any(each => each.Is(name.Value!)) || (use.IsNameKnown && use.Names.IsEmpty && (!defaultName.IsKnown || defaultName.Is(name.Value!))));
}
