using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

/// <summary>Calls: into code of the app, which is followed, and into code elsewhere, which has a known meaning, is inert, or hides what it does.</summary>
internal sealed partial class Interpreter
{
    private AssemblyReach? _reach;

    private AssemblyReach Reach => _reach ??= new AssemblyReach(Sources.Compilation);

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        var byParameter = new Value[method.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            var value = argument.Parameter?.RefKind == RefKind.Out ? Value.Unknown : Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < byParameter.Length)
            {
                byParameter[parameter.Ordinal] = value;
            }
        }

        var arguments = byParameter.Select(value => value ?? Value.Unknown).ToEquatableArray();
        if (IsBeingTyped(invocation.Syntax))
        {
            return EscapeAll(receiver is null ? arguments : arguments.Insert(0, receiver));
        }

        if (receiver is null && method.IsExtensionMethod && arguments.Length > 0)
        {
            (receiver, arguments) = (arguments[0], arguments.RemoveAt(0));
        }

        var operands = receiver is null ? arguments : arguments.Insert(0, receiver);
        var site = new CallSite(method.Name, Call.NameLocation(invocation.Syntax));
        var hasReceiver = receiver is not null;
        if (hasReceiver && IsDebugOnly(site.At.SourceSpan.Start, invocation))
        {
            // A link of a chain that Production does not have; the rest of the chain is there.
            MarkVarying(receiver!);
            return receiver!;
        }

        return ForEachAlternative(operands, values => Perform(new Call(
            method,
            TypeName(method.ContainingType),
            hasReceiver ? values[0] : null,
            hasReceiver ? values.RemoveAt(0) : values,
            invocation,
            site)));
    }

    // Arguments with syntax errors are not all there yet: what they will come to is unknown. In a block, other statements may be whole.
    private static bool IsBeingTyped(SyntaxNode call) =>
        call is InvocationExpressionSyntax { ArgumentList: { ContainsDiagnostics: true } arguments }
        && arguments.DescendantNodesAndTokens(node => node is not BlockSyntax && node.ContainsDiagnostics)
            .Any(part => part.ContainsDiagnostics && !part.AsNode().HasErrorsInside());

    private Value EscapeAll(EquatableArray<Value> values)
    {
        foreach (var value in values)
        {
            Escape(value);
        }

        return Value.Unknown;
    }

    private Value Perform(Call call) => IsLive ? Decided(call, PerformCall(call)) : Value.Unknown;

    private Value PerformCall(Call call)
    {
        if (call.Method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Apply(call.Receiver ?? Value.Unknown, call.Arguments);
        }

        if (call.Method.MethodKind is MethodKind.LocalFunction || IsSource(call.Method))
        {
            return FollowSource(call);
        }

        return Typed(FrameworkCalls.Perform(this, call) ?? OutOfSight(call), call.Method.ReturnType);
    }

    /// <summary>An unknown answer to a question about the origin is a check out of sight.</summary>
    private Value Decided(Call call, Value value) =>
        value is Unknown or Truth && call.Operands.Any(IsOfSubject) ? new Unknown(ConfigurationSource.OfOriginCheck) : value;

    private Value FollowSource(Call call)
    {
        var target = Dispatch(call.Method, call.Receiver);
        if (target is null)
        {
            return Hidden(call);
        }

        var isExtension = call.Method.IsExtensionMethod;
        var arguments = isExtension ? call.Arguments.Insert(0, call.Receiver ?? Value.Unknown) : call.Arguments;
        var result = Run(target, isExtension ? null : call.Receiver, arguments, out var outs);
        AssignOuts(call, outs);
        return result;
    }

    private void AssignOuts(Call call, IReadOnlyDictionary<int, Value> outs)
    {
        if (call.Operation is not IInvocationOperation invocation)
        {
            return;
        }

        foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            AssignTo(argument.Value, outs.TryGetValue(argument.Parameter!.Ordinal, out var value) ? value : Value.Unknown);
        }
    }

    /// <summary>Gives an <c>out</c> argument of a framework call its value.</summary>
    public void AssignOut(Call call, int ordinal, Value value)
    {
        if (call.Operation is IInvocationOperation invocation
            && invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } argument)
        {
            AssignTo(argument.Value, value);
        }
    }

    /// <summary>The method that a call reaches at run time; <see langword="null"/> where that cannot be told.</summary>
    private IMethodSymbol? Dispatch(IMethodSymbol method, Value? receiver)
    {
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return method;
        }

        if (Cell<ObjectCell>(receiver) is not { Type: var type })
        {
            return method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface ? null : method;
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? (method.IsAbstract ? null : method);
        }

        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var candidate in at.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return method.IsAbstract ? null : method;
    }

    /// <summary>Runs a method, lambda or delegate with these arguments.</summary>
    public Value Apply(Value function, params EquatableArray<Value> arguments)
    {
        if (function is Choice)
        {
            return ForEachAlternative([function], functions => Apply(functions[0], arguments));
        }

        if (function is HttpFacet { Part: HttpPart.Next })
        {
            return HttpCalls.GoOn(this);
        }

        if (function is not Function target)
        {
            foreach (var argument in arguments)
            {
                Escape(argument);
            }

            return Value.Unknown;
        }

        if (target.Lambda is { } lambda)
        {
            return RunBody(new Activation(NewId(), lambda.Symbol, target.Captured, target.Receiver), lambda.Symbol.Parameters, arguments, () => Evaluate(lambda.Body), out _);
        }

        var reached = Dispatch(target.Method, target.Receiver);
        if (reached is not null && (reached.MethodKind == MethodKind.LocalFunction || IsSource(reached)))
        {
            return Run(reached, target.Receiver, arguments);
        }

        var site = new CallSite(target.Method.Name, Location.None);
        var extends = target.Method.IsExtensionMethod && target.Receiver is not null;
        return FrameworkCalls.Perform(this, new Call(target.Method, TypeName(target.Method.ContainingType), target.Receiver, arguments, NoOperation, site)) is { } known && !extends
            ? known
            : Value.Unknown;
    }

    // Only asked for its syntax by calls that have one; a delegate made of a framework method has none.
    private static IOperation NoOperation => null!;

    public Value Run(IMethodSymbol method, Value? receiver, EquatableArray<Value> arguments) => Run(method, receiver, arguments, out _);

    private Value Run(IMethodSymbol method, Value? receiver, EquatableArray<Value> arguments, out IReadOnlyDictionary<int, Value> outs)
    {
        outs = ImmutableDictionary<int, Value>.Empty;
        method = method.PartialImplementationPart ?? method;
        var definition = method.OriginalDefinition;
        var body = definition.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && _callDepth < MostCalls
            ? Sources.Operation(declaration.GetSyntax(Cancellation), Cancellation)
            : null;
        if (body is null)
        {
            foreach (var argument in arguments)
            {
                Escape(argument);
            }

            return Value.Unknown;
        }

        Visited.Add(definition);
        var activation = new Activation(NewId(), definition, DeclaringActivation(definition), receiver);
        _callDepth++;
        try
        {
            return RunBody(activation, definition.Parameters, arguments, () => Evaluate(body is ILocalFunctionOperation function ? function.Body : body), out outs);
        }
        finally
        {
            _callDepth--;
        }
    }

    // A local function sees the locals of the run it is declared in.
    private Activation? DeclaringActivation(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return null;
        }

        var activation = _activation;
        while (activation.Parent is not null && !SymbolEqualityComparer.Default.Equals(activation.Method, method.ContainingSymbol))
        {
            activation = activation.Parent;
        }

        return activation;
    }

    private Value RunBody(
        Activation activation, ImmutableArray<IParameterSymbol> parameters, EquatableArray<Value> arguments, Func<Value> run, out IReadOnlyDictionary<int, Value> outs)
    {
        var origin = State;
        for (var i = 0; i < parameters.Length; i++)
        {
            State = State.With(new Variable(activation.Id, parameters[i]), i < arguments.Length ? arguments[i] : Value.Unknown);
        }

        InActivation(activation, run);
        if (IsLive)
        {
            activation.Returns.Add(new Outcome(State, Yielded(activation)));
        }

        var result = Meet(origin, activation.Returns);
        outs = parameters
            .Where(parameter => parameter.RefKind is RefKind.Out or RefKind.Ref)
            .ToDictionary(parameter => parameter.Ordinal, parameter => State.Variables.TryGetValue(new Variable(activation.Id, parameter), out var value) ? value : Value.Unknown);
        return result;
    }

    private Value Yielded(Activation activation) =>
        activation.Method is { } method && State.Variables.TryGetValue(new Variable(activation.Id, method), out var list) ? list : Value.Unknown;

    private Value InActivation(Activation activation, Func<Value> run)
    {
        var caller = _activation;
        _activation = activation;
        try
        {
            return run();
        }
        finally
        {
            _activation = caller;
        }
    }

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = new Value[creation.Constructor?.Parameters.Length ?? 0];
        foreach (var argument in creation.Arguments)
        {
            arguments[argument.Parameter?.Ordinal ?? 0] = Evaluate(argument.Value);
        }

        return ForEachAlternative([.. arguments.Select(value => value ?? Value.Unknown)], values =>
        {
            var made = Construct(creation, values);
            Initialize(made, creation.Initializer);
            return made;
        });
    }

    private Value Construct(IObjectCreationOperation creation, EquatableArray<Value> arguments)
    {
        if (creation.Type is not INamedTypeSymbol type || creation.Constructor is not { } constructor)
        {
            return Value.Unknown;
        }

        if (IsSource(type))
        {
            return NewObject(type, constructor, arguments);
        }

        var call = new Call(constructor, TypeName(type), null, arguments, creation, new CallSite(type.Name, Call.NameLocation(creation.Syntax)));
        return FrameworkCalls.Construct(this, call) ?? OutOfSight(call);
    }

    /// <summary>A new object of a class of the app, its constructor run.</summary>
    public Reference NewObject(INamedTypeSymbol type, IMethodSymbol? constructor, EquatableArray<Value> arguments)
    {
        var made = New(ObjectCell.New(type));
        if (constructor is null)
        {
            return made;
        }

        switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation))
        {
            case ConstructorDeclarationSyntax:
                Run(constructor, made, arguments);
                break;
            case TypeDeclarationSyntax:
                CapturePrimaryParameters(made, type, constructor, arguments);
                break;
        }

        return made;
    }

    private void CapturePrimaryParameters(Reference made, INamedTypeSymbol type, IMethodSymbol constructor, EquatableArray<Value> arguments)
    {
        foreach (var parameter in constructor.Parameters)
        {
            var value = parameter.Ordinal < arguments.Length ? arguments[parameter.Ordinal] : Value.Unknown;
            var cell = Cell<ObjectCell>(made)!;
            var members = cell.Members.SetItem(parameter, value);
            if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                members = members.SetItem(property, value);
            }

            Set(made.Id, cell with { Members = members });
        }
    }

    private void Initialize(Value made, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
        {
            return;
        }

        _implicitReceivers.Push(made);
        try
        {
            foreach (var part in initializer.Initializers)
            {
                if (part is IMemberInitializerOperation member)
                {
                    Initialize(Evaluate(member.InitializedMember), member.Initializer);
                }
                else
                {
                    Evaluate(part);
                }
            }
        }
        finally
        {
            _implicitReceivers.Pop();
        }
    }

    /// <summary>
    /// A call into an assembly whose code is not here. It can touch CORS only if its assembly can: then what it received is unknown from here on;
    /// otherwise it is inert, but for the callbacks that it hands the host to.
    /// </summary>
    private Value OutOfSight(Call call)
    {
        if (CallsByReflection(call))
        {
            return Hidden(call);
        }

        if (Reach.IsFramework(call.Method.ContainingAssembly) || !Reach.CanTouchCors(call.Method.ContainingAssembly))
        {
            AssignOuts(call, ImmutableDictionary<int, Value>.Empty);
            RunCallbacks(call);
            PipelineCalls.Note(this, call);
            if (HostValues.HostOf(call.Receiver) is { } host)
            {
                CorsServicesCalls.NoteServices(this, call, host);
            }

            HostCallbacks.Run(this, call);
            RunHandlers(call.Arguments.OfType<Function>(), onStaticFiles: false);
            return HostValues.Continued(this, call) ?? Value.Unknown;
        }

        return Hidden(call);
    }

    /// <summary>Runs code of the app that only the program itself can tell.</summary>
    private static bool CallsByReflection(Call call) =>
        call.Type.StartsWith("System.Reflection.", StringComparison.Ordinal)
        || call.Type is "System.Activator" or "System.Delegate" or "System.Type" or "Microsoft.Extensions.DependencyInjection.ActivatorUtilities";

    /// <summary>What a method of .NET calls back, such as <c>ForEach</c> on a list of which nothing is known, may set up the host.</summary>
    private void RunCallbacks(Call call)
    {
        if (!call.Type.StartsWith("System.", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var function in call.Arguments.OfType<Function>().Where(function => HostsIn(function).Any()).ToList())
        {
            Fork([new Arm([], () => Value.Unknown), new Arm([], () => Apply(function, [.. function.Method.Parameters.Select(_ => Value.Unknown)]))]);
        }
    }

    /// <summary>The hosts that a lambda has in reach, by the variables it mentions.</summary>
    private EquatableArray<Value> HostsIn(Function function) => function is { Lambda: { } lambda, Captured: { } captured }
        ? lambda.Body.Descendants()
            .Select(operation => operation switch
            {
                ILocalReferenceOperation local => (ISymbol)local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            })
            .OfType<ISymbol>()
            .Distinct(SymbolEqualityComparer.Default)
            .Select(symbol => InActivation(captured, () => Read(symbol!)))
            .Where(value => value is HostFacet { Facet: not Facet.Environment })
            .ToEquatableArray()
        : [];

    /// <summary>Code that the framework will run on requests: what it does to their CORS headers is found out now.</summary>
    public void RunHandlers(IEnumerable<Function> functions, bool onStaticFiles)
    {
        foreach (var function in functions.Where(function => IsLive && HeaderWriters.IsCandidate(this, function)))
        {
            HandMadeHeaders.AddRange(HeaderWriters.Ask(
                this,
                () => Apply(function, [.. function.Method.Parameters.Select(parameter => Typed(Value.Unknown, parameter.Type))]),
                onStaticFiles));
        }
    }

    private Value Hidden(Call call)
    {
        AssignOuts(call, ImmutableDictionary<int, Value>.Empty);
        foreach (var operand in call.Operands)
        {
            Escape(operand);
        }

        return HostValues.Continued(this, call) ?? Value.Unknown;
    }
}

file static class SyntaxErrors
{
    /// <summary>Whether the errors are those of a part of this node; in a block, they are that of a statement.</summary>
    public static bool HasErrorsInside(this SyntaxNode? node) =>
        node is BlockSyntax || (node?.ChildNodesAndTokens().Any(child => child.ContainsDiagnostics) ?? false);
}
