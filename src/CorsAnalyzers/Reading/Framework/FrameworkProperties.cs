using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>The documented meaning of framework properties, indexers and read-only fields.</summary>
internal static class FrameworkProperties
{
    public static Value? Read(Interpreter interpreter, IPropertySymbol property, string type, Value? receiver, EquatableArray<Value> indices, IOperation operation)
    {
        if (property.Name == "AllowedOrigins" && type == KnownTypes.WebSocketOptions)
        {
            foreach (var id in interpreter.Hosts)
            {
                interpreter.ChangeHost(id, host => host with { LimitsWebSocketOrigins = true });
            }
        }

        switch (receiver)
        {
            case HttpFacet facet:
                return HttpCalls.Read(interpreter, facet, property, indices);
            case HostFacet { Facet: Facet.Environment }:
                return property.Name == "EnvironmentName" ? Value.Of(interpreter.Environment) : null;
            case HostFacet { Facet: Facet.CorsOptions } options when property.Name == "DefaultPolicyName":
                var name = interpreter.Cell<HostCell>(options.Host)!.DefaultPolicyName;
                return name.IsKnown ? Value.Of(name.Value, name.At) : null;
            case HostFacet or Endpoints:
                return HostValues.FaceOf(interpreter, property.Type, HostValues.HostOf(receiver)!.Value);
            case Section section:
                return property.IsIndexer && indices.Length == 1 ? ConfigurationCalls.Read(interpreter, section, indices[0])
                    : property.Name == "Value" ? ConfigurationCalls.Read(interpreter, new Section(string.Empty), Value.Of(section.Path))
                    : null;
            case Unknown { Source: { } source }:
                return property.Name switch
                {
                    "Length" or "Count" => new Unknown(source with { Aspect = ConfigurationAspect.Count }),
                    "Value" => receiver,
                    _ => null,
                };
        }

        return type switch
        {
            KnownTypes.CorsPolicy => PolicyObjects.Read(interpreter, property.Name, receiver),
            KnownTypes.Uri => UriCalls.Property(interpreter, property.Name, receiver),
            KnownTypes.String when receiver is Constant { Content: string text } => StringCalls.Property(text, property, indices),
            KnownTypes.StringValues when receiver is Constant { Content: string } => OneValue(property, receiver, indices),
            "System.StringComparer" => StringCalls.Comparer(property.Name),
            KnownTypes.Task or KnownTypes.ValueTask or "System.Nullable" or "System.Lazy" when property.Name is "Result" or "Value" => receiver,
            KnownTypes.TimeSpan => TimeSpanCalls.Property(property.Name, receiver),
            _ => CollectionCalls.Property(interpreter, property, receiver, indices),
        };
    }

    // The one value of a header.
    private static Value? OneValue(IPropertySymbol property, Value text, EquatableArray<Value> indices) =>
        property.Name == "Count" ? Value.Of(1) : indices.Length == 1 && indices[0] is Constant { Content: 0 } ? text : null;

    public static void Write(Interpreter interpreter, IPropertySymbol property, string type, Value receiver, EquatableArray<Value> indices, Value value, CallSite site)
    {
        switch (receiver)
        {
            case HttpFacet facet:
                HttpCalls.Write(interpreter, facet, property, indices, value, site);
                return;
            case HostFacet { Facet: Facet.CorsOptions } options when property.Name == "DefaultPolicyName":
                interpreter.ChangeHost(options.Host, host => host with { DefaultPolicyName = Names.Of(value) });
                return;
            case HostFacet { Facet: Facet.AuthorizationOptions } options when property.Name == "FallbackPolicy" && !value.IsNull:
                interpreter.ChangeHost(options.Host, host => host with { HasFallbackPolicy = true });
                return;
            case HostFacet { Facet: Facet.RouteOptions } options when property.Name == "SuppressCheckForUnhandledSecurityMetadata" && value is Constant { Content: true }:
                interpreter.ChangeHost(options.Host, host => host with { SuppressedChecks = host.SuppressedChecks.Add(site) });
                return;
            case Reference when type == KnownTypes.CorsPolicy:
                PolicyObjects.Write(interpreter, property.Name, receiver, value, site);
                return;
            case Reference when indices.Length > 0:
                interpreter.Escape(receiver);
                return;
            case var _ when value is Function handler:
                interpreter.RunHandlers([handler], onStaticFiles: property.Name == "OnPrepareResponse");
                return;
            default:
                interpreter.Escape(value);
                return;
        }
    }

    /// <summary>Read-only fields of the framework that hold what their name says.</summary>
    public static Value? Field(string type, string name) => (type, name) switch
    {
        ("Microsoft.Extensions.Hosting.Environments" or "Microsoft.Extensions.Hosting.EnvironmentName" or "Microsoft.AspNetCore.Hosting.EnvironmentName", _) => Value.Of(name),
        (KnownTypes.String, "Empty") => Value.Of(string.Empty),
        (KnownTypes.Uri, "UriSchemeHttps") => Value.Of("https"),
        (KnownTypes.Uri, "UriSchemeHttp") => Value.Of("http"),
        (KnownTypes.Uri, "SchemeDelimiter") => Value.Of("://"),
        (KnownTypes.HttpMethods, _) => Value.Of(name.ToUpperInvariant()),
        (KnownTypes.TimeSpan, "Zero") => Value.Of(TimeSpan.Zero),
        (KnownTypes.TimeSpan, "MaxValue") => Value.Of(TimeSpan.MaxValue),
        (KnownTypes.StringValues, "Empty") => Value.Null,
        ("Microsoft.Net.Http.Headers.HeaderNames", _) => Value.Of(HeaderNames.OfProperty(name)),
        _ => null,
    };
}
