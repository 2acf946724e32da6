using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Calls that add endpoints and groups, and calls that say something about them.</summary>
internal sealed class EndpointConventions : Module
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";

    private static readonly Dictionary<string, string[]> MethodsOf = new(StringComparer.Ordinal)
    {
        ["MapGet"] = ["GET"],
        ["MapOpenApi"] = ["GET"],
        ["MapPost"] = ["POST"],
        ["MapPut"] = ["PUT"],
        ["MapPatch"] = ["PATCH"],
        ["MapDelete"] = ["DELETE"],
        ["MapStaticAssets"] = ["GET", "HEAD"],
        ["MapFallbackToFile"] = ["GET", "HEAD"],
        ["MapGrpcService"] = ["POST"],
        ["Map"] = [],
        ["MapFallback"] = [],
        ["MapHealthChecks"] = [],
        ["MapHub"] = [],
    };

    public override string Subject => "Endpoints";

    public override void Register(RowTable rows)
    {
        const string Routing = Builder + "RoutingEndpointConventionBuilderExtensions";
        const string Authorization = Builder + "AuthorizationEndpointConventionBuilderExtensions";
        rows.Methods(KnownTypes.CorsEndpointConventions, RequireCors, "RequireCors");
        rows.Methods(Authorization, Says((endpoint, _) => endpoint.Access == Access.Anonymous ? endpoint : endpoint with { Access = Access.User }), "RequireAuthorization");
        rows.Methods(Authorization, Says((endpoint, _) => endpoint with { Access = Access.Anonymous }), "AllowAnonymous");
        rows.Methods(Builder + "RouteShortCircuitEndpointConventionBuilderExtensions", Says((endpoint, call) => endpoint with { ShortCircuit = call.Site }), "ShortCircuit");
        rows.Methods(Routing, WithMetadata, "WithMetadata");
        rows.PackageMethods(Changes((cell, _) => cell with { IsGrpcWeb = true }), "EnableGrpcWeb");
        rows.PackageMethods(Changes((cell, _) => cell with { IsGrpcWeb = false }), "DisableGrpcWeb");
        rows.Property(KnownTypes.RouteOptions, "SuppressCheckForUnhandledSecurityMetadata", null, SuppressCheck);
    }

    /// <summary>A new endpoint, or the one at hand: <c>MapGet(…)</c> makes one, <c>WithName(…)</c> hands it on.</summary>
    public static Value Endpoint(Evaluator evaluator, Call call, int host)
    {
        if (call.Receiver is Endpoints known && !call.Name.StartsWith("Map", StringComparison.Ordinal))
        {
            return known;
        }

        var group = call.Receiver as Endpoints;
        var endpoint = new Endpoint(call.Site, call.Name)
        {
            Branch = (call.Receiver as HostFacet)?.Branch ?? (group is null ? 0 : evaluator.Cell<EndpointCell>(group.Id)?.Endpoint.Branch ?? 0),
            Methods = Methods(evaluator, call),
        };
        var made = evaluator.New(new EndpointCell(endpoint, group?.Id, IsGroup: call.Name == "MapGroup")
        {
            Source = Source(call),
            Pattern = call.Arguments.FirstOrDefault() is Constant { Content: string pattern } ? pattern : null,
            Handler = (ISymbol?)call.Method.TypeArguments.FirstOrDefault() ?? call.Arguments.OfType<Function>().LastOrDefault()?.Method,
            IsGrpcWeb = evaluator.Cell<HostCell>(host)?.IsGrpcWebDefault ?? false,
        });
        evaluator.ChangeHost(host, before => before with
        {
            Endpoints = before.Endpoints.Add(made.Id),
            Host = before.Host with { ServesPages = before.Host.ServesPages || MapsPages(call.Name) },
        });
        return new Endpoints(host, made.Id);
    }

    private static bool MapsPages(string call) =>
        call is "MapRazorPages" or "MapRazorComponents" or "MapBlazorHub" or "MapFallbackToFile" or "MapFallbackToPage";

    /// <summary><c>RequireCors()</c>, <c>RequireCors(name)</c>, <c>RequireCors(configure)</c> on an endpoint or group.</summary>
    private static Value? RequireCors(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            var use = Policies.Use(evaluator, call);
            AddMetadata(evaluator, call, use);

            // Without a name it takes the policy of the middleware, which is a use of its own (facts #57).
            if (!use.IsUnnamed)
            {
                evaluator.ChangeHost(host, before => before with { Uses = before.Uses.Add(use) });
            }
        }

        return call.Receiver;
    }

    // `new DisableCorsAttribute()`; `new EnableCorsAttribute(…)` as an object makes the whole story invisible (SourceIndex.HidesUses).
    private static Value? WithMetadata(Evaluator evaluator, Call call)
    {
        var isOptOut = call.Operation?.Descendants().OfType<IObjectCreationOperation>()
            .Any(creation => creation.Type?.IsNamed(KnownTypes.DisableCorsAttribute) == true) == true;
        if (isOptOut)
        {
            AddMetadata(evaluator, call, null);
        }

        return null;
    }

    private static void AddMetadata(Evaluator evaluator, Call call, PolicyUse? policy) => Change(evaluator, call, cell => cell with
    {
        Endpoint = cell.Endpoint with
        {
            Metadata = cell.Endpoint.Metadata.Add(new CorsMetadata(call.Site, cell.IsGroup ? MetadataSource.Group : MetadataSource.Convention, policy)),
        },
    });

    private static CallMeaning Says(Func<Endpoint, Call, Endpoint> change) =>
        Changes((cell, call) => cell with { Endpoint = change(cell.Endpoint, call) });

    private static CallMeaning Changes(Func<EndpointCell, Call, EndpointCell> change) => (evaluator, call) =>
    {
        Change(evaluator, call, cell => change(cell, call));
        return null;
    };

    private static void Change(Evaluator evaluator, Call call, Func<EndpointCell, EndpointCell> change)
    {
        if (call.Receiver is Endpoints endpoints && evaluator.Cell<EndpointCell>(endpoints.Id) is { } cell)
        {
            evaluator.Set(endpoints.Id, change(cell));
        }
    }

    private static bool SuppressCheck(Evaluator evaluator, PropertyAccess access, Value value)
    {
        if (access.Receiver is HostFacet options && value is Constant { Content: true })
        {
            evaluator.ChangeModel(options.Host, host => host with { SuppressedChecks = host.SuppressedChecks.Add(access.Site) });
        }

        return true;
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
    private static Fact<EquatableArray<string>> Methods(Evaluator evaluator, Call call) =>
        call.Name == "MapMethods" ? Listed(evaluator, call[1])
        : MethodsOf.TryGetValue(call.Name, out var methods) ? Fact<EquatableArray<string>>.Known(methods.ToEquatableArray())
        : Fact<EquatableArray<string>>.Unknown;

    private static Fact<EquatableArray<string>> Listed(Evaluator evaluator, Value methods) =>
        evaluator.Contents(methods) is [{ IsOpenEnded: false } content] && content.Items.All(item => item is Constant { Content: string })
            ? Fact<EquatableArray<string>>.Known(content.Items.Select(item => ((string)((Constant)item).Content!).ToUpperInvariant()).ToEquatableArray())
            : Fact<EquatableArray<string>>.Unknown;
}
