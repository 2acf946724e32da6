using BenchmarkDotNet.Running;
using CorsAnalyzers.Benchmarks;

// dotnet run -c Release --project tests/CorsAnalyzers.Benchmarks -- --budgets : the design's budgets, each with its figure
// dotnet run -c Release --project tests/CorsAnalyzers.Benchmarks -- --filter * : BenchmarkDotNet
if (args is ["--budgets"])
{
    return await Budgets.PrintAsync() ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
