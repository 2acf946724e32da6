using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Calls: into code of the app, which is followed, and into code elsewhere, which <see cref="IKnowledge"/> knows.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Runs a method, lambda or delegate with these arguments.</summary>
    public Value Apply(Value function, params EquatableArray<Value> arguments)
    {
        if (function is not Function target)
        {
            return function.Invoke(this, arguments) ?? Hidden(arguments);
        }

        if (target.Lambda is { } lambda)
        {
            return Piece(
                () => RunBody(
                    new Activation(NewId(), lambda.Symbol, target.Captured, target.Receiver),
                    lambda.Symbol.Parameters,
                    arguments,
                    () => Evaluate(lambda.Body),
                    out _),
                () => GiveUp(target, arguments));
        }

        var reached = Dispatch(target.Method, target.Receiver);
        if (reached is not null && (reached.MethodKind == MethodKind.LocalFunction || IsSource(reached)))
        {
            return Run(reached, target.Receiver, arguments);
        }

        var site = new CallSite(target.Method.Name, Location.None);
        var call = new Call(target.Method, TypeName(target.Method.ContainingType), target.Receiver, arguments, null, site);
        var extends = target.Method.IsExtensionMethod && target.Receiver is not null;
        return Knowledge.Call(this, call) is { } known && !extends ? known : Value.Unknown;
    }

    /// <summary>Runs a method of the app.</summary>
    public Value Run(IMethodSymbol method, Value? receiver, EquatableArray<Value> arguments) => Run(method, receiver, arguments, out _);

    /// <summary>Gives an <c>out</c> argument of a call out of sight its value.</summary>
    public void AssignOut(Call call, int ordinal, Value value)
    {
        if (call.Written.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } argument)
        {
            AssignTo(argument.Value, value);
        }
    }

    /// <summary>Nothing is known of what a call does: what it is given is out of sight from here on.</summary>
    public Value Hidden(Call call)
    {
        AssignOuts(call, ImmutableDictionary<int, Value>.Empty);
        return Hidden(call.Operands);
    }

    /// <summary>A call leaves what it is given as it is, but for what it gives back.</summary>
    public void Inert(Call call) => AssignOuts(call, ImmutableDictionary<int, Value>.Empty);

    /// <summary>The handles that a lambda has in reach, by the variables it mentions.</summary>
    public IReadOnlyList<Value> HandlesIn(Function function) => function is { Lambda: { } lambda, Captured: { } captured }
        ? lambda.Body.Descendants()
            .Select(operation => operation switch
            {
                ILocalReferenceOperation local => (ISymbol)local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            })
            .OfType<ISymbol>()
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .Select(symbol => InActivation(captured, () => Read(symbol)))
            .Where(value => value.IsHandle)
            .ToList()
        : [];

    private Value Hidden(IEnumerable<Value> operands)
    {
        NoteUnseenCall();
        foreach (var operand in operands)
        {
            Escape(operand);
        }

        return Value.Unknown;
    }

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        var arguments = Arguments(method.Parameters.Length, invocation.Arguments);
        if (IsBeingTyped(invocation.Syntax))
        {
            return Hidden(receiver is null ? arguments : arguments.Insert(0, receiver));
        }

        if (receiver is null && method.IsExtensionMethod && arguments.Length > 0)
        {
            (receiver, arguments) = (arguments[0], arguments.RemoveAt(0));
        }

        var operands = receiver is null ? arguments : arguments.Insert(0, receiver);
        var site = new CallSite(method.Name, Evaluation.Call.NameLocation(invocation.Syntax));
        var hasReceiver = receiver is not null;
        if (hasReceiver && IsDebugOnly(site.At.SourceSpan.Start, invocation))
        {
            // A link of a chain that is there for debugging only; the rest of the chain is there.
            MarkSkipped(invocation);
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

    /// <summary>The values of arguments by the parameters they go to, in the order in which they are written.</summary>
    private EquatableArray<Value> Arguments(int parameters, ImmutableArray<IArgumentOperation> arguments)
    {
        var byParameter = new Value?[parameters];
        foreach (var argument in arguments)
        {
            var value = argument.Parameter?.RefKind == RefKind.Out ? Value.Unknown : Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < byParameter.Length)
            {
                byParameter[parameter.Ordinal] = value;
            }
        }

        return byParameter.Select(value => value ?? Value.Unknown).ToEquatableArray();
    }

    // Arguments with syntax errors are not all there yet: what they will come to is unknown. In a block, other statements may be whole.
    private static bool IsBeingTyped(SyntaxNode call) =>
        call is InvocationExpressionSyntax { ArgumentList: { ContainsDiagnostics: true } arguments }
        && arguments.DescendantNodesAndTokens(node => node is not BlockSyntax && node.ContainsDiagnostics)
            .Any(part => part.ContainsDiagnostics && !part.AsNode().HasErrorsInside());

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

        return Typed(Knowledge.Call(this, call) ?? Value.Unknown, call.Method.ReturnType);
    }

    /// <summary>An unknown answer to a question about the subject of an inquiry is a check out of sight.</summary>
    private Value Decided(Call call, Value value) => value is Unknown or Truth && Inquiry is { } inquiry && call.Operands.Any(inquiry.IsOfSubject)
        ? new Unknown(ExternalSource.UnseenCheck)
        : value;

    private Value FollowSource(Call call)
    {
        if (Dispatch(call.Method, call.Receiver) is not { } target)
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
        foreach (var argument in call.Written)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter)
            {
                AssignTo(argument.Value, outs.TryGetValue(parameter.Ordinal, out var value) ? value : Value.Unknown);
            }
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
            if (at.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(candidate => Overrides(candidate, method)) is { } found)
            {
                return found;
            }
        }

        return method.IsAbstract ? null : method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var at = candidate; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private Value Run(IMethodSymbol method, Value? receiver, EquatableArray<Value> arguments, out IReadOnlyDictionary<int, Value> outs)
    {
        outs = ImmutableDictionary<int, Value>.Empty;
        if (Generated(method.PartialDefinitionPart ?? method) is { } generated)
        {
            return generated;
        }

        method = method.PartialImplementationPart ?? method;
        var definition = method.OriginalDefinition;
        var body = definition.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && _callDepth < MostCalls
            ? Sources.Operation(declaration.GetSyntax(Cancellation), Cancellation)
            : null;
        if (body is null)
        {
            return Hidden(arguments);
        }

        Visited.Add(definition);
        var activation = new Activation(NewId(), definition, DeclaringActivation(definition), receiver);
        IReadOnlyDictionary<int, Value> given = outs;
        var result = Piece(
            () =>
            {
                _callDepth++;
                var value = RunBody(activation, definition.Parameters, arguments, () => Evaluate(body is ILocalFunctionOperation local ? local.Body : body), out given);
                _callDepth--;
                return value;
            },
            () => Hidden(receiver is null ? arguments : arguments.Insert(0, receiver)));
        outs = given;
        return result;
    }

    private Value GiveUp(Function function, EquatableArray<Value> arguments)
    {
        if (function is { Lambda: { } lambda, Captured: { } captured })
        {
            InActivation(captured, () => Forget(lambda.Body));
        }

        return Hidden(arguments);
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
        Activation activation,
        ImmutableArray<IParameterSymbol> parameters,
        EquatableArray<Value> arguments,
        Func<Value> run,
        out IReadOnlyDictionary<int, Value> outs)
    {
        var origin = State;
        for (var i = 0; i < parameters.Length; i++)
        {
            State = State.WithVariable(_numbers.Variables[activation.Id, parameters[i]], i < arguments.Length ? arguments[i] : Value.Unknown);
        }

        InActivation(activation, run);
        if (IsLive)
        {
            activation.Returns.Add(new Outcome(State, Yielded(activation)));
        }

        var result = Join(origin, activation.Returns);
        outs = parameters
            .Where(parameter => parameter.RefKind is RefKind.Out or RefKind.Ref)
            .ToDictionary(
                parameter => parameter.Ordinal,
                parameter => State.Variables[_numbers.Variables[activation.Id, parameter]] ?? Value.Unknown);
        return result;
    }

    private Value Yielded(Activation activation) => activation.Method is { } method
        ? State.Variables[_numbers.Variables[activation.Id, method]] ?? Value.Unknown
        : Value.Unknown;

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
}

file static class SyntaxErrors
{
    /// <summary>Whether the errors are those of a part of this node; in a block, they are that of a statement.</summary>
    public static bool HasErrorsInside(this SyntaxNode? node) =>
        node is BlockSyntax || (node?.ChildNodesAndTokens().Any(child => child.ContainsDiagnostics) ?? false);
}
