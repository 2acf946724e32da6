using CorsAnalyzers.App;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Values;

/// <summary>What an expression comes to, as far as it can be known. Immutable; what changes lives in a <see cref="Cell"/>.</summary>
internal abstract record Value
{
    public static readonly Value Unknown = new Unknown(null);

    public static readonly Value Null = new Constant(null, null);

    public static readonly Value True = new Constant(true, null);

    public static readonly Value False = new Constant(false, null);

    /// <summary>Longer texts are not kept: a loop that doubles one would take all memory in a few rounds.</summary>
    private const int MostText = 100_000;

    public static Value Of(object? content, Location? at = null) => content is string { Length: > MostText } ? Unknown : new Constant(content, at);

    public bool IsNull => this is Constant { Content: null };
}

/// <summary>Nothing is known, except perhaps that configuration decides.</summary>
internal sealed record Unknown(ConfigurationSource? Source) : Value;

/// <summary>The aspect of a configuration value that an unknown stands for.</summary>
internal enum ConfigurationAspect
{
    Content,
    Count,
}

/// <summary>The configuration key that decides an unknown value.</summary>
internal sealed record ConfigurationSource(string Key, ConfigurationAspect Aspect = ConfigurationAspect.Content)
{
    private const string OriginCheck = "(a check of the origin)";

    /// <summary>Code out of sight that was given the request's origin decides.</summary>
    public static readonly ConfigurationSource OfOriginCheck = new(OriginCheck);

    public static bool IsOriginCheck(Assumption assumption) => assumption.ConfigurationKey == OriginCheck;

    /// <summary>Whether the value is null where the key is missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The call that made a list of a text by splitting it and left the blanks around its parts.</summary>
    public Location? SplitAt { get; init; }
}

/// <summary>A string, number, boolean, null, or an immutable framework object such as <see cref="Uri"/>, and where it is written.</summary>
internal sealed record Constant(object? Content, Location? At) : Value
{
    public bool Equals(Constant? other) => other is not null && Equals(Content, other.Content) && Equals(At, other.At);

    public override int GetHashCode() => Content?.GetHashCode() ?? 0;
}

/// <summary>A boolean that cannot be known, and what each answer would say about the configuration.</summary>
internal sealed record Truth(Assumption? WhenTrue, Assumption? WhenFalse) : Value
{
    public static readonly Truth Either = new(null, null);

    public Truth Negated => new(WhenFalse, WhenTrue);
}

/// <summary>One of several values, depending on what cannot be known.</summary>
internal sealed record Choice(EquatableArray<Alternative> Alternatives) : Value
{
    /// <summary>As many as are kept apart; past that the value is unknown.</summary>
    public const int Most = 16;
}

internal sealed record Alternative(Value Value, EquatableArray<Assumption> When);

/// <summary>A mutable thing: the number of its <see cref="Cell"/> in the <see cref="State"/>.</summary>
internal sealed record Reference(int Id) : Value;

/// <summary>A lambda, local function or method with what it has captured.</summary>
internal sealed record Function(IMethodSymbol Method, IAnonymousFunctionOperation? Lambda, Activation? Captured, Value? Receiver) : Value;

/// <summary>Which of a host's faces an expression has in hand.</summary>
internal enum Facet
{
    Builder,
    Services,
    Environment,
    Configuration,
    Application,
    CorsOptions,
    ServiceProvider,
    MvcBuilder,
    AuthorizationOptions,
    RouteOptions,
    WebSocketOptions,
}

/// <summary>A face of the host: its builder, services, environment, application…</summary>
/// <param name="Host">The number of its <see cref="HostCell"/>.</param>
/// <param name="Branch">For an application: which pipeline; 0 is the main one.</param>
internal sealed record HostFacet(int Host, Facet Facet, int Branch = 0) : Value;

/// <summary>A configuration section or an object bound to one; the root has the empty path.</summary>
internal sealed record Section(string Path) : Value
{
    public string Key(string relative) => Path.Length == 0 ? relative : Path + ":" + relative;
}

/// <summary>An endpoint or a group of them, to which conventions are added.</summary>
/// <param name="Id">The number of its <see cref="EndpointCell"/>.</param>
internal sealed record Endpoints(int Host, int Id) : Value;

/// <summary>One of the lists of a policy object.</summary>
internal sealed record PolicyList(int Policy, PolicyListKind Kind) : Value;

internal enum PolicyListKind
{
    Origins,
    Methods,
    Headers,
    ExposedHeaders,
}
