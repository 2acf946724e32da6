using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Code that fills options when they are first asked for, which is when the pipeline is built.</summary>
internal static class DeferredOptions
{
    /// <summary>Hands over a lambda that is given this face of the host.</summary>
    public static void Add(Evaluator evaluator, int host, Value? configure, Facet options)
    {
        if (configure is null)
        {
            return;
        }

        var deferred = new Deferred(configure, new HostFacet(host, options), IsCertain: true, evaluator.State.Path);

        // It runs later, when the variable of a loop has its last value here, while each run of the loop has one of its own.
        var isOfLoop = configure is Function { Lambda: { } lambda }
            && lambda.Body.Descendants().OfType<ILocalReferenceOperation>().Any(local => IsOfLoop(local.Local));
        evaluator.ChangeHost(host, before => before with
        {
            Deferred = before.Deferred.Add(deferred),
            MayHideUses = before.MayHideUses || isOfLoop,
        });
    }

    /// <summary>Whether a class says that it configures <c>CorsOptions</c>.</summary>
    public static bool ConfiguresCors(INamedTypeSymbol type) => type.AllInterfaces.Any(IsOfCorsOptions);

    /// <summary><c>IConfigureOptions&lt;CorsOptions&gt;</c> and its kin.</summary>
    public static bool IsOfCorsOptions(ITypeSymbol? service) =>
        service is INamedTypeSymbol { TypeArguments: [var options] } && options.IsNamed(KnownTypes.CorsOptions);

    /// <summary>Hands over what a class that configures <c>CorsOptions</c> does.</summary>
    /// <param name="evaluator">Runs it.</param>
    /// <param name="host">Whose options.</param>
    /// <param name="type">The class; <see langword="null"/> where an object is given.</param>
    /// <param name="instance">The object, if there is one.</param>
    public static void AddClass(Evaluator evaluator, int host, INamedTypeSymbol? type, Value? instance)
    {
        var of = type ?? evaluator.Cell<ObjectCell>(instance)?.Type;
        if (of is null || !evaluator.IsSource(of))
        {
            return;
        }

        foreach (var method in of.GetMembers().OfType<IMethodSymbol>().Where(TakesCorsOptions))
        {
            // Without an object, one is made when it is needed: by then all services are there.
            var on = evaluator.Cell<ObjectCell>(instance) is null ? null : instance;
            Add(evaluator, host, new Function(method, null, null, on), Facet.CorsOptions);
        }
    }

    /// <summary>Runs what was handed over.</summary>
    public static Value Run(Evaluator evaluator, int host, Deferred deferred)
    {
        HostFaces.Configure(evaluator, deferred.Function, deferred.Argument, host);
        return Value.Unknown;
    }

    private static bool TakesCorsOptions(IMethodSymbol method) =>
        method.Name is "Configure" or "PostConfigure" && method.Parameters.LastOrDefault()?.Type.IsNamed(KnownTypes.CorsOptions) == true;

    private static bool IsOfLoop(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().AncestorsAndSelf()
        .TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax))
        .Any(node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax));
}
