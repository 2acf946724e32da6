using System.Collections.Immutable;
using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// Asks every fix about every token, with all that its rules can send along and each kind of name as the other place: no exception, and no edit that
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
                foreach (var data in Sent(id, other == default ? null : other.GetLocation()).Prepend(null))
                {
                    foreach (var repair in fix.SafeRepairs(file, Report(id, token, data)))
                    {
                        yield return repair;
                    }
                }
            }
        }
    }

    private static Diagnostic Report(string id, SyntaxToken token, FixData? data)
    {
        var descriptor = new DiagnosticDescriptor(id, id, id, "Cors", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var places = new List<Location>();
        var properties = FixDataCodec.Write(data, places);
        return Diagnostic.Create(descriptor, token.GetLocation(), places, properties);
    }

    private static IEnumerable<FixData?> Sent(string id, Location? place)
    {
        var origins = new SuggestedOrigins(["https://a.example", "https://c.example"], IsPlaceholder: false);
        string[] one = ["https://a.example"];
        string[] names = ["Spa", "q\"uote"];
        var corrections = new CorrectionsData([one, ["https://a.example", "https://c.example"]]);
        var toAdd = place is null ? null : new PolicyToAdd(place, origins);
        return id switch
        {
            RuleIds.AnyOriginWithCredentials or RuleIds.EveryOriginWithCredentials or RuleIds.AnyOrigin =>
                [new OpenPolicyData(origins, [], place, place), new OpenPolicyData(origins, one, place, place)],
            RuleIds.OriginCheckBypass => [new OriginCheckData(origins, [], ["a.example"]), new OriginCheckData(origins, one, [])],
            RuleIds.NullOrigin => [new UnwantedOriginsData(origins, []), new UnwantedOriginsData(origins, one)],
            RuleIds.PublicSuffixWildcard => [new OpenPatternData(origins, [], place), new OpenPatternData(origins, one, place)],
            RuleIds.LoopbackWithCredentials => [new LoopbackOriginData([], place), new LoopbackOriginData(one, place)],
            RuleIds.OriginNeverMatches => [corrections, new UnwantedOriginsData(origins, []), new UnwantedOriginsData(origins, one)],
            RuleIds.PlainHttpWithCredentials or RuleIds.PatternThrows or RuleIds.NotApproved or RuleIds.MethodNeverMatches or RuleIds.SeveralNamesInOne =>
                [corrections],
            RuleIds.FallsOpen or RuleIds.OriginsMayBeNull => [new ConfigurationData("Cors:Origins")],
            RuleIds.HandMadeHeader => [new HandMadeHeaderData(HasPolicy: true, null), new HandMadeHeaderData(HasPolicy: false, origins)],
            RuleIds.AttributeWithoutEffect => [new RemovableData(), new PageHandlerData()],
            RuleIds.HandMadePreflight => [new RemovableData()],
            RuleIds.WebSocketNotGuarded => [new WebSocketData(origins.Names)],
            RuleIds.NoOrigin => [new EmptyPolicyData(origins, place)],
            RuleIds.CallWithoutEffect when place is not null => [new OverriddenData(place, IsOverrideRemovable: true)],
            RuleIds.CopiedPredicate when place is not null => [new CopiedPolicyData(place)],
            RuleIds.MaxAgeIgnored => [new MaxAgeData(600)],
            RuleIds.MethodNotAllowed or RuleIds.HeaderNotAllowed or RuleIds.GrpcWebPolicy => [new MissingNamesData(["PUT", "DELETE"], place)],
            RuleIds.HubPolicy =>
            [
                new HubPolicyData(["PUT", "DELETE"], LacksCredentials: true, IsOpen: true, place, origins, [], place),
                new HubPolicyData(["PUT", "DELETE"], LacksCredentials: true, IsOpen: false, null, origins, one, place),
                new HubPolicyData(["PUT", "DELETE"], LacksCredentials: false, IsOpen: false, null, origins, one, place),
            ],
            RuleIds.UnknownPolicy => [new UnknownPolicyData(names, "Other", toAdd)],
            RuleIds.NoDefaultPolicy or RuleIds.UnnamedMetadata => [new UnnamedPolicyData(names, toAdd)],
            RuleIds.MiddlewareMissing or RuleIds.MetadataWithoutMiddleware =>
                [new MissingMiddlewareData(IsNameNeedless: true, []), new MissingMiddlewareData(IsNameNeedless: false, names)],
            RuleIds.CorsAfterAuthorization or RuleIds.CorsBeforeRouting or RuleIds.CorsNeverReached or RuleIds.CorsBehindCache or RuleIds.CorsBehindResponder
                when place is not null => Enum.GetValues<CallMove>().Select(move => new CallOrderData(move, place)),
            RuleIds.SeveralCors => [new FurtherCorsData(one)],
            RuleIds.ImplicitAuthorization => [new ImplicitAuthorizationData(place, HasAuthentication: true), new ImplicitAuthorizationData(place, HasAuthentication: false)],
            RuleIds.UnusedPolicy when place is not null => [new UnusedPolicyData(place)],
            _ => [],
        };
    }

    // A value as a statement is no syntax error to the parser, but none that a fix may make either.
    private static int Errors(SyntaxTree tree) =>
        tree.GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        + tree.GetRoot().DescendantNodes().Count(static node => node is ExpressionStatementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax });
}
