namespace CorsAnalyzers.App;

/// <summary>What one compilation does about CORS in one environment.</summary>
/// <param name="Environment">The <c>EnvironmentName</c> it was read for.</param>
/// <param name="Policies">Every policy handed to the framework, in the order of the code.</param>
internal sealed record CorsApp(string Environment, EquatableArray<Policy> Policies)
{
    /// <summary>CORS headers that the app writes itself.</summary>
    public EquatableArray<HandMadeHeader> HandMadeHeaders { get; init; } = [];

    /// <summary>The major version of ASP.NET Core that the app is compiled against.</summary>
    public int FrameworkVersion { get; init; }

    /// <summary>The hosts, each with its pipeline.</summary>
    public EquatableArray<CorsHost> Hosts { get; init; } = [];

    /// <summary>Uses of <c>[EnableCors("…")]</c>.</summary>
    public EquatableArray<PolicyUse> AttributeUses { get; init; } = [];

    /// <summary>CORS attributes on methods that are no endpoints.</summary>
    public EquatableArray<MisplacedAttribute> MisplacedAttributes { get; init; } = [];

    /// <summary>Whether a referenced assembly that can touch CORS may have controllers of its own, with attributes that cannot be seen.</summary>
    public bool MayHaveMetadataElsewhere { get; init; }

    /// <summary>Whether the CORS middleware is in a pipeline.</summary>
    public bool HasCorsMiddleware { get; init; }

    public static CorsApp Nothing(string environment) => new(environment, []);
}
