using System.Reflection;
using CorsAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>What every fix has to be so that hosts find it, load it and apply it everywhere.</summary>
public sealed class FixAssemblyTests
{
    private static readonly Assembly Fixes = typeof(CorsCodeFix).Assembly;

    internal static IEnumerable<CorsCodeFix> All =>
        Fixes.GetTypes().Where(static type => type.IsSubclassOf(typeof(CorsCodeFix))).Select(static type => (CorsCodeFix)Activator.CreateInstance(type)!);

    [Fact]
    public void The_assembly_references_only_what_every_host_brings()
    {
        var names = Fixes.GetReferencedAssemblies().Select(static reference => reference.Name);
        Assert.Empty(names.Except(
            ["netstandard", "System.Collections.Immutable", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces"]));
    }

    [Fact]
    public void Every_fix_is_exported_for_C_sharp_and_mends_everything_at_once()
    {
        Assert.All(All, static fix =>
        {
            var export = fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>();
            Assert.Equal([LanguageNames.CSharp], export?.Languages ?? []);
            Assert.Equal(fix.GetType().Name, export?.Name);
            Assert.NotNull(fix.GetFixAllProvider());
        });
    }

    // Hosts try the providers of a rule in no certain order, and the first action has to be the safest.
    [Fact]
    public void A_rule_has_one_provider()
    {
        var ids = All.SelectMany(static fix => fix.FixableDiagnosticIds).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(
            [
                "CORS101", "CORS102", "CORS103", "CORS104", "CORS105", "CORS106", "CORS107", "CORS108", "CORS109", "CORS110", "CORS111", "CORS112", "CORS113", "CORS114",
                "CORS201", "CORS202", "CORS203", "CORS204", "CORS205", "CORS206", "CORS207", "CORS208", "CORS209",
                "CORS301", "CORS302", "CORS303", "CORS304", "CORS305", "CORS306", "CORS307", "CORS308", "CORS309", "CORS310", "CORS311", "CORS312", "CORS313", "CORS314",
                "CORS315", "CORS316", "CORS317", "CORS318",
                "CORS401", "CORS402", "CORS403", "CORS404", "CORS405", "CORS406", "CORS407", "CORS408", "CORS409", "CORS410",
            ],
            ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Equivalence_keys_differ()
    {
        var keys = typeof(FixKeys).GetFields().Select(static field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct(), keys);
    }
}
