using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lists the origins of the CORS policy for WebSockets, which no CORS policy guards.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WebSocketFix))]
public sealed class WebSocketFix : CorsCodeFix
{
    private const string Building = "Microsoft.AspNetCore.Builder";
    private const string AllowedOrigins = "AllowedOrigins";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WebSocketNotGuarded);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        // The list of WebSockets knows no patterns.
        var origins = finding.Data is WebSocketData data ? data.Origins : [];
        return origins.Count > 0 && !origins.Any(static origin => origin.Contains('*'))
            && finding.Token.Parent is { } node && AppPipeline.At(finding.File, node) is { } pipeline
            && Change(finding.File, pipeline, node, origins) is { } changes
                ? [new Repair(FixKeys.LimitWebSockets, $"Let only {OriginText.InWords(origins)} open WebSockets", changes)]
                : [];
    }

    private static IReadOnlyList<TextChange>? Change(SourceFile file, AppPipeline pipeline, SyntaxNode node, IReadOnlyList<string> origins)
    {
        var options = $"new {Reach.TypeName(file, node.SpanStart, Building, "WebSocketOptions")} {{ {AllowedOrigins} = {Value(origins)} }}";
        var calls = file.Root.DescendantNodes()
            .Select(CallSite.Of)
            .OfType<CallSite>()
            .Where(static call => call.Name == "UseWebSockets")
            .ToList();
        if (calls.Count > 0)
        {
            return calls.Count == 1 && pipeline.IsApp(file, calls[0].ChainStart()) ? InCall(file, calls[0], options, origins) : null;
        }

        // In front of the first hub, so that there is one place for all of them.
        var target =
            pipeline.Statements.FirstOrDefault(static statement =>
                statement.DescendantNodes().Select(CallSite.Of).Any(static call => call is { Name: "MapHub" }))
            ?? pipeline.Statements.FirstOrDefault(statement => statement.Span.Contains(node.Span));
        return target is not null
            && StatementList.AreUnderSameSymbols(file, pipeline.Statements[0].SpanStart, target.SpanStart)
            && Reach.Import(file, target.SpanStart, Building, "WebSocketMiddlewareExtensions") is { } import
                ? [StatementMoves.InsertBefore(file, target, $"{pipeline.Name}.UseWebSockets({options});"), .. import]
                : null;
    }

    private static IReadOnlyList<TextChange>? InCall(SourceFile file, CallSite call, string options, IReadOnlyList<string> origins)
    {
        var arguments = call.Invocation.ArgumentList;
        return arguments.Arguments.Count == 0 ? [new TextChange(new TextSpan(arguments.OpenParenToken.Span.End, 0), options)]
            : arguments.Arguments[0].Expression is ObjectCreationExpressionSyntax made
                && PolicyObject.Fill(file, made, AllowedOrigins, Value(origins)) is { } change ? [change]
            : null;
    }

    private static string Value(IReadOnlyList<string> origins) => $"{{ {OriginText.Literals(origins, ", ")} }}";
}
