using BenchmarkDotNet.Running;
using CorsAnalyzers.Benchmarks;

// dotnet run -c Release --project tests/CorsAnalyzers.Benchmarks -- --budgets : the design's budgets, each with its figure
// dotnet run -c Release --project tests/CorsAnalyzers.Benchmarks -- --filter * : BenchmarkDotNet
if (args is ["--budgets"])
{
    await Budgets.PrintAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
