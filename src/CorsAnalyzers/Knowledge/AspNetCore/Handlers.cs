using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Code that the framework will run on requests: what it does to their CORS headers is found out when it is handed over.</summary>
internal sealed class Handlers : Module
{
    public override string Subject => "Handlers";

    public override void Register(RowTable rows) => rows.Property(
        "Microsoft.AspNetCore.Builder.StaticFileOptions",
        "OnPrepareResponse",
        null,
        (evaluator, _, value) =>
        {
            Run(evaluator, [value], onStaticFiles: true);
            return true;
        });

    /// <summary>Whatever lambda the framework is given, it may run on requests.</summary>
    public override Value? Every(Evaluator evaluator, Call call)
    {
        Run(evaluator, call.Arguments, onStaticFiles: false, isBound: call.Name.StartsWith("Map", StringComparison.Ordinal));
        return null;
    }

    /// <summary>Finds out what handlers write, and notes it.</summary>
    public static void Run(Evaluator evaluator, IEnumerable<Value> handlers, bool onStaticFiles, bool isBound = false)
    {
        foreach (var handler in handlers.OfType<Function>().Where(handler => evaluator.IsLive && MayWriteHeaders(evaluator, handler)))
        {
            evaluator.App().HandMadeHeaders.AddRange(HeaderWriters.Ask(evaluator, handler, onStaticFiles, isBound));
        }
    }

    /// <summary>Whether there is anything to find out: the file that holds the code speaks of CORS.</summary>
    private static bool MayWriteHeaders(Evaluator evaluator, Function handler) =>
        evaluator.Inquiry is null
        && ((SyntaxNode?)handler.Lambda?.Syntax ?? handler.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(evaluator.Cancellation)) is { } syntax
        && evaluator.Sources.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
        && evaluator.App().MentionsCors(syntax.SyntaxTree);
}
