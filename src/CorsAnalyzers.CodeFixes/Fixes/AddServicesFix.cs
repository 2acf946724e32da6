using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Registers the services that the CORS middleware needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddServicesFix))]
public sealed class AddServicesFix : CorsCodeFix
{
    private const string Services = "Microsoft.Extensions.DependencyInjection";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ServicesMissing);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var (file, node) = (finding.File, finding.Token.Parent);
        if (node is null
            || (BeforeBuild(file, node) ?? InConfigureServices(file, node)) is not { } insertion
            || Reach.Import(file, insertion.Change.Span.Start, Services, "CorsServiceCollectionExtensions") is not { } import)
        {
            return [];
        }

        return [new Repair(FixKeys.AddCorsServices, $"Add {insertion.Call}", [.. import, insertion.Change])];
    }

    // `builder.Services.AddCors();` in front of `var app = builder.Build();`.
    private static (string Call, TextChange Change)? BeforeBuild(SourceFile file, SyntaxNode node)
    {
        if (AppPipeline.At(file,
            node)?.Declaration is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            || CallSite.Of(variables[0].Initializer?.Value) is not { Name: "Build", Receiver: IdentifierNameSyntax builder })
        {
            return null;
        }

        var call = $"{builder}.Services.AddCors()";
        return (call, StatementMoves.InsertBefore(file, declaration, call + ";"));
    }

    // `services.AddCors();` at the end of the ConfigureServices beside Configure.
    private static (string Call, TextChange Change)? InConfigureServices(SourceFile file, SyntaxNode node)
    {
        var method = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(static each => each is { Identifier.ValueText: "ConfigureServices", Body.Statements.Count: > 0 });
        if (method is null
            || method.ParameterList.Parameters.FirstOrDefault(parameter =>
                file.Model.GetDeclaredSymbol(parameter) is IParameterSymbol { Type.Name: "IServiceCollection" }) is not { } services)
        {
            return null;
        }

        var statements = method.Body!.Statements;
        var last = statements[statements.Count - 1];
        var call = $"{services.Identifier.Text}.AddCors()";
        return !StatementList.AreUnderSameSymbols(file, method.SpanStart, last.Span.End) ? null
            : last is ReturnStatementSyntax or ThrowStatementSyntax ? (call, StatementMoves.InsertBefore(file, last, call + ";"))
            : (call, StatementMoves.InsertAfter(file, last, call + ";"));
    }
}
