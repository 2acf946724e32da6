using CorsAnalyzers.Proofs.Pages;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Proofs.Facts;

/// <summary>A run of <c>docs/facts.md</c> that is repeated, from <c>runs.md</c>.</summary>
/// <param name="Title">Its heading: the number, and after a colon what tells it from others of that number.</param>
/// <param name="Program">The program, whole.</param>
/// <param name="Exchanges">What it is asked, and what it answers.</param>
internal sealed record ObservedRun(string Title, string Program, ImmutableArray<(string Request, string Answer)> Exchanges)
{
    private const string Usings = """
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.FileProviders;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);

        """;

    /// <summary>All of them, in their order.</summary>
    public static ImmutableArray<ObservedRun> All { get; } = Read(Markdown.Read(RepositoryText.Read("Facts/runs.md")));

    /// <summary>Its row on the page.</summary>
    public string Id => Title.Split(':')[0];

    // Each section is a block and a table.
    private static ImmutableArray<ObservedRun> Read(Markdown page) =>
        [.. page.Sections.Select((section, i) =>
            new ObservedRun(section.Heading, Whole(page.Fences[i].Text), ExchangesOf(page.Tables[i])))];

    private static ImmutableArray<(string, string)> ExchangesOf(Table table) =>
        [.. table.Rows.Select(row => (row[0].Trim('`'), row[1].Trim('`')))];

    private static string Whole(string code)
    {
        var members = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members;
        return Usings + Text(members.Where(member => member is GlobalStatementSyntax)) + "app.Run();\n"
            + Text(members.Where(member => member is not GlobalStatementSyntax));
    }

    private static string Text(IEnumerable<MemberDeclarationSyntax> members) =>
        string.Concat(members.Select(member => member.ToFullString()));
}
