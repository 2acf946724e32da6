using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A lambda of a minimal-hosting program, handed to <c>app.Use</c> or mapped as an endpoint, that writes CORS headers.</summary>
internal sealed class HeaderHandler
{
    private readonly SourceFile _file;
    private readonly BlockSyntax _body;
    private readonly HashSet<StatementSyntax> _gone = [];

    private HeaderHandler(
        SourceFile file, BlockSyntax body, ExpressionSyntax registration, bool isEndpoint, IReadOnlyList<HeaderWrite> writes)
    {
        (_file, _body, Registration, IsEndpoint, Writes) = (file, body, registration, isEndpoint, writes);
    }

    /// <summary>The chain of calls that the lambda is an argument in.</summary>
    public ExpressionSyntax Registration { get; }

    /// <summary>Whether it answers for one endpoint, and not for the whole pipeline.</summary>
    public bool IsEndpoint { get; }

    /// <summary>The statements about CORS.</summary>
    public IReadOnlyList<HeaderWrite> Writes { get; }

    /// <summary>The list of allowed origins that the header is written by, if there is one.</summary>
    public ILocalSymbol? List { get; private set; }

    /// <summary>The handler around a write; null unless all that it does about CORS is done by plain statements.</summary>
    public static HeaderHandler? Of(SourceFile file, SyntaxToken write, string app)
    {
        var lambda = write.Parent?.AncestorsAndSelf().OfType<LambdaExpressionSyntax>().LastOrDefault();
        if (lambda is not { Block: { } body, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } }
            || CallSite.Of(invocation) is not { } call
            || call.WholeChain() is not { Parent: ExpressionStatementSyntax { Parent: GlobalStatementSyntax } } chain)
        {
            return null;
        }

        var isMiddleware = call.Name is "Use" or "Run" && call.Receiver.ToString() == app && chain == invocation;
        var writes = body.DescendantNodes().OfType<ExpressionStatementSyntax>()
            .Select(statement => HeaderWrite.Of(file, statement)).OfType<HeaderWrite>()
            .Where(found => found.IsAboutCors(file))
            .ToList();
        var handler = new HeaderHandler(file, body, chain, !isMiddleware, writes);
        return (isMiddleware || IsEndpointBuilder(file.Model.GetTypeInfo(invocation).Type))
            && writes.Any(found => found.Name == HeaderWrite.AllowOrigin && found.Statement.Span.Contains(write.Span))
            && handler.IsAllPlain()
            && handler.ReadGuards()
                ? handler
                : null;
    }

    /// <summary>The edits that take out what is about CORS, and what has no use without; null where the rest would not be C#.</summary>
    public IReadOnlyList<TextChange>? Remove()
    {
        foreach (var write in Writes)
        {
            _gone.Add(write.Statement);
        }

        Spread();
        if (!IsEndpoint && _body.Statements.All(statement => _gone.Contains(statement) || CallsNext(_file, statement)))
        {
            _gone.Add((StatementSyntax)Registration.Parent!);
            Spread();
        }

        return NamesLeftBehind() ? null : Edits();
    }

    private static bool IsEndpointBuilder(ITypeSymbol? type) =>
        type is not null
            && (type.Name == "IEndpointConventionBuilder"
                || type.AllInterfaces.Any(static implemented => implemented.Name == "IEndpointConventionBuilder"));

    private bool IsAllPlain() => !_body.DescendantTokens().Any(token =>
        HeaderWrite.Canonical(token.ValueText).Contains(HeaderWrite.AllowPrefix)
        && !Writes.Any(write => write.Statement.Span.Contains(token.Span)));

    private bool ReadGuards()
    {
        foreach (var write in Writes)
        {
            foreach (var node in write.Statement.Ancestors().TakeWhile(node => node != _body))
            {
                var guard = node is IfStatementSyntax branch ? branch.Else is null ? HeaderGuard.Of(_file, branch.Condition) : null : null;
                if (!(node is BlockSyntax || guard is not null || IsPartOfOnStarting(node)) || (guard?.List is { } list && !Takes(list)))
                {
                    return false;
                }
            }
        }

        if (!IsEndpoint && LeavesBeforeWriting())
        {
            return false;
        }

        // A header that is written for the list and once more for others is no longer written by the list.
        return List is null || Writes.Count(static write => write.Name == HeaderWrite.AllowOrigin) == 1;
    }

    // Some requests get no header then, and which ones a policy for all does not know. Preflights it answers anyway.
    private bool LeavesBeforeWriting()
    {
        var last = Writes.Last(static write => write.Name == HeaderWrite.AllowOrigin).Statement;
        return _body.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax)
            .Where(node => node.SpanStart < last.SpanStart && (node is ReturnStatementSyntax or ThrowStatementSyntax))
            .Any(static node =>
                !node.Ancestors().OfType<IfStatementSyntax>().Any(static branch => HeaderGuard.AsksForPreflight(branch.Condition)));
    }

    private bool Takes(ILocalSymbol list)
    {
        List ??= list;
        return SymbolEqualityComparer.Default.Equals(List, list);
    }

    private static bool IsPartOfOnStarting(SyntaxNode node) => node switch
    {
        LambdaExpressionSyntax { Parent: ArgumentSyntax argument } => IsPartOfOnStarting(argument),
        ArgumentSyntax or ArgumentListSyntax => IsPartOfOnStarting(node.Parent!),
        InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call => CallSite.Of(call) is { Name: "OnStarting" },
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => IsPartOfOnStarting(call),
        _ => false,
    };

    // Conditions, callbacks and locals go when all they are there for is gone.
    private void Spread()
    {
        int before;
        do
        {
            before = _gone.Count;
            foreach (var statement in Candidates())
            {
                _gone.Add(statement);
            }
        }
        while (_gone.Count > before);
    }

    private List<StatementSyntax> Candidates() =>
        [.. _file.Root.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement)
        .Concat(_body.DescendantNodes().OfType<StatementSyntax>())
        .Where(statement => !_gone.Contains(statement) && HasNoUse(statement))];

    private bool HasNoUse(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null } branch => IsGone(branch.Statement),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } }
            when IsPartOfOnStarting(statement) =>
            arguments[0].Expression is LambdaExpressionSyntax { Block: { } block }
            && block.Statements.Any(_gone.Contains)
            && block.Statements.All(inner =>
                _gone.Contains(inner)
                    || inner is ReturnStatementSyntax
                    {
                        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" },
                    }),
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables, UsingKeyword.RawKind: 0 } =>
            variables[0].Initializer is { } initializer && IsOnlyRead(initializer.Value) && ServedOnlyWhatIsGone(variables[0]),
        _ => false,
    };

    private bool IsGone(StatementSyntax statement) =>
        _gone.Contains(statement) || (statement is BlockSyntax { Statements.Count: > 0 } block && block.Statements.All(_gone.Contains));

    // What was read from the request, and lists of literals.
    private static bool IsOnlyRead(ExpressionSyntax value) => !value.DescendantNodesAndSelf().Any(static node =>
        node is AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax
        || node is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax }
        || (node is InvocationExpressionSyntax
            && CallSite.Of(node) is not { Name: "ToString" or "FirstOrDefault" or "Trim" or "TrimEnd" or "ToLowerInvariant" }));

    private bool ServedOnlyWhatIsGone(VariableDeclaratorSyntax variable)
    {
        var names = _file.Model.GetDeclaredSymbol(variable) is { } symbol ? HeaderGuard.References(_file, symbol).ToList() : [];
        return names.Count > 0 && names.All(IsInGone);
    }

    private bool IsInGone(SyntaxNode node) => node.Ancestors().OfType<StatementSyntax>().Any(_gone.Contains);

    /// <summary>Whether a statement of middleware only hands the request on.</summary>
    public static bool CallsNext(SourceFile file, StatementSyntax statement)
    {
        var value = statement switch
        {
            ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaited } => awaited.Expression,
            ReturnStatementSyntax { Expression: { } returned } => returned,
            _ => null,
        };
        var target =
            value is InvocationExpressionSyntax call
                ? CallSite.Of(call) is { Name: "Invoke" } site
                ? site.Receiver
                : call.Expression
                : null;
        return target is IdentifierNameSyntax && file.Model.GetSymbolInfo(target).Symbol is IParameterSymbol;
    }

    // `out var origin` in a condition that goes, used behind it.
    private bool NamesLeftBehind() => _gone
        .SelectMany(static statement => statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        .Any(name => _file.Model.GetDeclaredSymbol(name) is { } symbol && !HeaderGuard.References(_file, symbol).All(IsInGone));

    private IReadOnlyList<TextChange>? Edits()
    {
        var changes = new List<TextChange>();
        foreach (var run in Runs())
        {
            if (Removal.OfStatements(_file, run) is not { } removal)
            {
                return null;
            }

            changes.AddRange(removal);
        }

        return changes;
    }

    /// <summary>What goes, without what is inside of it, neighbours together where each has lines of its own.</summary>
    private List<List<StatementSyntax>> Runs()
    {
        var runs = new List<List<StatementSyntax>>();
        foreach (var statement in _gone.Where(statement => !IsInGone(statement)).OrderBy(static statement => statement.SpanStart))
        {
            var isNext =
                runs.Count > 0
                    && runs[runs.Count - 1] is var run
                    && run[run.Count - 1].GetLastToken().GetNextToken() == statement.GetFirstToken();
            if (isNext && _file.Text.StartsLine(statement.SpanStart) && _file.Text.StartsLine(runs[runs.Count - 1][0].SpanStart))
            {
                runs[runs.Count - 1].Add(statement);
            }
            else
            {
                runs.Add([statement]);
            }
        }

        return runs;
    }
}
