using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A statement that does nothing but write a response header.</summary>
/// <param name="Name">The header's name in lower case without hyphens: <c>accesscontrolalloworigin</c>.</param>
/// <param name="Values">What is written; several arguments are several values.</param>
internal sealed record HeaderWrite(StatementSyntax Statement, string Name, IReadOnlyList<ExpressionSyntax> Values)
{
    public const string AllowOrigin = Prefix + "alloworigin";
    public const string AllowPrefix = Prefix + "allow";
    public const string Prefix = "accesscontrol";

    /// <summary>Whether the statement is about CORS: it writes one of its headers, or <c>Vary: Origin</c>.</summary>
    public bool IsAboutCors(SourceFile file) =>
        Name.StartsWith(Prefix, StringComparison.Ordinal)
        || (Name == "vary"
            && Texts(file) is { } texts
            && texts.All(static text => text.Equals("Origin", StringComparison.OrdinalIgnoreCase)));

    public static HeaderWrite? Of(SourceFile file, ExpressionStatementSyntax statement) => statement.Expression switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
            NameOf(file, assignment.Left) is { } name
            ? new HeaderWrite(statement, name, [assignment.Right])
            : null,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } call
            when CallSite.Of(
                call) is { Name: "Add" or "Append" or "TryAdd" or "AppendCommaSeparatedValues" or "SetCommaSeparatedValues" } site
            && IsResponseHeaders(file, site.Receiver)
            && Constant(file, arguments[0].Expression) is { } name =>
            new HeaderWrite(statement, Canonical(name), [.. arguments.Skip(1).Select(static argument => argument.Expression)]),
        _ => null,
    };

    /// <summary>The values, as far as they are constants; null if one is not.</summary>
    public IReadOnlyList<string>? Texts(SourceFile file)
    {
        var texts = Values.SelectMany(Elements).Select(value => Constant(file, value)).ToList();
        return texts.All(static text => text is not null) ? [.. texts.Select(static text => text!)] : null;
    }

    public static string Canonical(string name) => name.Replace("-", "").ToLowerInvariant();

    private static string? NameOf(SourceFile file, ExpressionSyntax target) => target switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } key } access when IsResponseHeaders(file, access.Expression) =>
            Constant(file, key[0].Expression) is { } name ? Canonical(name) : null,
        MemberAccessExpressionSyntax access when IsResponseHeaders(file, access.Expression) => Canonical(access.Name.Identifier.ValueText),
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax value) => value switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } only, Initializer: null } => Elements(only[0].Expression),
        _ => [value],
    };

    private static string? Constant(SourceFile file, ExpressionSyntax value) =>
        file.Model.GetConstantValue(value) is { HasValue: true, Value: string text } ? text
        : file.Model.GetSymbolInfo(value).Symbol is IFieldSymbol { IsStatic: true, ContainingType.Name: "HeaderNames" } field
            ? Hyphenated(field.Name)
        : null;

    private static string Hyphenated(string member) =>
        string.Concat(member.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(member[i - 1]) ? "-" + c : c.ToString()));

    // `context.Response.Headers`, or a local that holds it.
    private static bool IsResponseHeaders(SourceFile file, ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Headers" } access
            ? file.Model.GetTypeInfo(access.Expression).Type is { Name: "HttpResponse" } type
            && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Http"
            : expression is IdentifierNameSyntax && file.Model.GetSymbolInfo(expression).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax declarator
                && declarator.Initializer?.Value is MemberAccessExpressionSyntax value
                && IsResponseHeaders(file, value);
}
