using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>
/// Handlers that are put into a property of the framework's: <c>OnRejected</c> of a rate limiter, the events of authentication. As a rule this
/// happens in a lambda that configures options, which is itself run as if it were a handler.
/// </summary>
internal static class HandlersGivenByProperty
{
    public static void Take(Evaluator evaluator, Function handler)
    {
        if (evaluator.Inquiry is not ExchangeInquiry)
        {
            Handlers.Run(evaluator, [handler], onStaticFiles: false);
        }
        else if (handler.Method.Parameters.Any(parameter => LeadsToContext(parameter.Type)))
        {
            // The framework runs it on some requests and not on others.
            evaluator.Fork(
            [
                new Arm([], () => Value.Unknown),
                new Arm([], () => evaluator.Apply(handler, [.. handler.Method.Parameters.Select(parameter => evaluator.Typed(Value.Unknown, parameter.Type))])),
            ]);
        }
    }

    private static bool LeadsToContext(ITypeSymbol type)
    {
        if (IsPartOfExchange(type))
        {
            return true;
        }

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers().Any(member => member is IPropertySymbol property && IsPartOfExchange(property.Type)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfExchange(ITypeSymbol type) => type is { Name: "HttpContext" or "HttpRequest" or "HttpResponse", ContainingNamespace.Name: "Http" };
}
