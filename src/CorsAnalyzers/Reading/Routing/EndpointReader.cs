using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>
/// Makes endpoints of what the calls have left behind: what groups say first, then attributes, then what was said about the endpoint itself;
/// <c>MapControllers</c> becomes the actions that it maps.
/// </summary>
internal sealed class EndpointReader(Interpreter interpreter, HostCell host, Lazy<IReadOnlyList<INamedTypeSymbol>> controllers)
{
    private IReadOnlyList<ControllerAction>? _actions;

    private IReadOnlyList<ControllerAction> Actions => _actions ??= [.. controllers.Value.SelectMany(type => Controllers.Actions(type, interpreter.IsService, interpreter.Cancellation))];

    public EquatableArray<Endpoint> Read() => host.Endpoints
        .Select(id => interpreter.Cell<EndpointCell>(id))
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
            .Select(action => action.HasAttributeRoute ? action.Endpoint with { Branch = cell.Branch } : Added(action.Endpoint, cell)),
        _ => [Added(Own(cell), cell)],
    };

    private bool HasAttributeRouted => host.Endpoints.Any(id => interpreter.Cell<EndpointCell>(id) is { Source: EndpointSource.AttributeRoutedControllers });

    /// <summary>The endpoint with what its groups and the call that adds it say.</summary>
    private Endpoint Added(Endpoint own, EndpointCell cell)
    {
        var groups = GroupsOf(cell).ToList();
        var calls = groups.Append(cell).ToList();
        return own with
        {
            Branch = cell.Branch,
            Metadata = groups.SelectMany(group => group.Metadata).Concat(own.Metadata).Concat(cell.Metadata).ToEquatableArray(),
            Access = EndpointAttributes.Strongest(calls.Select(each => each.Access).Append(own.Access)),
            ShortCircuit = calls.Select(each => each.ShortCircuit).LastOrDefault(call => call is not null),
        };
    }

    private Endpoint Own(EndpointCell cell)
    {
        var route = string.Concat(GroupsOf(cell).Append(cell).Select(each => each.Pattern is { Length: > 0 } pattern && pattern.Trim('/') is { Length: > 0 } part ? "/" + part : string.Empty));
        var own = new Endpoint(cell.By, Label(cell, route.Length > 0 ? route : "/"))
        {
            Methods = cell.Methods,
            Kind = cell.Source == EndpointSource.Hub ? EndpointKind.Hub
                : cell.Source != EndpointSource.Grpc ? EndpointKind.Handler
                : cell.IsGrpcWeb || (cell.Handler is INamedTypeSymbol { } service && service.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EnableGrpcWebAttribute")) ? EndpointKind.GrpcWeb
                : EndpointKind.Grpc,
            Access = EndpointAttributes.Access(cell.Handler),
        };
        return cell.Handler switch
        {
            INamedTypeSymbol type => own with { Metadata = EndpointAttributes.Cors(type, interpreter.Cancellation) },
            IMethodSymbol handler => own with
            {
                Metadata = EndpointAttributes.Cors(handler, interpreter.Cancellation),
                LazyBody = new(() => RequestBodies.OfHandler(handler, cell.Methods, interpreter.IsService)),
                AcceptsWebSockets = AcceptsWebSockets(handler),
                AnswersPreflights = Preflights.AreAnsweredBy(handler, cell.Methods, interpreter.Cancellation),
            },
            _ => own,
        };
    }

    private static string Label(EndpointCell cell, string route) => cell switch
    {
        { Handler: INamedTypeSymbol type } => type.Name,
        { Pattern: null } => cell.By.Name,
        { Methods: { IsKnown: true, Value: [var method] } } => method + " " + route,
        _ => route,
    };

    private bool AcceptsWebSockets(IMethodSymbol handler) =>
        handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(interpreter.Cancellation) is { } syntax
        && syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "AcceptWebSocketAsync");

    // The outermost first.
    private IEnumerable<EndpointCell> GroupsOf(EndpointCell cell) =>
        cell.Group is { } id && interpreter.Cell<EndpointCell>(id) is { } group ? GroupsOf(group).Append(group) : [];
}
