using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>What is done for each kind of operation.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Kinds that came after Roslyn 4.5, by number: the type names do not exist there, the numbers do not change.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    /// <summary>Kinds of operations that were met and have no meaning here.</summary>
    public HashSet<OperationKind> UnhandledKinds { get; } = [];

    private static bool Assigns(IOperation operation) => operation is IAssignmentOperation;

    private Value EvaluateKind(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => Invoke(invocation),
        ILocalReferenceOperation local => Observed(Typed(Read(local.Local), local.Type)),
        IParameterReferenceOperation parameter => Observed(Typed(Read(parameter.Parameter), parameter.Type)),
        IPropertyReferenceOperation property => Observed(Typed(ReadProperty(property), property.Type)),
        IFieldReferenceOperation field => Observed(Typed(ReadField(field), field.Type)),
        IConversionOperation conversion => Convert(conversion),
        IArgumentOperation argument => Evaluate(argument.Value),
        IExpressionStatementOperation statement => Evaluate(statement.Operation),
        IBlockOperation block => EvaluateAll(block.Operations),
        _ => operation.Kind switch
        {
            OperationKind.MethodBody or OperationKind.ConstructorBody or OperationKind.VariableDeclarationGroup
                or OperationKind.VariableDeclaration or OperationKind.VariableDeclarator or OperationKind.Return
                or OperationKind.YieldReturn or OperationKind.YieldBreak or OperationKind.Throw or OperationKind.Branch
                or OperationKind.Labeled or OperationKind.Loop or OperationKind.Switch or OperationKind.Try or OperationKind.Using
                or OperationKind.UsingDeclaration or OperationKind.Lock or OperationKind.LocalFunction or OperationKind.Empty
                => EvaluateStatement(operation),
            _ => EvaluateExpression(operation),
        },
    };

    /// <summary>An operation without a meaning here: its parts are run, and what they hand over is out of sight from then on.</summary>
    private Value EvaluateUnhandled(IOperation operation)
    {
        UnhandledKinds.Add(operation.Kind);
        foreach (var child in operation.ChildOperations)
        {
            Escape(Evaluate(child));
        }

        return Value.Unknown;
    }
}
