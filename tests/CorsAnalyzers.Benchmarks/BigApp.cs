using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Benchmarks;

/// <summary>A web API of many files, of which few have to do with CORS, as a compilation.</summary>
internal static class BigApp
{
    public const string StartupPath = "Program.cs";

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        """;

    private const string Startup = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddCors(options =>
        {
            options.AddDefaultPolicy(policy => policy
                .SetIsOriginAllowed(origin => origin.EndsWith("shop.example"))
                .AllowCredentials()
                .AllowAnyHeader()
                .WithMethods("GET"));
            options.AddPolicy("open", policy => policy.AllowAnyOrigin());
        });
        var app = builder.Build();
        app.UseAuthorization();
        app.UseCors();
        app.MapControllers();
        app.MapGet("/open", () => "x").RequireCors("open");
        app.Run();
        """;

    /// <param name="controllers">Controllers with a handful of actions each.</param>
    /// <param name="services">Files that have nothing to do with the web.</param>
    /// <param name="startup">The startup code; without CORS in it, the compilation does not matter to us.</param>
    public static CSharpCompilation Create(int controllers, int services, string startup = Startup)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = new List<SyntaxTree>
        {
            CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"),
            CSharpSyntaxTree.ParseText(startup, options, StartupPath),
        };
        trees.AddRange(Enumerable.Range(0, controllers).Select(i => CSharpSyntaxTree.ParseText(Controller(i), options, $"Controller{i}.cs")));
        trees.AddRange(Enumerable.Range(0, services).Select(i => CSharpSyntaxTree.ParseText(Service(i), options, $"Service{i}.cs")));
        return CSharpCompilation.Create("BigApp", trees, References(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The same after a key was pressed in the startup code.</summary>
    public static CSharpCompilation Edited(CSharpCompilation compilation, int stroke)
    {
        var tree = compilation.SyntaxTrees.First(tree => tree.FilePath == StartupPath);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Startup + "\n// " + stroke.ToString(CultureInfo.InvariantCulture), (CSharpParseOptions)tree.Options, StartupPath));
    }

    public static CSharpCompilation WithoutCors(int services) => Create(0, services, "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => \"x\");\napp.Run();");

    private static string Controller(int i) => $$"""
        namespace BigApp.Controllers;

        public sealed record Item{{i}}(int Id, string Name, decimal Price);

        [ApiController]
        [Route("items{{i}}")]
        public sealed class Items{{i}}Controller : ControllerBase
        {
            private static readonly List<Item{{i}}> Items = [];

            [HttpGet] public IEnumerable<Item{{i}}> List() => Items;
            [HttpGet("{id:int}")] public Item{{i}}? Get(int id) => Items.FirstOrDefault(item => item.Id == id);
            [HttpPost] public IActionResult Add(Item{{i}} item) { Items.Add(item); return Created($"/items{{i}}/{item.Id}", item); }
            [HttpPut("{id:int}")] public IActionResult Put(int id, Item{{i}} item) { Items.RemoveAll(each => each.Id == id); Items.Add(item); return NoContent(); }
            [HttpDelete("{id:int}")] public IActionResult Remove(int id) => Items.RemoveAll(item => item.Id == id) > 0 ? NoContent() : NotFound();
        }
        """;

    private static string Service(int i) => $$"""
        namespace BigApp.Services;

        public sealed class Pricing{{i}}
        {
            private readonly Dictionary<string, decimal> _prices = new(StringComparer.Ordinal);

            public decimal Total(IEnumerable<(string Name, int Count)> lines)
            {
                var total = 0m;
                foreach (var (name, count) in lines)
                {
                    if (!_prices.TryGetValue(name, out var price))
                    {
                        throw new KeyNotFoundException($"No price for {name}.");
                    }

                    total += price * count * (count > 10 ? 0.9m : 1m);
                }

                return Math.Round(total, 2);
            }

            public void Set(string name, decimal price) => _prices[name.Trim().ToUpperInvariant()] = price;

            public IReadOnlyList<string> Cheapest(int count) => [.. _prices.OrderBy(each => each.Value).Take(count).Select(each => each.Key)];
        }
        """;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.Net.Http.Headers.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
}
