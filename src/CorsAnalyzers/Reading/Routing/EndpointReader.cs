using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Knowledge.AspNetCore;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>
/// Makes endpoints of what the calls have left behind: what groups say first, then attributes, then what was said about the endpoint itself;
/// <c>MapControllers</c> becomes the actions that it maps.
/// </summary>
internal sealed class EndpointReader(Evaluator evaluator, HostCell host, Lazy<IReadOnlyList<INamedTypeSymbol>> controllers)
{
    private const int MostGroups = 64;

    private IReadOnlyList<ControllerAction>? _actions;

    private IReadOnlyList<ControllerAction> Actions => _actions ??= [.. controllers.Value.SelectMany(type => Controllers.Actions(type, evaluator.App().IsService, evaluator.Cancellation))];

    public EquatableArray<Endpoint> Read() => host.Endpoints
        .Select(id => evaluator.Cell<EndpointCell>(id))
        .OfType<EndpointCell>()
        .Where(cell => !cell.IsGroup)
        .SelectMany(Endpoints)
        .ToEquatableArray();

    private IEnumerable<Endpoint> Endpoints(EndpointCell cell) => cell.Source switch
    {
        // Their controllers are in other assemblies.
        EndpointSource.AttributeRoutedControllers or EndpointSource.ConventionalControllers when Actions.Count == 0 => [Added(Own(cell), cell)],
        EndpointSource.AttributeRoutedControllers => Actions.Where(action => action.HasAttributeRoute).Select(action => Added(action.Endpoint, cell)),

        // One call to map them makes all controllers with routes of their own known.
        EndpointSource.ConventionalControllers => Actions
            .Where(action => !action.HasAttributeRoute || !HasAttributeRouted)
            .Select(action => action.HasAttributeRoute ? action.Endpoint with { Branch = cell.Endpoint.Branch } : Added(action.Endpoint, cell)),
        _ => [Added(Own(cell), cell)],
    };

    private bool HasAttributeRouted => host.Endpoints.Any(id => evaluator.Cell<EndpointCell>(id) is { Source: EndpointSource.AttributeRoutedControllers });

    /// <summary>The endpoint with what its groups and the call that adds it say.</summary>
    private Endpoint Added(Endpoint own, EndpointCell cell)
    {
        var groups = GroupsOf(cell);
        var calls = groups.Append(cell).Select(each => each.Endpoint).ToList();
        return own with
        {
            Branch = cell.Endpoint.Branch,
            Metadata = groups.SelectMany(group => group.Endpoint.Metadata).Concat(own.Metadata).Concat(cell.Endpoint.Metadata).ToEquatableArray(),
            Access = EndpointAttributes.Strongest(calls.Select(each => each.Access).Append(own.Access)),
            ShortCircuit = calls.Select(each => each.ShortCircuit).LastOrDefault(call => call is not null),
        };
    }

    private Endpoint Own(EndpointCell cell)
    {
        var route = string.Concat(GroupsOf(cell).Append(cell).Select(each => Part(each.Pattern)));
        var own = new Endpoint(cell.Endpoint.By, Label(cell, route.Length > 0 ? route : "/"))
        {
            Methods = cell.Endpoint.Methods,
            Kind = Kind(cell),
            Access = EndpointAttributes.Access(cell.Handler),
        };
        return cell.Handler switch
        {
            INamedTypeSymbol type => own with { Metadata = EndpointAttributes.Cors(type, evaluator.Cancellation) },
            IMethodSymbol handler => own with
            {
                Metadata = EndpointAttributes.Cors(handler, evaluator.Cancellation),
                LazyBody = new(() => RequestBodies.OfHandler(handler, own.Methods, evaluator.App().IsService)),
                AcceptsWebSockets = AcceptsWebSockets(handler),
                AnswersPreflights = Preflights.AreAnsweredBy(handler, own.Methods, evaluator.Cancellation),
            },
            _ => own,
        };
    }

    private static string Part(string? pattern) => pattern?.Trim('/') is { Length: > 0 } part ? "/" + part : string.Empty;

    private static EndpointKind Kind(EndpointCell cell) => cell.Source switch
    {
        EndpointSource.Hub => EndpointKind.Hub,
        EndpointSource.Grpc => cell.IsGrpcWeb || HasGrpcWebAttribute(cell.Handler) ? EndpointKind.GrpcWeb : EndpointKind.Grpc,
        _ => EndpointKind.Handler,
    };

    private static bool HasGrpcWebAttribute(ISymbol? service) =>
        service is INamedTypeSymbol && service.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EnableGrpcWebAttribute");

    private static string Label(EndpointCell cell, string route) => cell switch
    {
        { Handler: INamedTypeSymbol type } => type.Name,
        { Pattern: null } => cell.Endpoint.By.Name,
        { Endpoint.Methods: { IsKnown: true, Value: [var method] } } => method + " " + route,
        _ => route,
    };

    private bool AcceptsWebSockets(IMethodSymbol handler) =>
        handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(evaluator.Cancellation) is { } syntax
        && syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "AcceptWebSocketAsync");

    /// <summary>The groups around an endpoint, the outermost first. Of groups nested deeper than anybody nests them the innermost count.</summary>
    private List<EndpointCell> GroupsOf(EndpointCell cell)
    {
        var groups = new List<EndpointCell>();
        for (var at = cell.Group; at is { } id && groups.Count < MostGroups && evaluator.Cell<EndpointCell>(id) is { } group; at = group.Group)
        {
            groups.Add(group);
        }

        groups.Reverse();
        return groups;
    }
}
