using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.App;

/// <summary>What an endpoint is, as far as browsers need to know.</summary>
internal enum EndpointKind
{
    /// <summary>A route with a handler, an action, or whatever else answers ordinary requests.</summary>
    Handler,

    /// <summary>A SignalR hub: negotiation by preflighted POST, with credentials, then a WebSocket (facts §2).</summary>
    Hub,

    /// <summary>A gRPC service that browsers can call by gRPC-Web.</summary>
    GrpcWeb,

    /// <summary>A gRPC service that no browser can call.</summary>
    Grpc,
}

/// <summary>Whether an endpoint wants a user.</summary>
internal enum Access
{
    /// <summary>It does not say; a fallback policy decides.</summary>
    Unsaid,

    /// <summary><c>[AllowAnonymous]</c> wins wherever it stands.</summary>
    Anonymous,
    User,
}

/// <summary>What an endpoint reads the body of a request as.</summary>
internal enum RequestBody
{
    /// <summary>None, a form, text, or nobody knows.</summary>
    Other,

    /// <summary>JSON, whose content type is not safelisted: the browser asks first (Fetch, CORS-safelisted request-header).</summary>
    Json,
}

/// <summary>Where CORS metadata comes from; in this order they are added, and the last one counts (facts §1.5).</summary>
internal enum MetadataSource
{
    Group,
    Attribute,
    Convention,
}

/// <summary>A piece of CORS metadata on an endpoint.</summary>
/// <param name="By">The call or attribute.</param>
/// <param name="Source">What kind of place it was added in.</param>
/// <param name="Policy">The policy it asks for; <see langword="null"/> for <c>[DisableCors]</c>.</param>
internal sealed record CorsMetadata(CallSite By, MetadataSource Source, PolicyUse? Policy)
{
    /// <summary>Whether it is added on every path through the startup code.</summary>
    public bool IsCertain { get; init; } = true;
}

/// <summary>A <c>[DisableCors]</c> that a derived controller does not inherit (facts §1.5).</summary>
/// <param name="Base">The class that bears it.</param>
/// <param name="Derived">The class that does not get it.</param>
/// <param name="DerivedAt">Its name.</param>
internal sealed record LostOptOut(string Base, string Derived, Location DerivedAt);

/// <summary>A CORS attribute where nothing looks for it.</summary>
/// <param name="By">The attribute.</param>
/// <param name="Method">The method that bears it.</param>
/// <param name="IsOnPageHandler">Whether that is a handler of a Razor Page; otherwise a method of a controller that is no action.</param>
internal sealed record MisplacedAttribute(CallSite By, string Method, bool IsOnPageHandler);

/// <summary>An endpoint, or all endpoints that one call adds if nothing tells them apart.</summary>
/// <param name="By">The call that adds it; for an action, its method.</param>
/// <param name="Label">What a reader knows it by: <c>PUT /orders/{id}</c>, <c>OrdersController.Update</c>.</param>
internal sealed record Endpoint(CallSite By, string Label)
{
    public EndpointKind Kind { get; init; }

    /// <summary>The pipeline that runs it; 0 is the main one.</summary>
    public int Branch { get; init; }

    /// <summary>The methods it answers, upper case; none if it answers any, unknown if nobody knows.</summary>
    public Fact<EquatableArray<string>> Methods { get; init; }

    /// <summary>Its CORS metadata in order of rank; the last counts.</summary>
    public EquatableArray<CorsMetadata> Metadata { get; init; } = [];

    public Access Access { get; init; }

    /// <summary>What it reads the body of a request as.</summary>
    public RequestBody Body => LazyBody?.Value ?? RequestBody.Other;

    /// <summary>Finds that out when a rule asks, which happens for few apps: it takes a look at every type that a handler takes.</summary>
    public Lazy<RequestBody>? LazyBody { get; init; }

    /// <summary>The call that lets it run before all middleware, if any.</summary>
    public CallSite? ShortCircuit { get; init; }

    /// <summary>Whether its handler accepts WebSockets.</summary>
    public bool AcceptsWebSockets { get; init; }

    /// <summary>Whether it is there to answer preflights: its handler writes CORS headers, and its method is OPTIONS.</summary>
    public bool AnswersPreflights { get; init; }

    /// <summary>The <c>[DisableCors]</c> of a base class, which does not come along.</summary>
    public LostOptOut? OptOutLeftBehind { get; init; }

    /// <summary>The policy that answers browsers for it, all things taken together.</summary>
    public EffectivePolicy Effective { get; init; } = EffectivePolicy.Unknown;

    /// <summary>The policies that its metadata asks for.</summary>
    public IEnumerable<PolicyUse> Cors => Metadata.Select(each => each.Policy).OfType<PolicyUse>();
}
