using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CorsAnalyzers.Tests;

/// <summary>A case of a theory whose first argument is C#.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CaseAttribute([StringSyntax(App.Language)] string code, params object?[] rest) : RowAttribute(
    [code, .. rest]);

/// <summary>A case of a theory about a change: C# before, C# after, and what else there is to say.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ChangeAttribute(
    [StringSyntax(App.Language)] string before,
    [StringSyntax(App.Language)] string after,
    params object?[] rest)
    : RowAttribute([before, after, .. rest]);

/// <summary>A case of a theory that puts a program together: every argument is C#.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PartsAttribute([StringSyntax(App.Language)] params string[] parts) : RowAttribute([.. parts]);

/// <summary>As <c>InlineData</c>, whose constructor cannot tell an editor what its strings are.</summary>
internal abstract class RowAttribute(object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new([new TheoryDataRow(arguments)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
