using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests.Evaluation;

/// <summary>C# as it is written today, run by the evaluator: which kinds of operations have no meaning there is known by name.</summary>
public sealed class OperationKindsTests
{
    /// <summary>Kinds whose parts are run and whose outcome is unknown, each for a reason.</summary>
    private static readonly HashSet<OperationKind> WithoutMeaning =
    [
        // Roslyn itself has no kind for some, such as `stackalloc`.
        OperationKind.None,

        // Addresses and stack memory do not occur in startup code that sets policies.
        OperationKind.AddressOf,

        // What an event or a dynamic call runs is decided elsewhere.
        OperationKind.EventAssignment, OperationKind.EventReference, OperationKind.DynamicInvocation, OperationKind.DynamicMemberReference,

        // Ranges of lists, objects without a name, and queries are unknown.
        OperationKind.Range, OperationKind.AnonymousObjectCreation, OperationKind.TranslatedQuery,
        OperationKind.TypeParameterObjectCreation,
    ];

    [Fact]
    public void Kinds_without_a_meaning_are_listed()
    {
        var unhandled = Run(Modern).UnhandledKinds;
        Assert.Empty(unhandled.Except(WithoutMeaning));
    }

    [Fact]
    public void What_has_a_meaning_comes_to_its_value()
    {
        var evaluator = Run(Modern);
        var result = Assert.IsType<TupleValue>(evaluator.Run(Method(evaluator, "Known"), null, []));
        Assert.Equal(["two", "rest:2", "b", 3, "new", "caught", "finally", "https"], result.Items.Select(item => ((Constant)item).Content));
    }

    private const string Modern = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        record Settings(string Name) { public string Mode { get; init; } = "old"; }

        class Program
        {
            static event Action? Changed;

            static void Main(string[] args)
            {
                Known();
                Changed += () => { };
                var anonymous = new { Name = "x" };
                int[] numbers = [1, 2, 3];
                var some = numbers[1..];
                var query = from number in numbers where number > 1 select number;
                dynamic loose = numbers;
                loose.Go();
                foreach (var (key, value) in new Dictionary<string, int> { ["a"] = 1 }) { }
                lock (numbers) { }
                using var scope = new System.IO.StringReader("");
                checked { numbers[0]++; }
                Span<int> span = stackalloc int[3];
                ref var first = ref numbers[0];
                Index last = ^1;
                object text = args is [] or null ? "none" : args;
                _ = text is string { Length: > 0 } known ? known : default;
                goto end;
                end:
                Console.WriteLine(nameof(args) + sizeof(int) + typeof(string));
            }

            static (string, string, string, int, string, string, string, string) Known()
            {
                int[] numbers = [1, 2, 3];
                var word = (numbers.Length, true) switch { (3, false) => "one", (3, true) => "two", _ => "none" };
                var rest = numbers is [1, .. var others] ? "rest:" + others.Length : "no";
                string[] letters = ["a", "b"];
                var copy = new Settings("x") with { Mode = "new" };
                return (word, rest, letters[^1], numbers[^1], copy.Mode, Caught(), Last(), new Uri("https://a.test").Scheme);
            }

            static string Caught()
            {
                try { throw new InvalidOperationException(); }
                catch (ArgumentException) when (false) { return "wrong"; }
                catch (InvalidOperationException) { return "caught"; }
            }

            static string Last()
            {
                var text = "start";
                Set();
                return text;

                void Set()
                {
                    try { return; }
                    finally { text = "finally"; }
                }
            }
        }
        """;

    private static Evaluator Run(string program)
    {
        var tree = CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.Preview));
        var compilation = CSharpCompilation.Create(
            "Modern",
            [tree],
            Frameworks.Net100.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var run = new AppRun("Production", AppSettings.Read([], "Production"), new AssemblyReach(compilation), _ => false);
        var evaluator = new Evaluator(new SourceModels(compilation), run, new Budget(100_000), TestContext.Current.CancellationToken);
        evaluator.Run(Method(evaluator, "Main"), null, []);
        return evaluator;
    }

    private static IMethodSymbol Method(Evaluator evaluator, string name) =>
        evaluator.Sources.Compilation.GetTypeByMetadataName("Program")!.GetMembers(name).OfType<IMethodSymbol>().Single();
}
