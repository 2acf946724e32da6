using CorsAnalyzers.App;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Values;

/// <summary>The content of something mutable at one point of the run. Cells are immutable; a change puts a new one in the <see cref="State"/>.</summary>
internal abstract record Cell;

/// <summary>An array, list or set: what it may hold, by path.</summary>
internal sealed record ListCell(EquatableArray<ListContent> Alternatives, IEqualityComparer<string>? Comparer = null) : Cell
{
    public static ListCell Of(EquatableArray<Value> items, bool openEnded = false) => new([new ListContent(items, openEnded, [])]);

    public ListCell Select(Func<ListContent, ListContent> change) => this with { Alternatives = [.. Alternatives.Select(change)] };
}

/// <summary>The items of a list, and whether there may be more.</summary>
internal sealed record ListContent(EquatableArray<Value> Items, bool IsOpenEnded, EquatableArray<Assumption> When)
{
    public bool Equals(ListContent? other) =>
        other is not null && IsOpenEnded == other.IsOpenEnded && Items.SequenceEqual(other.Items) && When.SequenceEqual(other.When);

    public override int GetHashCode() => Items.Length;
}

/// <summary>A policy, its builder included: <c>Build</c> returns the live object (facts §1.1).</summary>
internal sealed record PolicyCell(EquatableArray<PolicyVariant> Variants) : Cell
{
    public PolicyCell Select(Func<PolicyVariant, PolicyVariant> change) => new(Variants.Select(change).ToEquatableArray());
}

/// <summary>An object of a class of the app.</summary>
internal sealed record ObjectCell(INamedTypeSymbol Type, ImmutableDictionary<ISymbol, Value> Members) : Cell
{
    public static ObjectCell New(INamedTypeSymbol type) => new(type, ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default));

    /// <summary>Whether code out of sight may have written to it.</summary>
    public bool IsOpenEnded { get; init; }

    /// <summary>The configuration section that was bound to it.</summary>
    public Section? BoundTo { get; init; }
}

/// <summary>A policy that was handed to the CORS services.</summary>
internal sealed record Registration(Fact<string> Name, int Policy, CallSite By, bool IsCertain = true, bool IsDefault = false);

/// <summary>What a call such as <c>MapGet</c> or <c>MapControllers</c> adds.</summary>
internal enum EndpointSource
{
    Handler,
    AttributeRoutedControllers,
    ConventionalControllers,
    Hub,
    Grpc,
}

/// <summary>An endpoint or a group of them while it is being configured.</summary>
internal sealed record EndpointCell(CallSite By, int? Group, bool IsGroup) : Cell
{
    public EndpointSource Source { get; init; }

    public int Branch { get; init; }

    /// <summary>The route as it is written; null where it is not known.</summary>
    public string? Pattern { get; init; }

    public Fact<EquatableArray<string>> Methods { get; init; }

    /// <summary>The handler, or the class of the hub or service.</summary>
    public ISymbol? Handler { get; init; }

    /// <summary>What was said by calls, in order.</summary>
    public EquatableArray<CorsMetadata> Metadata { get; init; } = [];

    public Access Access { get; init; }

    public CallSite? ShortCircuit { get; init; }

    public bool IsGrpcWeb { get; init; }
}

/// <summary>A host: its CORS services and what uses them.</summary>
internal sealed record HostCell : Cell
{
    public const string StandardDefaultPolicyName = "__DefaultCorsPolicy";

    public Fact<string> DefaultPolicyName { get; init; } = Fact<string>.Known(StandardDefaultPolicyName);

    public EquatableArray<Registration> Registrations { get; init; } = [];

    public EquatableArray<PolicyUse> Uses { get; init; } = [];

    /// <summary>The pipelines, step by step.</summary>
    public EquatableArray<Middleware> Pipeline { get; init; } = [];

    /// <summary>The numbers of the endpoints' cells.</summary>
    public EquatableArray<int> Endpoints { get; init; } = [];

    /// <summary>Calls that registered services of interest.</summary>
    public EquatableArray<CallSite> Services { get; init; } = [];

    /// <summary>Such calls after the host was built.</summary>
    public EquatableArray<CallSite> LateServices { get; init; } = [];

    public bool IsWebApplication { get; init; }

    public bool IsBuilt { get; init; }

    public bool HasFallbackPolicy { get; init; }

    public Authentication Authentication { get; init; }

    public bool ServesPages { get; init; }

    public bool LimitsWebSocketOrigins { get; init; }

    public bool IsGrpcWebDefault { get; init; }

    public EquatableArray<CallSite> SuppressedChecks { get; init; } = [];

    public EquatableArray<CallSite> UnreadOptions { get; init; } = [];

    /// <summary>Code that this environment does not run touches the pipeline.</summary>
    public bool VariesByEnvironment { get; init; }

    /// <summary>Configuration lambdas that the framework runs when the pipeline is built.</summary>
    public EquatableArray<Deferred> Deferred { get; init; } = [];

    /// <summary>A pipeline was seen, so that what uses the policies can be told.</summary>
    public bool HasPipeline { get; init; }

    /// <summary>Code out of sight has had the services or the pipeline, or something else may name policies.</summary>
    public bool MayHideUses { get; init; }

    /// <summary>Only part of it is made here: whoever calls this code adds what they like before and after.</summary>
    public bool IsPartial { get; init; }

    /// <summary>A <c>Startup</c> class whose host is not in sight: it uses its policies itself, but the host may add to it.</summary>
    public bool IsHostedElsewhere { get; init; }
}

/// <summary>A lambda for later.</summary>
/// <param name="When">What the path that hands it over takes for granted; still true when it runs.</param>
internal sealed record Deferred(Value Function, Value Argument, bool IsCertain, EquatableArray<Assumption> When)
{
    public bool RunsTheSameAs(Deferred other) => Equals(Function, other.Function) && Equals(Argument, other.Argument);
}
