using CorsAnalyzers.Fuzz.Running;
using Xunit.Runner.InProc.SystemConsole;

namespace CorsAnalyzers.Fuzz;

/// <summary>The tests; or, asked by them, the process in which programs are analysed that may take it down.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args) => args is [Worker.Argument] ? Worker.Run() : await ConsoleRunner.Run(args);
}
