using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Finds out what middleware of the app keeps to itself, by running it on a preflight and on an ordinary request.</summary>
internal static class MiddlewareProbe
{
    private const int Units = 20_000;

    /// <param name="evaluator">Runs it aside.</param>
    /// <param name="middleware">Takes the context and what comes next, or only what comes next and returns the one that takes the context.</param>
    /// <param name="added">The step as it is known so far.</param>
    public static Middleware Describe(Evaluator evaluator, Function middleware, Middleware added)
    {
        if (evaluator.Inquiry is not null || Syntax(evaluator, middleware) is not { } syntax)
        {
            return added;
        }

        // A catch decides by what goes wrong, which nobody can tell: it may go on with any request, or refuse it.
        var catches = syntax.DescendantNodes().OfType<CatchClauseSyntax>().ToList();
        if (catches.Any(MayGoOn))
        {
            return added;
        }

        var preflights = Send(evaluator, "OPTIONS", middleware);
        var others = Send(evaluator, "GET", middleware);
        return added with
        {
            Kind = catches.Count == 0 && others.Any(head => head is { WentOn: false, Status: 401 or 403 or 429 or 503 }) ? MiddlewareKind.Guard : added.Kind,
            AnswersPreflights = !preflights.IsEmpty && preflights.All(IsAnswered) && !others.All(IsAnswered),
            WritesCorsHeaders = preflights.Any(head => head.Headers.Any(header => header.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))),
        };
    }

    private static bool MayGoOn(CatchClauseSyntax clause) =>
        clause.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText.IndexOf("next", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsAnswered(ResponseHead head) => head is { WentOn: false, Status: null or < 400 };

    private static EquatableArray<ResponseHead> Send(Evaluator evaluator, string method, Function middleware) => Exchanges.Run(
        evaluator,
        new Observation(),
        Value.Of("https://app.example.com"),
        Value.Of(method),
        Units,
        aside =>
        {
            if (aside.Apply(middleware, Arguments(middleware)) is Function inner && middleware.Method.Parameters.Length == 1)
            {
                aside.Apply(inner, Arguments(inner));
            }
        }) ?? [];

    private static EquatableArray<Value> Arguments(Function function) => [.. function.Method.Parameters.Select(Argument)];

    private static Value Argument(IParameterSymbol parameter) =>
        parameter.Type.Name == "HttpContext" ? new HttpFacet(HttpPart.Context)
        : parameter.Type.TypeKind == TypeKind.Delegate ? new HttpFacet(HttpPart.Next)
        : Value.Unknown;

    private static SyntaxNode? Syntax(Evaluator evaluator, Function function) =>
        function.Lambda?.Syntax ?? function.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(evaluator.Cancellation);
}
