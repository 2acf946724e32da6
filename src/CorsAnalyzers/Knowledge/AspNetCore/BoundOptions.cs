using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>One of the calls that fill the app's own options.</summary>
/// <param name="Options">Their type; <see langword="null"/> where the call does not tell: it may be any.</param>
/// <param name="Name">Their name, which is empty for most; <see langword="null"/> for all names.</param>
/// <param name="Fill">A section of the configuration, or code; anything else is not known.</param>
/// <param name="IsPost">Whether it comes after those that are not.</param>
/// <param name="By">The call.</param>
internal sealed record OptionsStep(INamedTypeSymbol? Options, string? Name, Value Fill, bool IsPost, CallSite By)
{
    /// <summary>Whether it is there on every path.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>What the path that adds it takes for granted.</summary>
    public EquatableArray<Assumption> When { get; init; } = [];

    public bool Concerns(INamedTypeSymbol options, string name) =>
        (Options is null || SymbolEqualityComparer.Default.Equals(Options, options)) && (Name is null || Name == name);
}

/// <summary><c>IOptions&lt;T&gt;</c>, <c>IOptionsSnapshot&lt;T&gt;</c> or <c>IOptionsMonitor&lt;T&gt;</c> of the app's own options.</summary>
/// <param name="Host">The number of the <see cref="HostCell"/>.</param>
/// <param name="Options">The type of the options.</param>
internal sealed record OptionsFacet(int Host, INamedTypeSymbol Options) : Value;

/// <summary>The app's own options: what fills them is noted, and run when somebody asks for them (facts §1.10).</summary>
internal sealed class BoundOptions : Module
{
    private const string Options = "Microsoft.Extensions.Options.";
    private const string Services = "Microsoft.Extensions.DependencyInjection.";

    public override string Subject => "Options of the app's own";

    public override void Register(RowTable rows)
    {
        rows.Methods(Services + "OptionsConfigurationServiceCollectionExtensions", FromConfiguration, "Configure");
        rows.Methods(Services + "OptionsBuilderConfigurationExtensions", FromConfiguration, "Bind", "BindConfiguration");
        rows.Methods(KnownTypes.OptionsServices, FromCode, "Configure", "PostConfigure", "ConfigureAll", "PostConfigureAll");
        rows.Methods(KnownTypes.OptionsBuilder, FromCode, "Configure", "PostConfigure");
        rows.Methods(KnownTypes.OptionsServices, Named, "AddOptions");
        rows.Properties(Options + "IOptions", (evaluator, access) => Get(evaluator, access.Receiver, string.Empty), "Value");
        rows.Properties(Options + "IOptionsMonitor", (evaluator, access) => Get(evaluator, access.Receiver, string.Empty), "CurrentValue");
        rows.Methods(Options + "IOptionsMonitor", ByName, "Get");
        rows.Methods(Options + "IOptionsSnapshot", ByName, "Get");
    }

    /// <summary>The interface under which a service asks for options; <see langword="null"/> for other types.</summary>
    public static OptionsFacet? Of(Evaluator evaluator, INamedTypeSymbol type, int host) =>
        type.TypeArguments is [INamedTypeSymbol options] && evaluator.IsSource(options)
        && evaluator.TypeName(type) is Options + "IOptions" or Options + "IOptionsSnapshot" or Options + "IOptionsMonitor"
            ? new OptionsFacet(host, options)
            : null;

    /// <summary>A class that configures options of the app's own.</summary>
    public static void AddClass(Evaluator evaluator, int host, INamedTypeSymbol type, CallSite by)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(each => each.Name is "Configure" or "PostConfigure"))
        {
            if (method.Parameters.LastOrDefault()?.Type is INamedTypeSymbol options && evaluator.IsSource(options))
            {
                Add(evaluator, host, new OptionsStep(options, null, new Function(method, null, null, null), method.Name == "PostConfigure", by));
            }
        }
    }

    /// <summary>Something that is not followed configures options.</summary>
    public static void AddUnknown(Evaluator evaluator, int host, INamedTypeSymbol? options, CallSite by) =>
        Add(evaluator, host, new OptionsStep(options, null, Value.Unknown, IsPost: false, by));

    private static Value? FromConfiguration(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is not { } host)
        {
            return null;
        }

        Value fill = call.Arguments.OfType<Section>().FirstOrDefault() is { } section ? section
            : call is { Name: "BindConfiguration" } && call[0] is Constant { Content: string path } ? new Section(path)
            : Value.Unknown;
        Add(evaluator, host, new OptionsStep(TypeOfOptions(call), Name(call), Filled(call, fill), IsPost: false, call.Site));
        return null;
    }

    private static Value? FromCode(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            var isPost = call.Name.StartsWith("Post", StringComparison.Ordinal);
            var name = call.Name.EndsWith("All", StringComparison.Ordinal) ? null : Name(call);
            var fill = Filled(call, call.Arguments.LastOrDefault() ?? Value.Unknown);
            Add(evaluator, host, new OptionsStep(TypeOfOptions(call), name, fill, isPost, call.Site));
        }

        return null;
    }

    // What is called on the builder of options with a name is not told apart from what is called on that of others.
    private static Value? Named(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host && call.Count > 0)
        {
            AddUnknown(evaluator, host, TypeOfOptions(call), call.Site);
        }

        return null;
    }

    private static void Add(Evaluator evaluator, int host, OptionsStep step) => evaluator.ChangeHost(host, before => before with
    {
        Options = before.Options.Add(step with { When = evaluator.State.Path }),
    });

    // Of a type or under a name that is not known, it may be any options.
    private static Value Filled(Call call, Value fill) =>
        TypeOfOptions(call) is null || (HasName(call) && call[0] is not Constant) ? Value.Unknown : fill;

    private static bool HasName(Call call) => call.Method.Parameters.Any(parameter => parameter.Name == "name");

    // The options' type comes first: `Configure<TOptions>`, `OptionsBuilder<TOptions>`.
    private static INamedTypeSymbol? TypeOfOptions(Call call) =>
        call.Method.ContainingType.TypeArguments.Concat(call.Method.TypeArguments).FirstOrDefault() as INamedTypeSymbol;

    private static string? Name(Call call) => HasName(call) ? (call[0] as Constant)?.Content as string : string.Empty;

    private static Value? ByName(Evaluator evaluator, Call call) =>
        call[0] is Constant { Content: string or null } name ? Get(evaluator, call.Receiver, name.Content as string ?? string.Empty) : null;

    private static Value? Get(Evaluator evaluator, Value? receiver, string name) => receiver is OptionsFacet asked ? Make(evaluator, asked, name) : null;

    /// <summary>New options, filled by one call after the other, as the framework does when they are first asked for.</summary>
    private static Value? Make(Evaluator evaluator, OptionsFacet asked, string name)
    {
        if (evaluator.Cell<HostCell>(asked.Host) is not { IsPartial: false } host)
        {
            return null;
        }

        var steps = host.Options.Where(step => step.Concerns(asked.Options, name)).OrderBy(step => step.IsPost).ToList();
        var constructor = asked.Options.InstanceConstructors.FirstOrDefault(each => each.Parameters.IsEmpty);
        if (steps.Count == 0 || constructor is null || !steps.All(step => step.Fill is Section or Function))
        {
            return null;
        }

        var options = evaluator.NewObject(asked.Options, constructor, []);
        foreach (var step in steps)
        {
            if (step.IsCertain)
            {
                Apply(evaluator, asked, options, step);
            }
            else
            {
                evaluator.Fork(
                [
                    new Arm([], () => Value.Unknown),
                    new Arm(step.When, () =>
                    {
                        Apply(evaluator, asked, options, step);
                        return Value.Unknown;
                    }),
                ]);
            }
        }

        return options;
    }

    private static void Apply(Evaluator evaluator, OptionsFacet asked, Reference options, OptionsStep step)
    {
        if (step.Fill is Section section)
        {
            new Binding(evaluator, step.By).Fill(options, asked.Options, section.Path);
        }
        else
        {
            HostFaces.Configure(evaluator, step.Fill, options, asked.Host);
        }
    }
}
