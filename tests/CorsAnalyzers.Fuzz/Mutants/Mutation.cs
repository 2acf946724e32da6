using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Fuzz.Mutants;

/// <summary>Makes programs into others that somebody might be typing, or nobody ever would.</summary>
internal static class Mutation
{
    private const int MostSteps = 4;

    private static readonly ImmutableArray<Func<SyntaxNode, string, Random, string>> OfSource =
    [
        DeleteToken, DeleteToken, RepeatToken, SwapTokens, SwapFarTokens, CutAtCaret, CutLineAtCaret, TypeSomething, DeleteLetter, LoseBase,
        ReplaceLiteral, ReplaceLiteral, ReplaceLiteral, ReplaceExpression, ReplaceName, WrapExpression, WrapStatement,
        DeleteNode, RepeatStatement, MoveStatement, AddStatement, AddStatement, AddType, AddType, AddCheck,
    ];

    /// <summary>The mutant of that number: the same for the same seed, on every machine.</summary>
    public static FuzzProgram Make(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var program = Choice.Pick(Corpus.All, written => written.Name, random.NextInt64());
        var name = $"seed {seed}, mutant {number}: {program.Name}";
        for (var steps = random.Next(1, MostSteps + 1); steps > 0; steps--)
        {
            program = Step(program, random);
        }

        return program with { Name = name };
    }

    private static FuzzProgram Step(FuzzProgram program, Random random)
    {
        if (random.Next(40) == 0)
        {
            return program with { Missing = program.Missing.Add(Pick(References.Droppable, random)) };
        }

        var file = random.Next(program.Files.Length);
        var text = program.Files[file].Text;
        return program.With(file, program.Files[file].IsSource
            ? Pick(OfSource, random)(CSharpSyntaxTree.ParseText(text, Analysis.ParseOptions).GetRoot(), text, random)
            : MutateText(text, random));
    }

    private static string DeleteToken(SyntaxNode root, string text, Random random) =>
        Token(root, random) is { } token ? Replace(text, token, "") : text;

    private static string RepeatToken(SyntaxNode root, string text, Random random) =>
        Token(root, random) is { } token ? Replace(text, token, $"{token} {token}") : text;

    private static string SwapTokens(SyntaxNode root, string text, Random random) =>
        Token(root, random) is { } token && token.GetNextToken() is { RawKind: not 0 } next ? Swap(text, token, next) : text;

    private static string SwapFarTokens(SyntaxNode root, string text, Random random) =>
        Token(root, random) is not { } one || Token(root, random) is not { } other || one == other ? text
        : one.SpanStart < other.SpanStart ? Swap(text, one, other)
        : Swap(text, other, one);

    private static string CutAtCaret(SyntaxNode root, string text, Random random) => text[..random.Next(text.Length + 1)];

    private static string CutLineAtCaret(SyntaxNode root, string text, Random random)
    {
        var caret = random.Next(text.Length + 1);
        var end = text.IndexOf('\n', caret);
        return end < 0 ? text[..caret] : text.Remove(caret, end - caret);
    }

    private static string TypeSomething(SyntaxNode root, string text, Random random) =>
        Token(root, random) is { } token ? text.Insert(token.Span.End, Pick(Nasty.Typed, random)) : text;

    private static string ReplaceLiteral(SyntaxNode root, string text, Random random) =>
        Node<LiteralExpressionSyntax>(root, random) is { } literal ? Replace(text, literal, Pick(Nasty.Literals, random)) : text;

    private static string DeleteNode(SyntaxNode root, string text, Random random) =>
        Node<SyntaxNode>(root, random) is { } node ? Replace(text, node, "") : text;

    private static string RepeatStatement(SyntaxNode root, string text, Random random) =>
        Node<StatementSyntax>(root, random) is { } node ? Replace(text, node, $"{node}\n{node}") : text;

    private static string MoveStatement(SyntaxNode root, string text, Random random) =>
        Node<StatementSyntax>(root, random) is { } one && Node<StatementSyntax>(root, random) is { } other && other.SpanStart > one.Span.End
            ? text.Insert(other.Span.End, $"\n{one}").Remove(one.SpanStart, one.Span.Length)
            : text;

    private static string ReplaceExpression(SyntaxNode root, string text, Random random) =>
        Node<ExpressionSyntax>(root, random) is { } one && Node<ExpressionSyntax>(root, random) is { } other
            ? Replace(text, one, other.ToString())
            : text;

    private static string ReplaceName(SyntaxNode root, string text, Random random) =>
        Node<SimpleNameSyntax>(root, random) is { } one && Node<SimpleNameSyntax>(root, random) is { } other
            ? Replace(text, one, other.ToString())
            : text;

    private static string WrapExpression(SyntaxNode root, string text, Random random) => Node<ExpressionSyntax>(root, random) is { } node
        ? Replace(text, node, Wrap(Pick(Nasty.Wrappers, random), node))
        : text;

    private static string WrapStatement(SyntaxNode root, string text, Random random) => Node<StatementSyntax>(root, random) is { } node
        ? Replace(text, node, Wrap(Pick(Nasty.StatementWrappers, random), node))
        : text;

    private static string AddStatement(SyntaxNode root, string text, Random random) =>
        Node<StatementSyntax>(root, random) is { } node ? text.Insert(node.SpanStart, Pick(Nasty.Statements, random) + "\n") : text;

    private static string AddType(SyntaxNode root, string text, Random random) => text + "\n" + Pick(Nasty.Types, random);

    private static string AddCheck(SyntaxNode root, string text, Random random) =>
        All<IdentifierNameSyntax>(root).Where(IsCallOnPolicy).ToList() is { Count: > 0 } names
            ? text.Insert(Pick([.. names], random).SpanStart, $"SetIsOriginAllowed(x => {Pick(Nasty.Conditions, random)}).")
            : text;

    private static string LoseBase(SyntaxNode root, string text, Random random) =>
        Node<BaseTypeSyntax>(root, random) is { } node
            ? Replace(text, node, Pick(["Missing", node.ToString()[..^1], "", "List<Missing>", "Missing.Of<int>"], random))
            : text;

    private static string DeleteLetter(SyntaxNode root, string text, Random random) => MutateText(text, random);

    private static string MutateText(string text, Random random)
    {
        if (text.Length == 0)
        {
            return Pick(Nasty.Settings, random);
        }

        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Pick(Nasty.Settings, random)),
            2 => text[..at],
            _ => text.IndexOf('"', at) is >= 0 and var start && text.IndexOf('"', start + 1) is > 0 and var end
                ? text.Remove(start, end - start + 1).Insert(start, Pick(Nasty.Settings, random))
                : text + text[at..],
        };
    }

    private static bool IsCallOnPolicy(IdentifierNameSyntax name) =>
        name.Identifier.ValueText is "AllowAnyOrigin" or "WithOrigins" or "AllowAnyHeader" or "AllowCredentials"
        && name.Parent is MemberAccessExpressionSyntax;

    private static SyntaxToken? Token(SyntaxNode root, Random random)
    {
        var tokens = root.DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        return tokens.Count == 0 ? null : tokens[random.Next(tokens.Count)];
    }

    private static T? Node<T>(SyntaxNode root, Random random)
        where T : SyntaxNode => All<T>(root) is { Count: > 0 } nodes ? nodes[random.Next(nodes.Count)] : null;

    private static List<T> All<T>(SyntaxNode root)
        where T : SyntaxNode => [.. root.DescendantNodes().OfType<T>().Where(node => node.Span.Length > 0)];

    private static T Pick<T>(ImmutableArray<T> choices, Random random) => choices[random.Next(choices.Length)];

    private static string Wrap(string wrapper, SyntaxNode node) => wrapper.Replace("{0}", node.ToString(), StringComparison.Ordinal);

    private static string Replace(string text, SyntaxNode node, string by) =>
        text.Remove(node.SpanStart, node.Span.Length).Insert(node.SpanStart, by);

    private static string Replace(string text, SyntaxToken token, string by) =>
        text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, by);

    private static string Swap(string text, SyntaxToken first, SyntaxToken second) =>
        $"{text[..first.SpanStart]}{second}{text[first.Span.End..second.SpanStart]}{first}{text[second.Span.End..]}";
}
