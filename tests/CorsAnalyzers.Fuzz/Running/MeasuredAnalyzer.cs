using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>What the analyzer did, apart from the compiler.</summary>
/// <param name="Work">Counted work. Until the evaluator counts, bytes that were allocated: they are the same on every machine.</param>
/// <param name="Seconds">Processor time of the process meanwhile; only to notice what hangs.</param>
internal readonly record struct Effort(long Work, double Seconds)
{
    public static Effort operator +(Effort left, Effort right) => new(left.Work + right.Work, left.Seconds + right.Seconds);
}

/// <summary>The product's analyzer, each of its actions measured on the thread that it runs on.</summary>
#pragma warning disable RS1012, RS1025, RS1026, RS1036, RS1038, RS1041 // It runs in these tests only, and hands everything on.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MeasuredAnalyzer : DiagnosticAnalyzer
{
    private readonly CorsAnalyzer _analyzer = new();
    private readonly Lock _lock = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => _analyzer.SupportedDiagnostics;

    public Effort Effort { get; private set; }

    public override void Initialize(AnalysisContext context) => _analyzer.Initialize(new MeasuredContext(context, this));

    private void Measure(Action action)
    {
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        try
        {
            action();
        }
        finally
        {
            var effort = new Effort(GC.GetAllocatedBytesForCurrentThread() - bytes, (Environment.CpuUsage.TotalTime - time).TotalSeconds);
            lock (_lock)
            {
                Effort += effort;
            }
        }
    }

    // What the product does not register needs no measure; registering something new fails here first.
    private sealed class MeasuredContext(AnalysisContext context, MeasuredAnalyzer owner) : AnalysisContext
    {
        public override void EnableConcurrentExecution() => context.EnableConcurrentExecution();

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) =>
            context.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) =>
            context.RegisterCompilationStartAction(start => owner.Measure(() => action(new MeasuredStart(start, owner))));

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw NotMeasured();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            throw NotMeasured();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
            Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => throw NotMeasured();
    }

    private sealed class MeasuredStart(CompilationStartAnalysisContext context, MeasuredAnalyzer owner)
        : CompilationStartAnalysisContext(context.Compilation, context.Options, context.CancellationToken)
    {
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            context.RegisterSemanticModelAction(file => owner.Measure(() => action(file)));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) =>
            context.RegisterAdditionalFileAction(file => owner.Measure(() => action(file)));

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw NotMeasured();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            throw NotMeasured();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw NotMeasured();

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
            Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => throw NotMeasured();
    }

    private static NotSupportedException NotMeasured() => new("The analyzer registers an action that is not measured yet.");
}
