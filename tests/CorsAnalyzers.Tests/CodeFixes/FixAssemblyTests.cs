using System.Reflection;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.Rules;
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
    public void A_rule_has_one_provider_unless_it_says_why_none()
    {
        var ids = All.SelectMany(static fix => fix.FixableDiagnosticIds).ToList();
        Assert.Equal(
            RuleCatalog.Rules.Where(static rule => rule.NoFix is null).Select(static rule => rule.Descriptor.Id).Order(StringComparer.Ordinal),
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
