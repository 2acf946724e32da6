using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using CorsAnalyzers.Knowledge.AspNetCore;
using CorsAnalyzers.Knowledge.BaseLibrary;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Knowledge;

/// <summary>
/// Answers the evaluator during the run of one root, and holds what such a run notes beside its state: the hosts it makes, the types it
/// registers as services, the headers that its handlers write.
/// </summary>
/// <param name="environment">The environment the code is run in.</param>
/// <param name="settings">What the settings files say in that environment.</param>
/// <param name="reach">Which assemblies can touch CORS.</param>
/// <param name="mentionsCors">Whether the text of a file speaks of CORS.</param>
internal sealed class AppRun(string environment, AppSettings settings, AssemblyReach reach, Predicate<SyntaxTree> mentionsCors) : IKnowledge
{
    /// <summary>Every subject; where several know a call, the first that says what it comes to counts.</summary>
    public static readonly RowTable Table = RowTable.Of(
    [
        new PolicyBuilders(), new PolicyObjects(), new CorsOptionsModule(), new CorsServices(), new OptionsModule(), new Services(),
        new Pipelines(), new EndpointConventions(), new Hosting(), new Environments(), new ConfigurationModule(), new HttpExchanges(),
        new Strings(), new Characters(), new Uris(), new RegularExpressions(), new TimeSpans(), new Tasks(), new Guards(),
        new Dictionaries(), new Collections(), new HostCallbacks(), new Handlers(),
    ]);

    private readonly HashSet<ITypeSymbol> _services = new(SymbolEqualityComparer.Default);
    private bool _mayBeService;

    /// <summary>The environment the code is run in; compared without regard to case, as the framework does.</summary>
    public string Environment { get; } = environment;

    /// <summary>What the settings files say in that environment.</summary>
    public AppSettings Settings { get; } = settings;

    public AssemblyReach Reach { get; } = reach;

    /// <summary>Whether the text of a file speaks of CORS.</summary>
    public Predicate<SyntaxTree> MentionsCors { get; } = mentionsCors;

    /// <summary>The hosts made so far, in order.</summary>
    public List<int> Hosts { get; } = [];

    /// <summary>Texts in code that only other environments run.</summary>
    public HashSet<string> SkippedTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>Headers that the app writes itself, found on the way.</summary>
    public List<HandMadeHeader> HandMadeHeaders { get; } = [];

    /// <summary>Whether a type is registered as a service, so that handlers get it from there.</summary>
    public bool IsService(ITypeSymbol type) => _mayBeService || _services.Contains(type);

    /// <summary>A registration by a type that is found at run time: any type may be a service.</summary>
    public void AddAnyService() => _mayBeService = true;

    public void AddServices(IEnumerable<ITypeSymbol> types) => _services.UnionWith(types);

    public Value? Call(Evaluator evaluator, Call call)
    {
        Value? known = null;
        foreach (var row in Table.Of(RowKind.Method, call.Type, call.Name).ToList())
        {
            // Each is asked, since some only keep the books.
            var value = Real.Code(row, () => row.Call!(evaluator, call));
            known ??= value;
        }

        return known ?? OutOfSight(evaluator, call);
    }

    public Value? Construct(Evaluator evaluator, Call call)
    {
        foreach (var row in Table.Of(RowKind.Constructor, call.Type, ".ctor"))
        {
            if (Real.Code(row, () => row.Call!(evaluator, call)) is { } made)
            {
                return made;
            }
        }

        return OutOfSight(evaluator, call);
    }

    public Value? Read(Evaluator evaluator, PropertyAccess access)
    {
        foreach (var row in Table.Of(RowKind.Property, access.Type, access.Name))
        {
            if (row.Read is { } read && Real.Code(row, () => read(evaluator, access)) is { } value)
            {
                return value;
            }
        }

        return access.Receiver is Unknown { Source: { } source } ? OfExternal(source, access)
            : HostFaces.HostOf(access.Receiver) is { } host ? HostFaces.FaceOf(evaluator, access.Property.Type, host)
            : null;
    }

    public void Write(Evaluator evaluator, PropertyAccess access, Value value)
    {
        var isKnown = false;
        foreach (var row in Table.Of(RowKind.Property, access.Type, access.Name))
        {
            isKnown |= row.Write?.Invoke(evaluator, access, value) == true;
        }

        if (isKnown)
        {
            return;
        }

        if (value is Function handler)
        {
            HandlersGivenByProperty.Take(evaluator, handler);
        }
        else if (access is { Receiver: Reference receiver, Indices.IsEmpty: false })
        {
            evaluator.Escape(receiver);
        }
        else
        {
            evaluator.Escape(value);
        }
    }

    public Value? Field(Evaluator evaluator, IFieldSymbol field)
    {
        var type = evaluator.TypeName(field.ContainingType);
        return Table.Of(RowKind.Field, type, field.Name).Select(row => row.Field!(field)).FirstOrDefault(value => value is not null);
    }

    public Value? Generated(Evaluator evaluator, ISymbol member)
    {
        foreach (var attribute in member.GetAttributes().Where(each => each.AttributeClass is not null))
        {
            foreach (var row in Table.Of(RowKind.Attribute, evaluator.TypeName(attribute.AttributeClass!), ".ctor"))
            {
                if (Real.Code(row, () => row.Generated!(evaluator, Arguments(evaluator, attribute))) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    public Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type)
    {
        var name = evaluator.TypeName(type);
        foreach (var module in Table.Modules)
        {
            if (module.UnknownOf(evaluator, type, name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    public void Skipped(Evaluator evaluator, IOperation operation) => OtherEnvironments.Note(evaluator, operation);

    /// <summary>
    /// A call of which no row says what it comes to. It can touch CORS only if its assembly can: then what it received is unknown from here on;
    /// otherwise it is inert, but for the callbacks that it hands the host to.
    /// </summary>
    private Value? OutOfSight(Evaluator evaluator, Call call)
    {
        var isInert = !IsReflection(call)
            && (Reach.IsFramework(call.Method.ContainingAssembly) || !Reach.CanTouchCors(call.Method.ContainingAssembly));
        if (!isInert)
        {
            evaluator.Hidden(call);
            return HostFaces.Continued(evaluator, call);
        }

        evaluator.Inert(call);
        evaluator.NoteUnseenCall();
        Value? known = null;
        foreach (var module in Table.Modules)
        {
            known = module.Every(evaluator, call) ?? known;
        }

        return known ?? HostFaces.Continued(evaluator, call);
    }

    // Each with its place, where it is written by itself.
    private static EquatableArray<Value> Arguments(Evaluator evaluator, AttributeData attribute)
    {
        var written = (attribute.ApplicationSyntaxReference?.GetSyntax(evaluator.Cancellation) as AttributeSyntax)?.ArgumentList?.Arguments;
        return attribute.ConstructorArguments
            .Select((argument, at) => argument.Kind is TypedConstantKind.Array or TypedConstantKind.Error
                ? Value.Unknown
                : Value.Of(argument.Value, Place(written?.FirstOrDefault(each => each.NameColon?.Name.Identifier.ValueText == attribute.AttributeConstructor?.Parameters[at].Name)
                    ?? (written?.ElementAtOrDefault(at) is { NameColon: null, NameEquals: null } plain ? plain : null))))
            .ToEquatableArray();
    }

    private static Location? Place(AttributeArgumentSyntax? argument) => argument?.Expression.GetLocation();

    /// <summary>Runs code of the app that only the program itself can tell.</summary>
    private static bool IsReflection(Call call) =>
        call.Type.StartsWith("System.Reflection.", StringComparison.Ordinal)
        || call.Type is "System.Activator" or "System.Delegate" or "System.Type" or "Microsoft.Extensions.DependencyInjection.ActivatorUtilities";

    // How many there are, and the value itself, of what configuration gives.
    private static Value? OfExternal(ExternalSource source, PropertyAccess access) => access.Name switch
    {
        "Length" or "Count" => new Unknown(source with { Aspect = ExternalAspect.Count }),
        "Value" => access.Receiver,
        _ => null,
    };
}

/// <summary>Finds the run that an evaluator is a part of.</summary>
internal static class AppRunExtensions
{
    public static AppRun App(this Evaluator evaluator) => (AppRun)evaluator.Knowledge;
}
