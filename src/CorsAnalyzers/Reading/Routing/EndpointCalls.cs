using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>Calls that add endpoints and groups, and calls that add metadata to them.</summary>
internal static class EndpointCalls
{
    /// <summary><c>RequireCors()</c>, <c>RequireCors(name)</c>, <c>RequireCors(configure)</c> on an endpoint or group.</summary>
    public static Value? RequireCors(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is { } host)
        {
            var use = PipelineCalls.Use(interpreter, call);
            AddMetadata(interpreter, call, use);

            // Without a name it takes the policy of the middleware, which is a use of its own (facts #57).
            if (!use.IsUnnamed)
            {
                interpreter.ChangeHost(host, before => before with { Uses = before.Uses.Add(use) });
            }
        }

        return call.Receiver;
    }

    /// <summary>Writes down what any other framework call says about an endpoint.</summary>
    public static void Note(Interpreter interpreter, Call call)
    {
        switch (call.Name)
        {
            case "RequireAuthorization":
                Change(interpreter, call.Receiver, endpoint => endpoint with { Access = endpoint.Access == Access.Anonymous ? Access.Anonymous : Access.User });
                break;
            case "AllowAnonymous":
                Change(interpreter, call.Receiver, endpoint => endpoint with { Access = Access.Anonymous });
                break;
            case "ShortCircuit":
                Change(interpreter, call.Receiver, endpoint => endpoint with { ShortCircuit = call.Site });
                break;
            case "EnableGrpcWeb":
                Change(interpreter, call.Receiver, endpoint => endpoint with { IsGrpcWeb = true });
                break;
            case "DisableGrpcWeb":
                Change(interpreter, call.Receiver, endpoint => endpoint with { IsGrpcWeb = false });
                break;
            case "WithMetadata":
                NoteMetadata(interpreter, call);
                break;
        }
    }

    /// <summary>A new endpoint, or the one at hand: <c>MapGet(…)</c> makes one, <c>WithName(…)</c> hands it on.</summary>
    public static Value Endpoint(Interpreter interpreter, Call call, int host)
    {
        if (call.Receiver is Endpoints known && !call.Name.StartsWith("Map", StringComparison.Ordinal))
        {
            return known;
        }

        var group = call.Receiver as Endpoints;
        var made = interpreter.New(new EndpointCell(call.Site, group?.Id, IsGroup: call.Name == "MapGroup")
        {
            Source = Source(call),
            Branch = (call.Receiver as HostFacet)?.Branch ?? interpreter.Cell<EndpointCell>(group is null ? Value.Unknown : new Reference(group.Id))?.Branch ?? 0,
            Pattern = call.Arguments.FirstOrDefault() is Constant { Content: string pattern } ? pattern : null,
            Methods = Methods(interpreter, call),
            Handler = (ISymbol?)call.Method.TypeArguments.FirstOrDefault() ?? call.Arguments.OfType<Function>().LastOrDefault()?.Method,
            IsGrpcWeb = interpreter.Cell<HostCell>(host)!.IsGrpcWebDefault,
        });
        interpreter.ChangeHost(host, before => before with
        {
            Endpoints = before.Endpoints.Add(made.Id),
            ServesPages = before.ServesPages || call.Name is "MapRazorPages" or "MapRazorComponents" or "MapBlazorHub" or "MapFallbackToFile" or "MapFallbackToPage",
        });
        return new Endpoints(host, made.Id);
    }

    // `new DisableCorsAttribute()`; `new EnableCorsAttribute(…)` as an object makes the whole story invisible (SourceIndex.HidesUses).
    private static void NoteMetadata(Interpreter interpreter, Call call)
    {
        var isOptOut = call.Operation is IInvocationOperation invocation && invocation.Descendants().OfType<IObjectCreationOperation>().Any(creation => creation.Type is INamedTypeSymbol type && interpreter.TypeName(type) == KnownTypes.DisableCorsAttribute);
        if (isOptOut)
        {
            AddMetadata(interpreter, call, null);
        }
    }

    private static void AddMetadata(Interpreter interpreter, Call call, PolicyUse? policy) =>
        Change(interpreter, call.Receiver, endpoint => endpoint with
        {
            Metadata = endpoint.Metadata.Add(new CorsMetadata(call.Site, endpoint.IsGroup ? MetadataSource.Group : MetadataSource.Convention, policy)),
        });

    private static void Change(Interpreter interpreter, Value? value, Func<EndpointCell, EndpointCell> change)
    {
        if (value is Endpoints endpoints && interpreter.Cell<EndpointCell>(endpoints.Id) is { } cell)
        {
            interpreter.Set(endpoints.Id, change(cell));
        }
    }

    private static EndpointSource Source(Call call) => call.Name switch
    {
        "MapControllers" => EndpointSource.AttributeRoutedControllers,
        "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute" => EndpointSource.ConventionalControllers,
        "MapHub" => EndpointSource.Hub,
        "MapGrpcService" => EndpointSource.Grpc,
        _ => EndpointSource.Handler,
    };

    /// <summary>The methods that the endpoint answers; none where it answers any.</summary>
    private static Fact<EquatableArray<string>> Methods(Interpreter interpreter, Call call) => call.Name switch
    {
        "MapGet" or "MapOpenApi" => Only("GET"),
        "MapPost" => Only("POST"),
        "MapPut" => Only("PUT"),
        "MapPatch" => Only("PATCH"),
        "MapDelete" => Only("DELETE"),
        "MapStaticAssets" or "MapFallbackToFile" => Only("GET", "HEAD"),
        "Map" or "MapFallback" or "MapHealthChecks" or "MapHub" => Only(),
        "MapMethods" => Listed(interpreter, call[1]),
        "MapGrpcService" => Only("POST"),
        _ => Fact<EquatableArray<string>>.Unknown,
    };

    private static Fact<EquatableArray<string>> Listed(Interpreter interpreter, Value methods) =>
        interpreter.Contents(methods) is [{ IsOpenEnded: false } content] && content.Items.All(item => item is Constant { Content: string })
            ? Only([.. content.Items.Select(item => ((string)((Constant)item).Content!).ToUpperInvariant())])
            : Fact<EquatableArray<string>>.Unknown;

    private static Fact<EquatableArray<string>> Only(params string[] methods) => Fact<EquatableArray<string>>.Known(methods.ToEquatableArray());
}
