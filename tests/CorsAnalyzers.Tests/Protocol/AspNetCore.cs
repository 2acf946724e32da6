using CorsAnalyzers.Protocol;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RealPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace CorsAnalyzers.Tests.Protocol;

/// <summary>The real thing, to hold the model against: the builder and the middleware of the installed ASP.NET Core.</summary>
internal static class AspNetCore
{
    /// <summary>What <c>WithOrigins</c> keeps of a string; null if it throws <see cref="UriFormatException"/>.</summary>
    public static string? Stored(string text)
    {
        try
        {
            return new CorsPolicyBuilder(text).Build().Origins.Single();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a policy with one stored entry and the wildcard predicate admits an origin.</summary>
    public static PatternMatch MatchWithWildcardPredicate(string entry, string origin)
    {
        var policy = new CorsPolicyBuilder().SetIsOriginAllowedToAllowWildcardSubdomains().Build();
        policy.Origins.Add(entry);
        try
        {
            return policy.IsOriginAllowed(origin) ? PatternMatch.Yes : PatternMatch.No;
        }
        catch (UriFormatException)
        {
            return PatternMatch.Throws;
        }
    }

    /// <summary>The same policy as an object of ASP.NET Core.</summary>
    public static RealPolicy ToReal(this CorsAnalyzers.Protocol.CorsPolicy model)
    {
        var builder = new CorsPolicyBuilder();
        if (model.WildcardSubdomains)
        {
            builder.SetIsOriginAllowedToAllowWildcardSubdomains();
        }

        if (model.IsOriginAllowed is { } predicate)
        {
            builder.SetIsOriginAllowed(predicate);
        }

        var policy = builder.WithMethods([.. model.Methods])
            .WithHeaders([.. model.Headers])
            .WithExposedHeaders([.. model.ExposedHeaders])
            .Build();
        foreach (var origin in model.Origins)
        {
            policy.Origins.Add(origin);
        }

        policy.SupportsCredentials = model.SupportsCredentials;
        policy.PreflightMaxAge = model.PreflightMaxAge;
        return policy;
    }

    /// <summary>The answer of the real middleware, in the model's terms.</summary>
    public static async Task<CorsResponse> Respond(RealPolicy? policy, CorsRequest request)
    {
        var response = new StartableResponse();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(response);
        context.Request.Method = request.Method;
        Set("Origin", request.Origin);
        Set("Access-Control-Request-Method", request.RequestedMethod);
        Set("Access-Control-Request-Headers", request.RequestedHeaders);
        var isPassedOn = false;
        RequestDelegate next = _ =>
        {
            isPassedOn = true;
            return Task.CompletedTask;
        };
        var service = new CorsService(Microsoft.Extensions.Options.Options.Create(new CorsOptions()), NullLoggerFactory.Instance);
        var middleware = new CorsMiddleware(next, service, NullLoggerFactory.Instance, "the policy");
        try
        {
            await middleware.Invoke(context, new OnePolicy(policy));
        }
        catch (Exception exception)
        {
            return new(500, HeaderList.Empty, exception.GetType().Name);
        }

        await response.StartAsync();
        return new(isPassedOn ? null : context.Response.StatusCode, HeaderList.From(context.Response.Headers.Select(Grouped)));

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                context.Request.Headers[name] = value;
            }
        }
    }

    private static KeyValuePair<string, IEnumerable<string>> Grouped(
        KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header)
        => new(header.Key, header.Value.Select(static value => value ?? ""));

    private sealed class OnePolicy(RealPolicy? policy) : ICorsPolicyProvider
    {
        public Task<RealPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult(policy);
    }

    // The middleware adds its headers when the response starts, which the default feature never does.
    private sealed class StartableResponse : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _callbacks = new();

        public override void OnStarting(Func<object, Task> callback, object state) => _callbacks.Push((callback, state));

        public async Task StartAsync()
        {
            foreach (var (callback, state) in _callbacks)
            {
                await callback(state);
            }
        }
    }
}
