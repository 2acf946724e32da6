using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Which hosts a check means.</summary>
internal enum HostScope
{
    /// <summary>One host.</summary>
    Host,

    /// <summary>A domain and everything below it.</summary>
    DomainAndSubdomains,

    /// <summary>Everything below a domain, the domain itself not.</summary>
    Subdomains,
}

/// <summary>What an origin check that is one comparison with one constant was meant to say.</summary>
/// <param name="Port"><c>:8443</c>, or empty where the check does not speak of ports.</param>
internal sealed record OriginComparison(string Scheme, string Host, string Port, HostScope Scope)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Local = "localhost";

    private const int MostLength = 200;

    private const string Labels = @"[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // `https://a.example:8443`, `://a.example`, `.a.example`, `*.a.example`.
    private static readonly Regex Name = new(
        $@"^((?<scheme>https?)?://)?(?<dot>\*?\.)?(?<host>{Labels}(\.{Labels})*)(?<port>:[0-9]+)?/?$", Options, Patience);

    // The same as a pattern: dots escaped or not, any label in front, anchors or none.
    private static readonly Regex Pattern = new(
        @"^(\(\?i\))?(?<start>\^)?((?<scheme>https?\??)(://|:\\/\\/))?"
        + @"(?<sub>\(?(\?:)?(\.[*+]|\\w[*+]|\[[^\]]+\][*+])(?<dot>\\?\.)?\)?(?<optional>[?*])?)?"
        + $@"(?<host>{Labels}(\\?\.{Labels})*)(?<port>:[0-9]+)?(\$|/)?$",
        Options,
        Patience);

    /// <summary>The host and those below it, in words.</summary>
    public string InWords => Scope switch
    {
        HostScope.Host => $"'{Scheme}://{Host}{Port}'",
        HostScope.DomainAndSubdomains => $"'{Scheme}://{Host}{Port}' and its subdomains",
        _ => $"subdomains of '{Scheme}://{Host}{Port}'",
    };

    /// <summary>The same as origins and <c>*.</c> patterns.</summary>
    public IReadOnlyList<string> Patterns => Scope switch
    {
        HostScope.Host => [$"{Scheme}://{Host}{Port}"],
        HostScope.DomainAndSubdomains => [$"{Scheme}://{Host}{Port}", $"{Scheme}://*.{Host}{Port}"],
        _ => [$"{Scheme}://*.{Host}{Port}"],
    };

    /// <summary>The comparison as C#, of a parsed origin.</summary>
    public string Test(SourceFile file, int position, string uri)
    {
        var comparison = Reach.TypeName(file, position, "System", "StringComparison");
        var (exact, below) =
            ($"{uri}.Host == {OriginText.Literal(Host)}", $"{uri}.Host.EndsWith({OriginText.Literal("." + Host)}, {comparison}.Ordinal)");
        var hosts = Scope switch
        {
            HostScope.Host => exact,
            HostScope.DomainAndSubdomains => $"({exact} || {below})",
            _ => below,
        };
        var port = Port.Length == 0 ? "" : $" && {uri}.Port == {Port.Substring(1)}";
        return $"{uri}.Scheme == {OriginText.Literal(Scheme)} && {hosts}{port}";
    }

    /// <summary>Reads a check; null if it is anything more than one comparison, or its meaning is not plain.</summary>
    public static OriginComparison? Read(SourceFile file, PredicateCode code, IReadOnlyList<string> ownDomains) =>
        code.Result is { } test
            && new Reader(file, code).Read(Bare(test)) is { } comparison
            && comparison.IsPlain(ownDomains) ? comparison : null;

    // Below a public suffix everyone can have a name. Plain http is for the developer's own machine, and who means that says so.
    private bool IsPlain(IReadOnlyList<string> ownDomains)
    {
        var isLocal = Host == Local && Scheme.Length > 0;
        var isAddress = Host.Substring(Host.LastIndexOf('.') + 1).All(char.IsDigit);
        return (isLocal || (Scheme == "https" && Host.Contains('.')))
            && (Scope == HostScope.Host || (!isLocal && !isAddress && ownDomains.Contains(Host)));
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    private enum Subject
    {
        Origin,
        Host,
    }

    private sealed class Reader(SourceFile file, PredicateCode code)
    {
        private string? _parsed;

        public OriginComparison? Read(ExpressionSyntax test) => test switch
        {
            BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) && Parsed(Bare(both.Left)) is { } parsed =>
                With(parsed, Bare(both.Right)),
            BinaryExpressionSyntax equal when equal.IsKind(SyntaxKind.EqualsExpression) =>
                Compare("Equals", equal.Left, equal.Right) ?? Compare("Equals", equal.Right, equal.Left),
            BinaryExpressionSyntax found when IsFound(found) && CallSite.Of(Bare(found.Left)) is { Name: "IndexOf" } search =>
                Call(search, "Contains"),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } matched =>
                Compare("Equals", matched.Expression, constant.Expression),
            InvocationExpressionSyntax invocation when CallSite.Of(invocation) is { } call => IsMatch(call) ?? Call(call, call.Name),
            _ => null,
        };

        // `Uri.TryCreate(o, UriKind.Absolute, out var uri) && …`
        private string? Parsed(ExpressionSyntax left) =>
            CallSite.Of(left) is { Name: "TryCreate", Invocation.ArgumentList.Arguments: { Count: 3 } arguments }
            && code.IsParameter(arguments[0].Expression)
            && arguments[2].Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax name }
                ? name.Identifier.ValueText
                : null;

        private OriginComparison? With(string parsed, ExpressionSyntax test)
        {
            _parsed = parsed;
            return test is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } ? null : Read(test);
        }

        private static bool IsFound(BinaryExpressionSyntax comparison) => (comparison.Kind(), comparison.Right.ToString()) switch
        {
            (SyntaxKind.GreaterThanOrEqualExpression, "0") => true,
            (SyntaxKind.GreaterThanExpression or SyntaxKind.NotEqualsExpression, "-1") => true,
            _ => false,
        };

        private OriginComparison? Call(CallSite call, string name) => call.Invocation.ArgumentList.Arguments is var arguments
            && (arguments.Count == 1
                || (arguments.Count == 2 && file.Model.GetTypeInfo(arguments[1].Expression).Type is { Name: "StringComparison" }))
                ? Compare(name, call.Receiver, arguments[0].Expression)
                : null;

        private OriginComparison? Compare(string name, ExpressionSyntax subject, ExpressionSyntax constant)
        {
            if (SubjectOf(Bare(subject)) is not { } kind
                || file.Model.GetConstantValue(constant) is not { HasValue: true, Value: string { Length: > 0 and < MostLength } text }
                || Name.Match(text.ToLowerInvariant()) is not { Success: true } match)
            {
                return null;
            }

            var (hasScheme, hasDot) = (text.Contains("://"), match.Groups["dot"].Success);
            HostScope? scope = (kind, name) switch
            {
                (Subject.Host, _) when hasScheme => null,
                (Subject.Host, "Equals" or "StartsWith") when !hasDot => HostScope.Host,
                (Subject.Origin, "Equals" or "StartsWith") when hasScheme && !hasDot && match.Groups["scheme"].Success => HostScope.Host,
                (Subject.Origin, "Contains" or "EndsWith") when hasScheme && !hasDot => HostScope.Host,
                (_, "Contains" or "EndsWith") when !hasScheme => hasDot ? HostScope.Subdomains : HostScope.DomainAndSubdomains,
                _ => null,
            };
            return scope is { } known
                ? new OriginComparison(SchemeOf(match), match.Groups["host"].Value, match.Groups["port"].Value, known)
                : null;
        }

        // `Regex.IsMatch(o, "…")`
        private OriginComparison? IsMatch(CallSite call)
        {
            var arguments = call.Invocation.ArgumentList.Arguments;
            if (call.Name != "IsMatch"
                || arguments.Count is not (2 or 3)
                || file.Model.GetSymbolInfo(call.Receiver).Symbol is not INamedTypeSymbol { Name: "Regex" }
                || SubjectOf(Bare(arguments[0].Expression)) is not { } kind
                || file.Model.GetConstantValue(arguments[1].Expression) is not
                {
                    HasValue: true,
                    Value: string { Length: > 0 and < MostLength } text
                }
                || Pattern.Match(text) is not { Success: true } match
                || (kind == Subject.Host && match.Groups["scheme"].Success))
            {
                return null;
            }

            // Without a scheme and an anchor anything may stand in front.
            var isWhole = match.Groups["scheme"].Success || (kind == Subject.Host && match.Groups["start"].Success);
            var scope = !match.Groups["sub"].Success ? (isWhole ? HostScope.Host : HostScope.DomainAndSubdomains)
                : !match.Groups["dot"].Success || match.Groups["optional"].Success ? HostScope.DomainAndSubdomains
                : HostScope.Subdomains;
            return new OriginComparison(SchemeOf(match), match.Groups["host"].Value.Replace("\\", ""), match.Groups["port"].Value, scope);
        }

        // Who names no scheme means https, unless it is about the developer's own machine.
        private static string SchemeOf(Match match) => match.Groups["scheme"] switch
        {
            { Success: true, Value: "http" } => "http",
            { Success: false } when match.Groups["host"].Value == Local => "",
            _ => "https",
        };

        private Subject? SubjectOf(ExpressionSyntax expression)
        {
            if (CallSite.Of(expression) is
                {
                    Name: "ToLower" or "ToLowerInvariant" or "Trim",
                    Invocation.ArgumentList.Arguments.Count: 0
                } call)
            {
                return SubjectOf(Bare(call.Receiver));
            }

            return code.IsParameter(expression) ? Subject.Origin
                : expression is MemberAccessExpressionSyntax access
                    && access.Name.Identifier.ValueText is "Host" or "IdnHost" or "DnsSafeHost" or "Authority"
                    && IsParsed(Bare(access.Expression)) ? Subject.Host
                : null;
        }

        private bool IsParsed(ExpressionSyntax expression) =>
            UriText.IsUriOfParameter(file, code, expression)
            || (expression is IdentifierNameSyntax name && name.Identifier.ValueText == _parsed);
    }
}
