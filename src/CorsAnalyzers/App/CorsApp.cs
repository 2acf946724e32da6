namespace CorsAnalyzers.App;

/// <summary>What one compilation does about CORS in one environment.</summary>
/// <param name="Environment">The <c>EnvironmentName</c> it was read for.</param>
/// <param name="Policies">Every policy handed to the framework, in the order of the code.</param>
internal sealed record CorsApp(string Environment, Seq<Policy> Policies)
{
    public static CorsApp Nothing(string environment) => new(environment, []);
}
