using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>
/// Code that is not run here but somewhere else, such as in Development: what it touches may lack something here on purpose.
/// </summary>
internal static class OtherEnvironments
{
    public static void Note(Evaluator evaluator, IOperation skipped)
    {
        foreach (var operation in skipped.DescendantsAndSelf())
        {
            if (Variable(operation) is { } variable && evaluator.Read(variable) is Reference reference
                && evaluator.Cell<PolicyCell>(reference) is { } policy)
            {
                evaluator.Set(reference.Id, policy.Select(variant => variant with { VariesByEnvironment = true }));
            }

            if (operation.ConstantValue is { HasValue: true, Value: string text })
            {
                evaluator.App().SkippedTexts.Add(text);
            }

            if (operation is IInvocationOperation call && MayAddCors(evaluator, call))
            {
                NotePipeline(evaluator, call);
            }
        }
    }

    // Whatever else is added in another environment, such as a page for developers, says nothing about CORS.
    private static bool MayAddCors(Evaluator evaluator, IInvocationOperation call) =>
        evaluator.IsSource(call.TargetMethod)
        || evaluator.TypeName(call.TargetMethod.ContainingType) == KnownTypes.CorsMiddleware
        || !evaluator.App().Reach.IsFramework(call.TargetMethod.ContainingAssembly);

    private static void NotePipeline(Evaluator evaluator, IInvocationOperation call)
    {
        foreach (var reference in call.DescendantsAndSelf())
        {
            if (Variable(reference) is { } variable && evaluator.Read(variable) is HostFacet { Facet: Facet.Application } app)
            {
                evaluator.ChangeModel(app.Host, host => host with { VariesByEnvironment = true });
            }
        }
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
