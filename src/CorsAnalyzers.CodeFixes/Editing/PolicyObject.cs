using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A policy that is put together as an object: <c>new CorsPolicy { … }</c>.</summary>
internal static class PolicyObject
{
    /// <summary>The object among the arguments of the call of that name, or itself at that place.</summary>
    public static ObjectCreationExpressionSyntax? Of(SourceFile file, SyntaxToken name, SyntaxNode node) =>
        Arguments(name).OfType<ObjectCreationExpressionSyntax>()
            .Concat(node.AncestorsAndSelf().OfType<ObjectCreationExpressionSyntax>().Where(made => made.Type.Span.Contains(name.Span)))
            .FirstOrDefault(made => file.Model.GetTypeInfo(made).Type is { Name: "CorsPolicy" });

    /// <summary>Sets a member in the object's initializer; null if it is set there already.</summary>
    public static TextChange? Fill(SourceFile file, ObjectCreationExpressionSyntax policy, string member, string value)
    {
        var assignment = $"{member} = {value}";
        if (policy.Initializer is not { } initializer)
        {
            var end = policy.ArgumentList is { Arguments.Count: 0 } ? policy.Type.Span.End : policy.Span.End;
            return new TextChange(TextSpan.FromBounds(end, policy.Span.End), $" {{ {assignment} }}");
        }

        return initializer.Expressions.FirstOrDefault() switch
        {
            null => new TextChange(new TextSpan(initializer.OpenBraceToken.Span.End, 0), $" {assignment}"),
            _ when Sets(initializer, member) => null,
            var first => new TextChange(new TextSpan(first.SpanStart, 0), assignment + new ListElement(initializer, first).Separator(file)),
        };
    }

    /// <summary>Whether an initializer sets a member.</summary>
    public static bool Sets(InitializerExpressionSyntax initializer, string name) => initializer.Expressions.Any(each =>
        each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var set } } && set == name);

    /// <summary>The arguments of the call of that name.</summary>
    public static IEnumerable<ExpressionSyntax> Arguments(SyntaxToken name) =>
        CallSite.At(name) is { } call ? call.Invocation.ArgumentList.Arguments.Select(static argument => argument.Expression) : [];
}
