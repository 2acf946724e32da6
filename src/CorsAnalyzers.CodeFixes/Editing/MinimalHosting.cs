using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>The skeleton of a program of top-level statements: <c>var app = builder.Build();</c> and what surrounds it.</summary>
internal sealed class MinimalHosting
{
    private readonly SourceFile _file;
    private readonly StatementSyntax _before;
    private readonly StatementSyntax _built;

    private MinimalHosting(SourceFile file, StatementSyntax before, StatementSyntax built, string builder, string app)
    {
        (_file, _before, _built, Builder, App) = (file, before, built, builder, app);
    }

    public string Builder { get; }

    public string App { get; }

    public static MinimalHosting? Of(SourceFile file)
    {
        var statements = file.Root.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement).ToList();
        for (var i = 1; i < statements.Count; i++)
        {
            if (statements[i] is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
                && CallSite.Of(variables[0].Initializer?.Value) is { Name: "Build", Receiver: IdentifierNameSyntax builder }
                && file.Model.GetTypeInfo(builder).Type is { Name: "WebApplicationBuilder" })
            {
                var app = variables[0].Identifier.Text;
                var routing = statements.Skip(i).LastOrDefault(statement => statement.ToString() == $"{app}.UseRouting();");
                return new MinimalHosting(file, statements[i - 1], routing ?? statements[i], builder.Identifier.Text, app);
            }
        }

        return null;
    }

    /// <summary>
    /// Adds statements: the last before the app is built, and the first of its pipeline, or the one behind <c>UseRouting</c>; null where
    /// lines are shared with other code.
    /// </summary>
    public IReadOnlyList<TextChange>? Add(string services, string pipeline) =>
        Reach.Import(_file, _built.SpanStart, "Microsoft.Extensions.DependencyInjection",
            "CorsServiceCollectionExtensions") is { } forServices
        && Reach.Import(_file, _built.SpanStart, "Microsoft.AspNetCore.Builder", "CorsMiddlewareExtensions") is { } forPipeline
        && Behind(_before, services) is { } first
        && Behind(_built, pipeline) is { } second
            ? [first, second, .. forServices, .. forPipeline]
            : null;

    private TextChange? Behind(StatementSyntax statement, string added)
    {
        var text = _file.Text;
        return text.StartsLine(statement.SpanStart) && text.EndsLine(statement.Span.End)
            ? new TextChange(new TextSpan(text.Lines.GetLineFromPosition(statement.Span.End).End, 0), _file.Style.NewLine + added)
            : null;
    }
}
