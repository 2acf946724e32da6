using CorsAnalyzers.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>Takes out of a program what it does not need to show a fault: files, then lines, then arguments and calls.</summary>
internal static class Shrinking
{
    public static async Task<FuzzProgram> ShrinkAsync(FuzzProgram program, Func<FuzzProgram, Task<bool>> isFaulty, int tries = 250)
    {
        for (var i = program.Files.Length - 1; i >= 0 && program.Files.Length > 1; i--)
        {
            await TryAsync(program with { Files = program.Files.RemoveAt(i) });
        }

        for (var size = 32; size > 0 && tries > 0; size /= 2)
        {
            for (var file = 0; file < program.Files.Length; file++)
            {
                await RemoveLinesAsync(file, size);
            }
        }

        for (var file = 0; file < program.Files.Length; file++)
        {
            await RemoveNodesAsync(file);
        }

        return program;

        async Task RemoveLinesAsync(int file, int size)
        {
            for (var start = 0; tries > 0; start += size)
            {
                var lines = program.Files[file].Text.Split('\n');
                if (start >= lines.Length)
                {
                    return;
                }

                if (await TryAsync(program.With(file, string.Join('\n', lines.Where((_, line) => line < start || line >= start + size)))))
                {
                    start -= size;
                }
            }
        }

        async Task RemoveNodesAsync(int file)
        {
            for (var number = 0; tries > 0 && program.Files[file].IsSource; number++)
            {
                var text = program.Files[file].Text;
                var nodes = CSharpSyntaxTree.ParseText(text, Analysis.ParseOptions).GetRoot().DescendantNodes().Where(IsRemovable).ToList();
                if (number >= nodes.Count)
                {
                    return;
                }

                var node = nodes[number];
                var rest = node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? $"{access.Expression}" : "";
                if (await TryAsync(program.With(file, text.Remove(node.SpanStart, node.Span.Length).Insert(node.SpanStart, rest))))
                {
                    number--;
                }
            }
        }

        async Task<bool> TryAsync(FuzzProgram smaller)
        {
            if (tries-- <= 0 || !await isFaulty(smaller))
            {
                return false;
            }

            program = smaller;
            return true;
        }
    }

    private static bool IsRemovable(SyntaxNode node) =>
        node is StatementSyntax or MemberDeclarationSyntax or AttributeListSyntax
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax } };
}
