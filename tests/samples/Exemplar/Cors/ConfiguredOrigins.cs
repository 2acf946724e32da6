namespace Exemplar.Cors;

public static class ConfiguredOrigins
{
    /// <summary>The origins under which a client runs; the app does not start without them.</summary>
    public static string[] RequiredOrigins(this IConfiguration configuration, string client)
    {
        var origins = configuration.GetSection($"Cors:{client}").Get<string[]>();
        return origins is { Length: > 0 }
            ? origins
            : throw new InvalidOperationException($"The setting 'Cors:{client}' must list the origins that may call this API.");
    }
}
