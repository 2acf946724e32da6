using System.Collections.Immutable;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// Asks every fix about every token, with every property and each kind of name as additional location: no exception, and no edit that
/// makes C# into something else. Where a rule really reports does not matter here.
/// </summary>
public sealed class FixRobustnessTests
{
    private static readonly string[] Whole =
    [
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin().AllowCredentials()));
        var app = builder.Build();
        app.UseCors();
        if (app.Environment.IsDevelopment()) app.UseCors("a"); else { app.UseCors("b"); }
        app.Run();
        """,
        """
        class C
        {
            const string A = "https://a.example";
            string[] list = new[] { "*", A, "null" }, other = { "x", };

            void M(IServiceCollection s, IConfiguration c, CorsPolicy y) => s.AddCors(o =>
            {
                o.AddPolicy("p", p => { p.WithOrigins("*"); p.AllowAnyHeader(); });
                o.AddPolicy("q", p => p
                    .WithOrigins(
                        "https://a.example", // a
                        "null",
                        @"https://b.example") // b
                    /* c */ .SetIsOriginAllowed(x => x == "d") // d
                    .AllowCredentials());
                o.AddPolicy("r", new CorsPolicy { Origins = { "*" }, IsOriginAllowed = _ => true, SupportsCredentials = true, });
                y.Origins.Add("*"); y.SupportsCredentials = true;
                for (p.A(); p.B(); p.C().D()) p.E();
                switch (c["k"]) { case "a": p.A(); break; default: p.WithOrigins(c["x"] ?? "*"); break; }
                var z = c["x"] is null ? p.AllowAnyOrigin() : p.WithOrigins(c["x"]!);
                z ??= p.WithOrigins("*");
        #if DEBUG
                p.AllowAnyOrigin()
        #else
                p.WithOrigins("https://a.example")
        #endif
                    .AllowCredentials();
                p?.A()?.B().C();
                (p).A(); (p.A()).B(); await p.A(); p!.A(); p = p.A(); _ = p.A();
                lock (p) p.A();
                label: p.A();
            });
        }
        """,
        """
        using Microsoft.AspNetCore.Builder;

        var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); app.UseAuthorization(); app.UseCors();
        #region Users
        // who
        app.UseAuthentication() // by cookie
            .UseAuthorization();
        #endregion
        #if DEBUG
        app.UseRouting().UseCors("x").UseEndpoints(e => e.MapGet("/").RequireCors("a").ShortCircuit());
        #else
        app.UseCors("y"); /* at
        last */ app.UseResponseCaching();
        #endif
        if (app.Environment.IsDevelopment()) app.UseCors(); else { app.UseCors("b"); app.UseRouting(); }
        if (app.Environment.IsDevelopment()) { /* a */ app.UseCors(); /* b */ } switch (1) { case 1: app.UseCors(); app.Run(); break; }
        label: app.UseCors(); for (app.UseCors(); app.UseCors(); app.UseCors()) app.UseCors();
        var x = app.UseRouting().UseCors(); _ = app.UseCors(); builder.Services.AddCors(o => { o.AddPolicy("a", p => { }); o.AddPolicy("b", p => { }); }); return app.UseCors();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) { services.AddRazorPages(); }
            public void Configure(IApplicationBuilder @app) => app.UseCors();
            void Configure(IApplicationBuilder @class, int x) { }
            void Configure(IApplicationBuilder @event, string x)
            { @event.UseCors(); @event.UseRouting(); @event.Run(c => @event.UseCors());
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            interface IApplicationBuilder { IApplicationBuilder UseCors(string name = ""); }
            class WebApplicationBuilder { public WebApplication Build() => null; }
            class WebApplication { public static WebApplicationBuilder CreateBuilder(object args) => null; }
        }
        """,
        """
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args); var app = builder.Build();
        builder.Services.Configure<RouteOptions>("a", /* b */ o => o.Check = true).Configure<RouteOptions>(o => { o.Check = true; }).AddRouting(o => { /* c */ o.Check = true; });
        builder.Services.AddCors(o => o.AddPolicy("a", p => { if (args is null) p.WithOrigins("a").B(); p.WithMethods(
            "GET", // reads
            "PUT" // writes
            ).AllowAnyOrigin(); p.Build(); })); builder.Services.AddCors(o => { o.AddDefaultPolicy(p => p.WithHeaders(x).Build()); o.DefaultPolicyName = "a"; });
        app.Use((c, next) => { if (c.Method == "OPTIONS") return; next(c); }); app.Use((c, next) => { a(); if (c.Method == "OPTIONS") { } else next(c); }).UseRouting(); app.MapMethods("a").WithName();
        app.UseEndpoints(e => e.MapHub("a"));

        [A, B /* b */, C] [D] class Page : Base { [A] [B, C] void OnGet() { } /* a */ [A] void OnPost([D] int x) => M([A] () => { }); }
        // d
        class Other { [A()] [B(1)]
            // e
            void M() { new CorsPolicy(); new CorsPolicy { Methods = { "a", }, }; new CorsPolicy(a) { }; } }

        namespace Microsoft.AspNetCore.Builder
        {
            class WebApplicationBuilder { public WebApplication Build() => null; }
            class WebApplication { public static WebApplicationBuilder CreateBuilder(object args) => null; }
            class WebSocketMiddlewareExtensions { }
        }

        namespace Microsoft.AspNetCore.Cors
        {
            class DisableCorsAttribute { }
        }

        namespace Microsoft.AspNetCore.Cors.Infrastructure
        {
            class CorsPolicy { }
            class CorsPolicyBuilder { }
        }
        """,
        """
        namespace Microsoft.AspNetCore.Builder
        {
            interface IApplicationBuilder { }

            class Startup
            {
                void Configure(IApplicationBuilder app) { app.UseAuthentication(); Add(app); services.AddCors();
                    // here
                    app.UseAuthorization(); } // there
            }
        }
        """,
    ];

    private static readonly string[] Broken =
    [
        "builder.Services.AddCors(o => o.AddPolicy(\"a\", p => p.WithOrigins(\"*\").",
        "p.AllowAnyOrigin(.AllowCredentials()",
        "p.WithOrigins(\"*\", , \"null\"",
        "new CorsPolicy { Origins = { \"*\", IsOriginAllowed = _ => , SupportsCredentials = ",
        "x ?? new[] { \"*\"",
        "if (x) p.AllowAnyOrigin() else",
        "app.UseCors(",
        "var app = builder.Build( app.UseAuthorization(); app.UseCors()",
        "app.UseRouting().UseAuthorization().UseCors(; app.MapGet(\"/\").RequireCors(",
        "[\"*\"",
        "p.WithOrigins(\"*",
        "",
    ];

    public static TheoryData<string> Programs => [.. Whole, .. Broken];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Fixes_neither_throw_nor_break_syntax(string program)
    {
        var document = new AdhocWorkspace().CurrentSolution.AddProject("App", "App", LanguageNames.CSharp)
            .WithMetadataReferences([MetadataReference.CreateFromFile(typeof(object).Assembly.Location)])
            .AddDocument("Program.cs", SourceText.From(program), filePath: "Program.cs");
        var file = (await SourceFile.ReadAsync(document, CancellationToken.None))!;
        var errors = Errors(file.Root.SyntaxTree);
        var tokens = file.Root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)).ToList();
        var names = tokens.Where(static token => token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax or AssignmentExpressionSyntax })
            .GroupBy(static token => (token.ValueText, token.Parent!.Parent!.Parent?.RawKind))
            .Select(static group => group.First())
            .ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            foreach (var other in names.Prepend(default))
            {
                foreach (var repair in RepairsAt(file, token, other))
                {
                    var text = file.Text.WithChanges(RepairMerge.ChangesOf([repair]));
                    if (!seen.Add(text.ToString()))
                    {
                        continue;
                    }

                    var changed = file.Root.SyntaxTree.WithChangedText(text);
                    Assert.True(Errors(changed) <= errors, $"{repair.Key} at '{token}' with '{other}':\n{changed}");
                }
            }
        }

        // Of the programs that are whole some repair must have been tried, or the test would say nothing.
        Assert.True(seen.Count > 0 || !Whole.Contains(program));
    }

    private static IEnumerable<Repair> RepairsAt(SourceFile file, SyntaxToken token, SyntaxToken other)
    {
        foreach (var fix in FixAssemblyTests.All)
        {
            foreach (var id in fix.FixableDiagnosticIds)
            {
                foreach (var remaining in new[] { "", "https://a.example" })
                {
                    foreach (var repair in fix.SafeRepairs(file, Report(id, token, other, remaining)))
                    {
                        yield return repair;
                    }
                }
            }
        }
    }

    private static Diagnostic Report(string id, SyntaxToken token, SyntaxToken other, string remaining)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FindingProperties.Origins, "https://a.example\nhttps://c.example")
            .Add(FindingProperties.Remaining, remaining)
            .Add(FindingProperties.Choices, "https://a.example\nhttps://a.example https://c.example")
            .Add(FindingProperties.PolicyNames, "Spa\nq\"uote")
            .Add(FindingProperties.Missing, "PUT\nDELETE\n" + FindingProperties.Credentials)
            .Add(FindingProperties.IsRemovable, "true")
            .Add(FindingProperties.OverrideIsRemovable, "true");
        properties = remaining.Length == 0
            ? properties.Add(FindingProperties.HasDefaultPolicy, "true").Add(FindingProperties.IsOnPageHandler, "true").Add(FindingProperties.IsAnyOrigin, "true")
            : properties;
        foreach (var index in new[]
        {
            FindingProperties.CredentialsAt, FindingProperties.UseAt, FindingProperties.WildcardCallAt, FindingProperties.OverriddenByAt, FindingProperties.FirstCallAt,
            FindingProperties.AuthenticationAt, FindingProperties.OpenedByAt, FindingProperties.RegisteredAt,
            remaining.Length == 0 ? FindingProperties.MoveBeforeAt : FindingProperties.MoveAfterAt,
        })
        {
            properties = other == default ? properties : properties.Add(index, "0");
        }

        var descriptor = new DiagnosticDescriptor(id, id, id, "Cors", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        return Diagnostic.Create(descriptor, token.GetLocation(), other == default ? [] : [other.GetLocation()], properties);
    }

    // A value as a statement is no syntax error to the parser, but none that a fix may make either.
    private static int Errors(SyntaxTree tree) =>
        tree.GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        + tree.GetRoot().DescendantNodes().Count(static node => node is ExpressionStatementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax });
}
