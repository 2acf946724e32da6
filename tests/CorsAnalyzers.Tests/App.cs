using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests;

/// <summary>
/// An app under test: its first source, with markup, and what surrounds it. A string is an app with nothing around it. Every app has the
/// global usings of the Web SDK and nullable annotations; with top-level statements or a <c>Main</c> it is a program, else a library.
/// </summary>
internal sealed record App([StringSyntax(App.Language)] string Code)
{
    /// <summary>What editors call C# with the markup of tests, and highlight.</summary>
    public const string Language = "C#-test";

    /// <summary>The path of <see cref="Code"/>.</summary>
    public const string Path = "/0/Test0.cs";

    /// <summary>The global usings that the Web SDK adds.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        """;

    /// <summary>What it is compiled against.</summary>
    public Framework Framework { get; init; } = Frameworks.Net100;

    /// <summary>Assemblies beside the framework's, such as those of <see cref="Stubs"/>.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>Further sources, with markup, by path such as <c>/0/Startup.cs</c>.</summary>
    public IReadOnlyList<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>Additional files, with markup, by path such as <c>/0/appsettings.json</c>.</summary>
    public IReadOnlyList<(string Path, string Text)> AdditionalFiles { get; init; } = [];

    /// <summary>Lines of the <c>[*.cs]</c> section of an <c>.editorconfig</c>.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Lines of a <c>.globalconfig</c>.</summary>
    public string? GlobalConfig { get; init; }

    /// <summary>Whether the Web SDK's global usings are there.</summary>
    public bool HasImplicitUsings { get; init; } = true;

    /// <summary>Whether the code may have errors, as while it is being typed.</summary>
    public bool MayHaveErrors { get; init; }

    /// <summary>What it compiles to, if not what its code suggests.</summary>
    public OutputKind? OutputKind { get; init; }

    public static implicit operator App(string code) => new(code);

    /// <summary>
    /// The app around statements that configure a <c>CorsPolicyBuilder</c> named <c>p</c>: they make its default policy, which
    /// <c>UseCors()</c> puts to use for one endpoint.
    /// </summary>
    public static App OfPolicy([StringSyntax(Language)] string policyCode)
    {
        var indented = string.Join(
            '\n',
            policyCode.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
        return "var builder = WebApplication.CreateBuilder(args);\n"
            + "builder.Services.AddCors(options => options.AddDefaultPolicy(p =>\n"
            + "{\n"
            + indented + "\n"
            + "}));\n"
            + "\n"
            + "var app = builder.Build();\n"
            + "app.UseCors();\n"
            + "app.MapGet(\"/\", () => \"Hello\");\n"
            + "app.Run();\n";
    }

    /// <summary>The same app, and nothing said about it.</summary>
    public App WithoutMarkup() => this with
    {
        Code = WithoutMarkup(Code),
        Sources = [.. Sources.Select(WithoutMarkup)],
        AdditionalFiles = [.. AdditionalFiles.Select(WithoutMarkup)],
    };

    /// <summary>All sources by path, the global usings last.</summary>
    public IEnumerable<(string Path, string Text)> AllSources
        => [(Path, Code), .. Sources, .. HasImplicitUsings ? [("/0/ImplicitUsings.cs", ImplicitUsings)] : Array.Empty<(string, string)>()];

    /// <summary>All configuration files of analyzers by path.</summary>
    public IEnumerable<(string Path, string Text)> AnalyzerConfigFiles
    {
        get
        {
            if (EditorConfig is not null)
            {
                yield return ("/.editorconfig", $"root = true\n[*.cs]\n{EditorConfig}\n");
            }

            if (GlobalConfig is not null)
            {
                yield return ("/.globalconfig", $"is_global = true\n{GlobalConfig}\n");
            }
        }
    }

    private static (string Path, string Text) WithoutMarkup((string Path, string Text) file) => (file.Path, WithoutMarkup(file.Text));

    private static string WithoutMarkup(string text)
    {
        TestFileMarkupParser.GetPositionsAndSpans(text, out var plain, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return plain;
    }
}
