using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Adds names to a list of a policy: methods, headers, exposed headers.</summary>
internal static class AllowNames
{
    /// <summary>The edits for a finding that marks what fills the list last, or what hands the policy over.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="call">The builder's call that adds names to the list: <c>WithMethods</c>.</param>
    /// <param name="data">What to add, and where the policy begins.</param>
    public static IReadOnlyList<TextChange>? For(Finding finding, string call, MissingNamesData data)
    {
        var (file, names) = (finding.File, data.Names);
        if (finding.Literal is { } literal)
        {
            return ListElement.Of(literal) is { IsCollection: true } element && element.IsResizable(file)
                ? Behind(file, new ListElement(element.List, element.Elements[element.Elements.Count - 1]), names)
                : null;
        }

        if (CallSite.At(finding.Token) is { Name: "Add" } add)
        {
            return add.Invocation.Parent is ExpressionStatementSyntax statement && StatementEdits.IsInList(statement)
                ? [StatementMoves.InsertAfter(file, statement,
                    [.. names.Select(name => $"{add.Receiver}.Add({OriginText.Literal(name)});")])]
                : null;
        }

        return CallSite.At(finding.Token) is { } marked && marked.Name == call ? InCall(file, marked, names)
            : finding.NameAt(data.FirstCall) is { } first ? CallSite.At(first) is { } start ? InChain(file, start, call, names) : null
            : PolicyObject.Of(file, finding.Token, finding.Node) is { } policy
                && PolicyObject.Fill(file, policy, call.Replace("With", ""), $"{{ {OriginText.Literals(names, ", ")} }}") is { } change
                    ? [change]
            : null;
    }

    /// <summary>Adds names to a call that lists some already, or in a call behind it.</summary>
    public static IReadOnlyList<TextChange> InCall(SourceFile file, CallSite call, IReadOnlyList<string> names) =>
        LastElement(file, call) is { } last
            ? Behind(file, last, names)
            : [ChainEdits.Append(file, call.Invocation, OriginText.Call(call.Name, names))];

    private static IReadOnlyList<TextChange>? InChain(SourceFile file, CallSite start, string call, IReadOnlyList<string> names) =>
        PolicyChain.End(file, start) is { } end ? [ChainEdits.Append(file, end.Invocation, OriginText.Call(call, names))] : null;

    // The last string among the arguments, or in an array or collection that is written as the one argument.
    private static ListElement? LastElement(SourceFile file, CallSite call)
    {
        if (call.Invocation.ArgumentList.Arguments.LastOrDefault()?.Expression is not { } last)
        {
            return null;
        }

        var inner = last switch
        {
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.LastOrDefault(),
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.LastOrDefault(),
            _ when ListElement.IsCollectionExpression(last) => last.ChildNodes().LastOrDefault(),
            _ => last,
        };
        var element = inner is null ? null
            : inner == last
                ? (file.Model.GetTypeInfo(last).Type is { SpecialType: SpecialType.System_String } ? ListElement.Of(last) : null)
            : inner is ExpressionSyntax ? ListElement.Of(inner)
            : new ListElement(last, inner);
        return element is { } found && found.IsResizable(file) ? found : null;
    }

    private static IReadOnlyList<TextChange> Behind(SourceFile file, ListElement last, IReadOnlyList<string> names)
    {
        var (text, end) = (file.Text, last.Element.Span.End);
        var separator = last.Separator(file);
        var added = string.Join(separator, names.Select(name => Text(file, last.Element, name)));
        var rest = text.RestOfLine(end).TrimStart();
        var hasComma = rest.StartsWith(",", StringComparison.Ordinal);
        var hasComment = (hasComma ? rest.Substring(1) : rest).TrimStart().StartsWith("//", StringComparison.Ordinal);
        if (!hasComment || !text.StartsLine(last.Element.SpanStart))
        {
            return [new TextChange(new TextSpan(end, 0), separator + added)];
        }

        // A comment behind the last element stays with it.
        var behind = new TextSpan(text.Lines.GetLineFromPosition(end).End, 0);
        return hasComma
            ? [new TextChange(behind, separator.Substring(1) + added + ",")]
            : [new TextChange(new TextSpan(end, 0), ","), new TextChange(behind, separator.Substring(1) + added)];
    }

    // Written as its neighbour is: `HttpMethods.Put` beside `HttpMethods.Get`.
    private static string Text(SourceFile file, SyntaxNode neighbour, string name)
    {
        var expression = neighbour is ArgumentSyntax argument ? argument.Expression : neighbour;
        return expression is MemberAccessExpressionSyntax access
            && file.Model.GetSymbolInfo(access).Symbol is IFieldSymbol
            {
                IsStatic: true,
                ContainingType: { Name: "HttpMethods" or "HeaderNames" } type
            }
            && type.GetMembers()
            .FirstOrDefault(member =>
                member is IFieldSymbol && member.Name.Equals(name.Replace("-", ""), StringComparison.OrdinalIgnoreCase)) is { } same
                ? $"{access.Expression}.{same.Name}"
                : OriginText.Literal(name);
    }
}
