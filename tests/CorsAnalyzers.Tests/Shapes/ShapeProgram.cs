using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Tests.Shapes;

/// <summary>
/// Makes a shape a whole program that is otherwise right: what the shape names without declaring (<c>p</c>, <c>ctx</c>, <c>cfg</c>,
/// <c>builder</c>, <c>app</c>) is declared around it, its policy is put to use, there is a GET endpoint, and types go to the end of the
/// file.
/// </summary>
internal static class ShapeProgram
{
    private const string Usings = """
        using System.Text.RegularExpressions;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using CPB = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder;

        """;

    private const string SafePolicy = """builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));""";

    public static App Create(Shape shape)
    {
        var root = CSharpSyntaxTree.ParseText(shape.Code, new CSharpParseOptions(LanguageVersion.Latest)).GetCompilationUnitRoot();
        var statements = string.Concat(root.Members.OfType<GlobalStatementSyntax>().Select(statement => statement.ToFullString())).Trim();
        var types = string.Concat(root.Members.Where(member => member is not GlobalStatementSyntax).Select(type => type.ToFullString()));
        var registered = Names("AddPolicy").ToArray();
        List<string> lines = ["var builder = WebApplication.CreateBuilder(args);"];
        if (Mentions("cfg"))
        {
            lines.Add("IConfiguration cfg = builder.Configuration;");
        }

        if (statements.Length == 0)
        {
            lines.Add(types.Contains("ICorsPolicyProvider", StringComparison.Ordinal)
                ? "builder.Services.AddCors(); builder.Services.AddTransient<ICorsPolicyProvider, OpenProvider>();"
                : SafePolicy);
            lines.Add("var app = builder.Build();");
            lines.Add("app.UseCors();");
        }
        else if (Mentions("ctx"))
        {
            lines.Add("var app = builder.Build();");
            lines.Add($$"""
                app.MapGet("/", (HttpContext ctx) =>
                {
                {{statements}}
                return "x";
                });
                """);
        }
        else if (Mentions("builder"))
        {
            AddNeededServices();
            lines.Add(statements);
            if (!statements.Contains("builder.Build()", StringComparison.Ordinal))
            {
                lines.Add("var app = builder.Build();");
                lines.Add(registered is [var name, ..] ? $"app.UseCors({name});" : "app.UseCors();");
            }
        }
        else if (Mentions("app"))
        {
            lines.Add("builder.Services.AddCors();");
            lines.Add("var app = builder.Build();");
            lines.Add(statements);
        }
        else
        {
            lines.Add($$"""
                builder.Services.AddCors(o => o.AddDefaultPolicy(p =>
                {
                {{statements}}
                }));
                """);
            lines.Add("var app = builder.Build();");
            lines.Add("app.UseCors();");
        }

        if (!lines.Any(line => line.Contains("app.Map", StringComparison.Ordinal)))
        {
            lines.Add("""app.MapGet("/", () => "x");""");
        }

        lines.Add("app.Run();");
        return Usings + string.Join('\n', lines) + "\n" + types;

        bool Mentions(string name) => root.DescendantTokens().Any(token => token.ValueText == name) && !Declares(name);

        bool Declares(string name)
            => root.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable => variable.Identifier.ValueText == name);

        IEnumerable<string> Names(string method) => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == method)
            .Select(call => call.ArgumentList.Arguments[0].ToString());

        void AddNeededServices()
        {
            if (statements.Contains("MapControllers", StringComparison.Ordinal))
            {
                lines.Add("builder.Services.AddControllers();");
            }

            if (statements.Contains("UseAuthentication", StringComparison.Ordinal))
            {
                lines.Add("builder.Services.AddAuthentication(); builder.Services.AddAuthorization();");
            }
        }
    }
}
