using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>The statements of a file that build the pipeline of one app.</summary>
/// <param name="App">The local or parameter that is the app.</param>
/// <param name="Statements">What may be said about it: the statements after its declaration.</param>
/// <param name="Declaration">The statement that declares it, unless it is a parameter.</param>
internal sealed record AppPipeline(ISymbol App, IReadOnlyList<StatementSyntax> Statements, StatementSyntax? Declaration)
{
    private const string Building = "Microsoft.AspNetCore.Builder.";

    private static readonly string[] BehindCors =
        ["UseAuthentication", "UseAuthorization", "UseResponseCaching", "UseOutputCache", "UseEndpoints", "UseMvc",
            "UseMvcWithDefaultRoute", "UseSpa", "Run", "RunAsync"];

    public string Name => SyntaxFacts.GetKeywordKind(App.Name) == SyntaxKind.None ? App.Name : "@" + App.Name;

    /// <summary>The app that the code at a node deals with: that of the function around it, or else the only one of the file.</summary>
    public static AppPipeline? At(SourceFile file, SyntaxNode node)
    {
        var all = All(file);
        var near = all
            .Where(pipeline =>
                pipeline.Statements[0].Parent is { } place
                    && Owner(place).Span.Contains(node.Span)
                    && Owner(place) == Owner(node)).ToList();
        return near.Count > 1 ? Only(near.Where(pipeline => pipeline.IsNamedAt(file, node))) : Only(near.Count == 1 ? near : all);
    }

    /// <summary>Whether some code of the file adds CORS middleware to the app, or may: code that belongs to another app does not.</summary>
    public bool MayCallUseCors(SourceFile file)
    {
        var apps = new HashSet<ISymbol>(All(file).Select(static pipeline => pipeline.App), SymbolEqualityComparer.Default);
        return file.Root.DescendantNodes()
            .Where(static node => CallSite.Of(node) is { Name: "UseCors" })
            .Select(node => AppOf(file, node, apps))
            .Any(app => app is null || SymbolEqualityComparer.Default.Equals(app, App));
    }

    /// <summary>
    /// Where <c>UseCors</c> belongs: behind <c>UseRouting</c>, in front of what answers or refuses requests; null where that is no place
    /// between two statements or two calls of a chain.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="call">The call, as <c>UseCors()</c>.</param>
    /// <param name="before">The call that it comes to stand in front of, for the title.</param>
    public TextChange? Insert(SourceFile file, string call, out string? before)
    {
        before = null;
        var routing = LastIndex(statement => CallsOnApp(file, statement).Any(static each => each.Name == "UseRouting"));
        if (routing >= 0
            && Statements[routing] is ExpressionStatementSyntax chained
            && Chain(chained).SkipWhile(static each => each.Name != "UseRouting").Skip(1).ToList() is { Count: > 0 } rest)
        {
            before = rest[0].Name;
            return ChainEdits.InsertBefore(file, rest[0], call);
        }

        if (routing >= 0 && Statements[routing] is not ExpressionStatementSyntax)
        {
            return null;
        }

        var statement = $"{Name}.{call};";
        for (var i = routing + 1; i < Statements.Count; i++)
        {
            if (Stops(file, Statements[i], out before))
            {
                return AreUnderSameSymbols(file, Statements[i].SpanStart)
                    ? StatementMoves.InsertBefore(file, Statements[i], statement)
                    : null;
            }
        }

        var last = Statements.LastOrDefault(static each => each is not LocalFunctionStatementSyntax);
        return last is not null && AreUnderSameSymbols(file, last.Span.End) ? StatementMoves.InsertAfter(file, last, statement) : null;
    }

    /// <summary>Calls on the app, and on what such calls return, that run with a statement.</summary>
    public IEnumerable<CallSite> CallsOnApp(SourceFile file, StatementSyntax statement) =>
        StatementList.Calls(statement).Where(call => IsApp(file, call.ChainStart()));

    public bool IsApp(SourceFile file, ExpressionSyntax expression) =>
        SymbolEqualityComparer.Default.Equals(StatementList.SymbolOf(file, expression), App);

    private bool AreUnderSameSymbols(SourceFile file, int position) =>
        StatementList.AreUnderSameSymbols(file, Statements[0].SpanStart, position);

    private int LastIndex(Func<StatementSyntax, bool> condition)
    {
        for (var i = Statements.Count - 1; i >= 0; i--)
        {
            if (condition(Statements[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<CallSite> Chain(ExpressionStatementSyntax statement) => StatementList.Calls(statement)
        .Where(call => call.WholeChain() == statement.Expression)
        .OrderBy(static call => call.Access.Name.SpanStart);

    /// <summary>Whether UseCors must have been called when a statement runs.</summary>
    private bool Stops(SourceFile file, StatementSyntax statement, out string? by)
    {
        by = null;
        if (statement is ReturnStatementSyntax)
        {
            return true;
        }

        // What is handed the app, or called on it and written here, may add anything to it. Endpoints that some environments have in
        // addition run behind all middleware anyway.
        var isPlain = statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax;
        foreach (var call in CallsOnApp(file, statement))
        {
            if (BehindCors.Contains(call.Name) || (isPlain && call.Name.StartsWith("Map", StringComparison.Ordinal)) || IsOwn(file, call))
            {
                by = call.Name;
                return true;
            }
        }

        return statement.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => IsApp(file, argument.Expression));
    }

    private static bool IsOwn(SourceFile file, CallSite call) =>
        file.Model.GetSymbolInfo(call.Invocation).Symbol is { DeclaringSyntaxReferences.Length: > 0 };

    private static AppPipeline? Declared(SourceFile file, SyntaxNode node) => node switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } local
            when file.Model.GetDeclaredSymbol(variables[0]) is ILocalSymbol { Type: var type } app && IsTyped(type, "WebApplication")
            => Of(app, [.. StatementList.Around(local).Where(statement => statement.SpanStart > local.SpanStart)], local),
        MethodDeclarationSyntax { Identifier.ValueText: "Configure", Body: { } body } method =>
            OfParameter(file, method.ParameterList.Parameters, body),
        LambdaExpressionSyntax { Block: { } body } lambda when IsConfigure(lambda) => OfParameter(file, ParametersOf(lambda), body),
        _ => null,
    };

    private static AppPipeline? OfParameter(SourceFile file, IEnumerable<ParameterSyntax> parameters, BlockSyntax body) => parameters
        .Select(parameter => file.Model.GetDeclaredSymbol(parameter))
        .FirstOrDefault(static parameter =>
            parameter is not null
                && (IsTyped(parameter.Type, "IApplicationBuilder") || IsTyped(parameter.Type, "WebApplication"))) is { } app
            ? Of(app, body.Statements, null)
            : null;

    private static AppPipeline? Of(ISymbol app, IReadOnlyList<StatementSyntax> statements, StatementSyntax? declaration) =>
        statements.Count == 0 ? null : new AppPipeline(app, statements, declaration);

    private static IEnumerable<ParameterSyntax> ParametersOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter],
        ParenthesizedLambdaExpressionSyntax longer => longer.ParameterList.Parameters,
        _ => [],
    };

    private static bool IsConfigure(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var call } } && CallSite.Of(call) is { Name: "Configure" };

    private static bool IsTyped(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString() + "." == Building;

    private static List<AppPipeline> All(SourceFile file) =>
        [.. file.Root.DescendantNodes().Select(each => Declared(file, each)).OfType<AppPipeline>()];

    private static AppPipeline? Only(IEnumerable<AppPipeline> pipelines) => pipelines.Take(2).ToList() is [var only] ? only : null;

    // The app that a call is made on, or that the call around it is made on: `app.UseWhen(…, branch => branch.UseCors())`.
    private static ISymbol? AppOf(SourceFile file, SyntaxNode node, HashSet<ISymbol> apps) =>
        Starts(file, node).FirstOrDefault(apps.Contains);

    private static IEnumerable<ISymbol> Starts(SourceFile file, SyntaxNode node) => node.AncestorsAndSelf()
        .Select(CallSite.Of)
        .OfType<CallSite>()
        .Select(call => StatementList.SymbolOf(file, Leftmost(call.Receiver)))
        .OfType<ISymbol>();

    // `builder` in `builder.Services.AddCors()`.
    private static ExpressionSyntax Leftmost(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => Leftmost(access.Expression),
        InvocationExpressionSyntax call => Leftmost(call.Expression),
        _ => expression,
    };

    // By a call on it, or on the builder that it is built by.
    private bool IsNamedAt(SourceFile file, SyntaxNode node) => Starts(file, node).Any(start =>
        SymbolEqualityComparer.Default.Equals(start, App) || SymbolEqualityComparer.Default.Equals(start, Builder(file)));

    private ISymbol? Builder(SourceFile file) =>
        Declaration is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
            && CallSite.Of(variables[0].Initializer?.Value) is { Name: "Build" } build
            ? StatementList.SymbolOf(file, build.Receiver)
            : null;

    // The function that a node belongs to; for top-level statements the whole file.
    private static SyntaxNode Owner(SyntaxNode node) => node.AncestorsAndSelf()
        .First(static each => each is BaseMethodDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax);
}
